#include "facts/header_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "facts/record_reader.h"

namespace kiemdiem::facts {
namespace {

std::optional<Date> read_day(const Node* node, std::string_view key, Problems& problems) {
  if (node == nullptr) return std::nullopt;
  const auto date = parse_date(node->text());
  if (!date)
    problems.push_back(
        {node->place(),
         fmt::format("“{}”: “{}” không phải ngày có thật; hãy viết như 2022-12-10.", key, node->text())});
  return date;
}

void read_period(const Node* node, Situation& situation, const Place& place, Problems& problems) {
  if (node == nullptr) {
    problems.push_back(
        {place, "Thiếu “period”: hãy ghi kỳ kiểm điểm, ví dụ period: {kind: year, year: 2022}."});
    return;
  }
  RecordReader reader{*node, problems};
  static const std::vector<std::string> kinds{"year", "quarter", "term", "ad_hoc"};
  const std::string kind = reader.text("kind");
  const auto found = std::ranges::find(kinds, kind);
  if (found == kinds.end())
    problems.push_back(
        {node->place(), fmt::format("period: loại kỳ “{}” không có; cần year, quarter, term hoặc ad_hoc.{}",
                                    kind, did_you_mean(kind, kinds))});
  else
    situation.period.kind = static_cast<PeriodKind>(found - kinds.begin());
  situation.period.year = reader.optional_number("year").value_or(0);
  situation.period.quarter = reader.optional_number("quarter").value_or(0);
  reader.finish();
}

/// The days that the period covers. A term or an ad hoc review ends on the day judged.
void bound_period(const Node* node, Situation& situation, Problems& problems) {
  Period& period = situation.period;
  const Place place = node == nullptr ? Place{} : node->place();
  const bool dated = period.kind == PeriodKind::year || period.kind == PeriodKind::quarter;
  if (dated && (period.year < 1945 || period.year > 2200)) {
    if (node != nullptr) problems.push_back({place, "period: cần năm của kỳ, ví dụ year: 2022."});
    return;
  }
  const bool quarterly = period.kind == PeriodKind::quarter;
  if (quarterly && (period.quarter < 1 || period.quarter > 4)) {
    problems.push_back({place, "period: quý phải từ 1 đến 4, ví dụ quarter: 3."});
    return;
  }
  if (dated) {
    const int first_month = quarterly ? period.quarter * 3 - 2 : 1;
    period.first = *make_date(period.year, first_month, 1);
    period.last = add_days(add_months(period.first, quarterly ? 3 : 12), -1);
  } else {
    const int year = period.year > 0 ? period.year : parts(situation.on).year;
    period.first = *make_date(year, 1, 1);
    period.last = situation.on;
  }
}

void read_complete(const Node* node, Situation& situation, Problems& problems) {
  if (node == nullptr) return;
  std::vector<std::string> names;
  for (const ListShape& shape : situation.dictionary.lists())
    if (shape.parent.empty()) names.push_back(shape.name);
  for (const Node& item : node->items()) {
    if (std::ranges::find(names, item.text()) == names.end())
      problems.push_back({item.place(), fmt::format("complete: không có danh sách “{}”.{}", item.text(),
                                                    did_you_mean(item.text(), names))});
    situation.complete.push_back(item.text());
  }
}

/// One of two words; @return whether it is the second.
bool read_switch(const Node* node, std::string_view key, std::string_view first, std::string_view second,
                 bool& given, Problems& problems) {
  given = node != nullptr;
  if (node == nullptr || node->text() == first) return false;
  if (node->text() != second)
    problems.push_back({node->place(), fmt::format("“{}” phải là {} hoặc {}.", key, first, second)});
  return node->text() == second;
}

}  // namespace

void read_header(const Node& root, Situation& situation, Problems& problems) {
  RecordReader reader{root, problems};
  situation.title = reader.optional_text("situation");
  situation.regulation = reader.optional_text("regulation");
  const Node* on = reader.take("on");
  if (on == nullptr) problems.push_back({root.place(), "Thiếu “on”: ngày xem xét, ví dụ on: 2022-12-10."});
  situation.on = read_day(on, "on", problems).value_or(Date{});
  const Node* period = reader.take("period");
  read_period(period, situation, root.place(), problems);
  bound_period(period, situation, problems);
  read_complete(reader.take("complete"), situation, problems);
  situation.quota_reading_b = read_switch(reader.take("quota_reading"), "quota_reading", "A", "B",
                                          situation.quota_reading_given, problems);
  situation.all_layers =
      read_switch(reader.take("layers"), "layers", "own", "all", situation.layers_given, problems);
  if (const Node* holidays = reader.take("holidays"))
    for (const Node& item : holidays->items())
      if (const auto day = read_day(&item, "holidays", problems)) situation.holidays.push_back(*day);
  reader.take("unless_stated");
  reader.take("facts");  // read before the lists were laid out (read_situation)
  reader.take("expect");
  for (const ListShape& shape : situation.dictionary.lists())
    if (shape.parent.empty()) reader.take(shape.name);
  reader.finish();
}

}  // namespace kiemdiem::facts
