#include "spreadsheet/fact_cell.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/vietnamese.h"
#include "base/words.h"
#include "spreadsheet/excerpt.h"
#include "spreadsheet/sheet_words.h"

namespace kiemdiem::spreadsheet {
namespace {

using facts::Fact;
using facts::FactType;

/// Minutes of "15:00", "8h30" or "8 giờ 30".
std::optional<int> minutes_of(std::string_view text) {
  int hour = 0;
  int minute = 0;
  std::size_t at = 0;
  std::size_t digits = 0;
  const auto number = [&](int& value) {
    for (digits = 0; at < text.size() && digits < 2 && text[at] >= '0' && text[at] <= '9'; ++at, ++digits)
      value = value * 10 + (text[at] - '0');
    return digits > 0;
  };
  if (!number(hour)) return std::nullopt;
  for (const std::string_view mark : {":", "h", " gio", "gio"})
    if (text.substr(at).starts_with(mark)) {
      at += mark.size();
      while (at < text.size() && text[at] == ' ') ++at;
      if (at < text.size() && !number(minute)) return std::nullopt;
      if (text.substr(at).starts_with(":00")) at += 3;
      return at == text.size() && hour < 24 && minute < 60 ? std::optional{hour * 60 + minute} : std::nullopt;
    }
  return std::nullopt;
}

std::optional<Date> day_of(std::string_view text) {
  if (const auto iso = parse_date(text)) return iso;
  return parse_vietnamese_date(text);
}

/// "12/12/2022 15:00", "15:00 ngày 12/12/2022" in the letters of search keys.
std::optional<Moment> timed_day_of(std::string_view key) {
  for (std::size_t gap = key.find(' '); gap != std::string_view::npos; gap = key.find(' ', gap + 1)) {
    std::string_view before = key.substr(0, gap);
    std::string_view after = key.substr(gap + 1);
    if (after.starts_with("ngay ")) after.remove_prefix(5);
    if (before.ends_with(",")) before.remove_suffix(1);
    const bool day_first = day_of(before).has_value();
    const auto date = day_first ? day_of(before) : day_of(after);
    const auto minutes = minutes_of(day_first ? after : before);
    if (date && minutes) return Moment{*date, static_cast<std::int16_t>(*minutes)};
  }
  return std::nullopt;
}

class FactCellReader {
 public:
  FactCellReader(const Cell& cell, const Fact& fact, const Place& place, const CellContext& context)
      : cell_(cell), fact_(fact), place_(place), context_(context), text_(trimmed_text(cell)) {}

  Node read() {
    if (cell_.kind == Cell::Kind::error) return refuse_cell("ô này báo lỗi; hãy ghi giá trị thật vào ô");
    if (fact_.type == FactType::boolean) return read_boolean();
    if (fact_.type == FactType::list) return read_list();
    if (cell_.kind == Cell::Kind::text && !fact_.required && is_none_word(text_)) return none();
    switch (fact_.type) {
      case FactType::text:
        return scalar(cell_.kind == Cell::Kind::date && !cell_.no_day ? to_vietnamese(cell_.moment) : text_);
      case FactType::integer:
      case FactType::decimal:
        return read_number();
      case FactType::date:
        return read_day(false);
      case FactType::moment:
        return read_day(true);
      case FactType::choice:
        return read_choice();
      case FactType::reference:
        return read_reference(text_);
      case FactType::references:
        return read_references();
      case FactType::subject:
        return read_subject();
      case FactType::record:
        return refuse_cell("cột này chỉ nhận “không”; các chi tiết ghi ở cột riêng");
      case FactType::boolean:
      case FactType::list:
        break;
    }
    return Node::null(place_);
  }

 private:
  Node scalar(std::string text) const { return Node::scalar(std::move(text), false, place_); }
  Node refuse_cell(std::string_view reason) const {
    const std::string& heading = fact_.column.empty() ? fact_.label.vi : fact_.column;
    context_.problems.push_back(
        {place_, fmt::format("Cột “{}”: “{}” không dùng được; {}.", heading, excerpt(text_), reason)});
    return Node::null(place_);
  }
  /// “không” of a count means 0; “null” says that there is none to be counted.
  Node none() const {
    const bool counts = (fact_.type == FactType::integer || fact_.type == FactType::decimal) &&
                        fact_.at_least.value_or(1) <= 0;
    return counts && search_key(text_) != "null" ? scalar("0") : Node::null(place_);
  }

  Node read_boolean() const {
    if (search_key(text_) == "null") return Node::null(place_);
    const auto value =
        cell_.kind == Cell::Kind::boolean ? std::optional{cell_.number == 1} : boolean_of(text_);
    return value ? scalar(*value ? "true" : "false") : refuse_cell("cần “có” hoặc “không”");
  }

  Node read_list() const {
    if (search_key(text_) == "null") return Node::null(place_);
    if (is_none_word(text_) || text_ == "0") return Node::list({}, place_);
    const facts::ListShape* inner = context_.dictionary.list(fact_.list);
    return refuse_cell(
        fmt::format("cột này chỉ nhận “không”; nếu có thì khai từng dòng ở trang tính “{}” với đúng mã",
                    inner == nullptr ? fact_.list : inner->sheet));
  }

  /// Decimal comma and thousands' dots of Vietnamese texts.
  Node read_number() const {
    std::string digits = text_;
    if (cell_.kind == Cell::Kind::text && digits.find(',') != std::string::npos) {
      std::erase(digits, '.');
      std::ranges::replace(digits, ',', '.');
    }
    const bool number = !digits.empty() && digits.find_first_not_of("0123456789.-") == std::string::npos;
    if (cell_.kind == Cell::Kind::date)
      return refuse_cell("cần một số, nhưng ô đang có kiểu ngày; hãy đổi kiểu ô");
    return number ? scalar(digits) : refuse_cell(bounds_text());
  }
  std::string bounds_text() const {
    if (fact_.at_least && fact_.at_most)
      return fmt::format("cần một số từ {} đến {}", *fact_.at_least, *fact_.at_most);
    return fact_.at_least ? fmt::format("cần một số từ {} trở lên", *fact_.at_least) : "cần một số";
  }

  Node read_day(bool with_time) const {
    if (const auto iso = iso_day(cell_, with_time)) return scalar(*iso);
    if (const std::string_view only = only_part_of_day(cell_); !only.empty())
      return refuse_cell(fmt::format(
          "mới có {}; hãy ghi đủ ngày/tháng/năm như 19/05/1965, chưa biết ngày thì để trống ô", only));
    if (cell_.kind == Cell::Kind::number)
      return refuse_cell("cần đủ ngày/tháng/năm; nếu ô là ngày thì hãy đặt kiểu ngày cho ô");
    return refuse_cell(with_time ? "cần một ngày có thật như 05/12/2022, hoặc kèm giờ như 05/12/2022 15:00"
                                 : "cần một ngày có thật, đủ ngày/tháng/năm, như 05/12/2022");
  }

  Node read_choice() const {
    if (auto word = context_.choices.find(fact_.choices, text_)) return scalar(std::move(*word));
    return refuse_cell(
        fmt::format("cần một trong: {}", labels_of(*context_.dictionary.choices(fact_.choices))));
  }

  Node read_reference(const std::string& text) const {
    bool ambiguous = false;
    const auto found = context_.names.find(text, fact_.to, ambiguous);
    if (ambiguous) return refuse_cell(fmt::format("có nhiều mục cùng tên “{}”; hãy ghi mã", excerpt(text)));
    return scalar(found ? found->id : text);
  }

  Node read_references() const {
    std::vector<Node> items;
    for (const std::string& piece : pieces_of(text_)) items.push_back(read_reference(piece));
    return Node::list(std::move(items), place_);
  }

  Node read_subject() const {
    const std::size_t colon = text_.find(':');
    std::string kind;
    std::string name = text_;
    if (colon != std::string::npos) {
      const std::string key = heading_key(text_.substr(0, colon));
      for (const HeadWord& word : subject_words())
        if (key == heading_key(word.word) || key == heading_key(word.label)) kind = word.word;
      if (kind.empty()) return refuse_cell("trước dấu hai chấm cần: tổ chức, tập thể, đảng viên hoặc cán bộ");
      const std::size_t first = text_.find_first_not_of(' ', colon + 1);
      name = first == std::string::npos ? std::string{} : text_.substr(first);
    }
    bool ambiguous = false;
    const auto found = context_.names.find(name, lists_of(kind), ambiguous);
    if (ambiguous) return refuse_cell("có nhiều mục cùng tên; hãy ghi mã");
    if (kind.empty() && !found)
      return refuse_cell("không có tổ chức, tập thể, đảng viên nào mang mã hoặc tên này");
    if (kind.empty()) kind = subject_words()[kind_of_list(found->list)].word;
    return scalar(kind + ":" + (found ? found->id : name));
  }
  /// The lists where a subject of that kind stands: the first entity list of the dictionary for
  /// organizations, and so on.
  std::vector<std::string> lists_of(std::string_view kind) const {
    std::vector<std::string> lists;
    for (const facts::ListShape& shape : context_.dictionary.lists())
      if (shape.parent.empty() && shape.find("id")) lists.push_back(shape.name);
    if (kind.empty()) return lists;
    for (std::size_t at = 0; at < subject_words().size(); ++at)
      if (subject_words()[at].word == kind && !lists.empty()) return {lists[std::min(at, lists.size() - 1)]};
    return lists;
  }
  std::size_t kind_of_list(const std::string& list) const {
    const std::vector<std::string> lists = lists_of("");
    return static_cast<std::size_t>(std::ranges::find(lists, list) - lists.begin());
  }

  const Cell& cell_;
  const Fact& fact_;
  const Place& place_;
  const CellContext& context_;
  std::string text_;
};

}  // namespace

std::optional<std::string> iso_day(const Cell& cell, bool with_time) {
  if (cell.kind == Cell::Kind::date && !only_part_of_day(cell).empty()) return std::nullopt;
  if (cell.kind == Cell::Kind::date) return with_time ? to_iso(cell.moment) : to_iso(cell.moment.date);
  if (cell.kind != Cell::Kind::text) return std::nullopt;
  const std::string text = trimmed_text(cell);
  if (const auto day = day_of(text)) return to_iso(*day);
  if (!with_time) return std::nullopt;
  if (const auto moment = parse_moment(text)) return to_iso(*moment);
  if (const auto moment = timed_day_of(search_key(text))) return to_iso(*moment);
  return std::nullopt;
}

std::string_view only_part_of_day(const Cell& cell) {
  if (cell.kind == Cell::Kind::date) {
    if (cell.no_day) return "tháng và năm";
    // 1965 typed into a cell for days is shown as 18/05/1905.
    return parts(cell.moment.date).year == 1905 && !cell.moment.has_time() ? "năm" : "";
  }
  if (cell.kind != Cell::Kind::text && cell.kind != Cell::Kind::number) return {};
  constexpr std::string_view digits = "0123456789";
  std::string key = search_key(cell.text);
  for (const std::string_view word : {"thang ", "nam "})
    if (const std::size_t at = key.find(word); at != std::string::npos) key.replace(at, word.size(), "/");
  if (key.find_first_not_of("0123456789/-. ") != std::string::npos) return {};
  std::vector<int> numbers;
  for (std::size_t at = key.find_first_of(digits); at != std::string::npos;
       at = key.find_first_of(digits, at)) {
    const std::size_t end = std::min(key.find_first_not_of(digits, at), key.size());
    int number = 0;
    std::from_chars(key.data() + at, key.data() + end, number);
    numbers.push_back(number);
    at = end;
  }
  const auto year = [](int number) { return number >= 1900 && number < 2100; };
  const auto month = [](int number) { return number >= 1 && number <= 12; };
  if (numbers.size() == 1 && year(numbers[0])) return "năm";
  const bool both = numbers.size() == 2 &&
                    ((month(numbers[0]) && year(numbers[1])) || (year(numbers[0]) && month(numbers[1])));
  return both ? "tháng và năm" : "";
}

std::vector<std::string> pieces_of(std::string_view text) {
  std::vector<std::string> pieces;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(",;\n", at), text.size());
    std::string_view piece = text.substr(at, end - at);
    while (!piece.empty() && piece.front() == ' ') piece.remove_prefix(1);
    while (!piece.empty() && piece.back() == ' ') piece.remove_suffix(1);
    if (!piece.empty()) pieces.emplace_back(piece);
    at = end + 1;
  }
  return pieces;
}

Node read_fact_cell(const Cell& cell, const Fact& fact, const Place& place, const CellContext& context) {
  return FactCellReader{cell, fact, place, context}.read();
}

}  // namespace kiemdiem::spreadsheet
