#include <fmt/format.h>

#include <algorithm>

#include "paperwork/summing.h"
#include "service/office.h"
#include "summary/table_fields.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/report_parts.h"
#include "web/places/reports.h"
#include "web/places/sheets.h"

// Who is behind a number of a summary table.

namespace kiemdiem::web {
namespace {

using summary::Line;
using summary::PastLine;

std::string why_address(const service::Call& call, const std::string& subject) {
  return address("why", {{"campaign", call.campaign->id}, {"subject", subject}});
}

pages::SheetCell level_cell(const summary::Summary& whole, const Line& line) {
  pages::SheetCell level = cell(summary::level_words(whole, line.level));
  if (line.decided) level.lines.emplace_back("đã quyết định");
  return level;
}

std::string past_level(const summary::Summary& whole, const std::string& id) {
  const auto found = std::ranges::find(whole.past, id, &PastLine::id);
  return found == whole.past.end() ? "năm trước không có kết quả"
                                   : "năm trước: " + summary::level_words(whole, found->level);
}

std::string state_of(const service::SummaryOf& of, const Line& line, Standing standing) {
  if (standing == Standing::unsure) return "chưa rõ: còn thiếu dữ kiện";
  if (standing == Standing::came) return "thêm ở mức này; " + past_level(*of.summary, line.id);
  const std::string reasons = summary::reasons_of(line, *of.book);
  return reasons.empty() && !line.decided ? "mức đề nghị, chưa có quyết định" : reasons;
}

std::vector<pages::SheetCell> row_of_past(const service::Call& call, const service::SummaryOf& of,
                                          const PastLine& line, Standing standing) {
  const summary::Summary& whole = *of.summary;
  const Line* now = whole.line(line.id);
  std::string state = "năm trước";
  if (standing == Standing::left)
    state = now == nullptr ? "không còn ở mức này: năm nay không có trong danh sách"
                           : "không còn ở mức này; năm nay: " + summary::level_words(whole, now->level);
  return {cell(line.name, now == nullptr ? std::string{} : why_address(call, line.id)),
          cell(of.tree->name(line.unit)), cell(summary::level_words(whole, line.level)),
          cell(std::move(state))};
}

std::vector<pages::SheetCell> row_of(const service::Call& call, const service::SummaryOf& of,
                                     const Behind& one) {
  const auto index = static_cast<std::size_t>(one.index);
  if (one.standing == Standing::before || one.standing == Standing::left)
    return row_of_past(call, of, of.summary->past[index], one.standing);
  const Line& line = of.summary->lines[index];
  return {cell(line.name, why_address(call, line.id)), cell(of.tree->name(line.unit)),
          level_cell(*of.summary, line), cell(state_of(of, line, one.standing))};
}

}  // namespace

std::vector<Behind> behind(const summary::Cell& cell) {
  std::vector<Behind> all;
  const auto add = [&all](const std::vector<std::int32_t>& subjects, Standing standing) {
    for (const std::int32_t at : subjects) all.push_back({at, standing});
  };
  if (const auto* figure = std::get_if<summary::Figure>(&cell)) {
    add(figure->subjects, figure->past ? Standing::before : Standing::counted);
    add(figure->unsure, Standing::unsure);
  } else if (const auto* number = std::get_if<summary::Number>(&cell)) {
    add(number->subjects, Standing::counted);
  } else if (const auto* share = std::get_if<summary::Share>(&cell)) {
    add(share->subjects, Standing::counted);
  } else if (const auto* change = std::get_if<summary::Change>(&cell)) {
    add(change->came, Standing::came);
    add(change->left, Standing::left);
  }
  return all;
}

service::Outcome<pages::SheetPage> report_figure(service::Call& call) {
  auto found = asked_table(call);
  if (!found) return tl::unexpected{found.error()};
  const summary::Table& table = found->table;
  const summary::Row* row = table.find(call.inputs.get("dong"));
  const auto column = table.column(call.inputs.get("cot"));
  if (row == nullptr || !column) return service::refused(service::Refused::hidden);
  const summary::Cell& shown = row->cells[*column];
  const std::vector<Behind> all = behind(shown);
  const bool figure = std::holds_alternative<summary::Figure>(shown);
  if (all.empty() && !figure) return service::refused(service::Refused::hidden);
  const summary::Column& head = table.shape->columns[*column];
  pages::SheetPage page;
  call.title = page.heading = fmt::format(
      "{}: {}", head.group.empty() ? head.title : head.group + ", " + head.title, summary::in_words(shown));
  page.lead = fmt::format("{}, {}. {}", table.shape->name, found->of.unit->name, table.period);
  if (const auto* number = std::get_if<summary::Number>(&shown);
      number != nullptr && number->value != static_cast<std::int64_t>(all.size()))
    page.lead += fmt::format(
        ". Số ghi là {}; danh sách dưới đây là {} đối tượng mà số đó nói đến{}.", number->value, all.size(),
        head.what.starts_with("pool_") ? " (tỷ lệ không tính người mà quy định không cho xếp mức này)" : "");
  offer(call, page.actions, "report-table", "Về bảng",
        address("report-table", table_names(call, table.shape->id)));
  constexpr std::size_t page_size = 100;
  const Range range =
      range_of(call, all.size(), page_size, "report-figure", table_names(call, table.shape->id),
               {{"dong", row->key}, {"cot", head.id}}, page.pager);
  pages::SheetSection section{"", {}, {}, {}};
  pages::SheetTable list{page.heading, {"Đối tượng", "Đơn vị", "Mức xếp loại", "Lý do, tình trạng"}, {}};
  for (std::size_t at = range.first; at < range.last; ++at)
    list.rows.push_back(row_of(call, found->of, all[at]));
  section.table = std::move(list);
  page.sections.push_back(std::move(section));
  return page;
}

}  // namespace kiemdiem::web
