#include "spreadsheet/sheet_parser.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "spreadsheet/excerpt.h"
#include "spreadsheet/number_format.h"

namespace kiemdiem::spreadsheet {
namespace {

constexpr int last_row_of_excel = 1'048'576;
constexpr std::size_t most_problems = 200;

std::optional<double> to_number(std::string_view text) {
  double number = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

void make_error(Cell& cell, std::string text) {
  cell.kind = Cell::Kind::error;
  cell.text = std::move(text);
}

void make_date(Cell& cell, const std::optional<Moment>& moment, std::string_view shown) {
  if (!moment) return make_error(cell, fmt::format("ngày không có thật ({})", shown));
  cell.kind = Cell::Kind::date;
  cell.moment = *moment;
  cell.text = to_iso(*moment);
}

/// Excel makes the first of the month of “5/1965”.
void leave_out_day(Cell& cell) {
  const auto [year, month, day] = parts(cell.moment.date);
  if (cell.kind != Cell::Kind::date || day != 1 || cell.moment.has_time()) return;
  cell.no_day = true;
  cell.text = fmt::format("{:02}/{}", month, year);
}

std::string digits_padded_to(const std::string& number, int digits) {
  if (number.find_first_not_of("0123456789") != std::string::npos) return number;
  const std::size_t missing = static_cast<std::size_t>(digits) -
                              std::min<std::size_t>(number.size(), static_cast<std::size_t>(digits));
  return std::string(missing, '0') + number;
}

}  // namespace

bool SheetParser::refuse_here(std::string message) {
  complain_here(std::move(message));
  return false;
}

void SheetParser::complain_here(std::string message) {
  Place where = context_.where;
  if (at_.row > 0 && at_.column > 0) where.cell = to_text(at_);
  if (problems.size() < most_problems) problems.push_back({std::move(where), std::move(message)});
}

bool SheetParser::start(std::string_view element, const Attributes& attributes) {
  if (element == "row") return start_row(attributes["r"]);
  if (element == "c") return start_cell(attributes);
  if (element == "mergeCell") return add_merged_area(attributes["ref"]);
  if (!in_cell_) return true;
  if (element == "v") in_value_ = has_value_ = true;
  if (element == "f") has_formula_ = true;
  if (element == "is") in_inline_ = has_value_ = true;
  if (element == "rPh") in_reading_aid_ = true;
  if (element == "t") in_inline_text_ = in_inline_ && !in_reading_aid_;
  if (element == "rFont" && inline_font_ == Cell::Font::ordinary)
    inline_font_ = font_of_name(attributes["val"]);
  return true;
}

bool SheetParser::start_row(std::string_view reference) {
  int row = at_.row + 1;
  if (!reference.empty()) {
    const auto [end, error] = std::from_chars(reference.data(), reference.data() + reference.size(), row);
    if (error != std::errc{} || end != reference.data() + reference.size() || row < 1 ||
        row > last_row_of_excel)
      return refuse_here(
          fmt::format("Số hàng “{}” không có trong bảng tính (nhiều nhất {} hàng); tệp bị hỏng.",
                      excerpt(reference, 20), last_row_of_excel));
  }
  if (row <= at_.row)
    return refuse_here("Các hàng không theo thứ tự; tệp bị hỏng, hãy mở bằng Excel và lưu lại.");
  at_ = {row, 0};
  return true;
}

bool SheetParser::start_cell(const Attributes& attributes) {
  CellReference next{at_.row, at_.column + 1};
  if (const std::string_view reference = attributes["r"]; !reference.empty()) {
    const auto named = parse_cell_reference(reference);
    if (!named || named->row != at_.row || named->column <= at_.column)
      return refuse_here(fmt::format("Tên ô “{}” sai chỗ; tệp bị hỏng, hãy mở bằng Excel và lưu lại.",
                                     excerpt(reference, 20)));
    next = *named;
  }
  at_ = next;
  in_cell_ = true;
  has_value_ = has_formula_ = false;
  value_.clear();
  inline_text_.clear();
  inline_font_ = Cell::Font::ordinary;
  type_ = attributes["t"];
  std::size_t style = 0;
  const std::string_view number = attributes["s"];
  std::from_chars(number.data(), number.data() + number.size(), style);
  style_ = style < context_.styles.size() ? context_.styles[style] : CellStyle{};
  return true;
}

bool SheetParser::add_merged_area(std::string_view reference) {
  at_ = {};
  const auto area = parse_area(reference);
  if (!area)
    return refuse_here(fmt::format("Vùng gộp ô “{}” không đọc được; tệp bị hỏng.", excerpt(reference, 30)));
  if (static_cast<int>(sheet_.merged.size()) >= context_.limits.merged_areas)
    return refuse_here(
        fmt::format("Trang tính có hơn {} vùng gộp ô; hãy bỏ gộp ô.", context_.limits.merged_areas));
  sheet_.merged.push_back(*area);
  return true;
}

bool SheetParser::text(std::string_view piece) {
  if (!in_cell_ || (!in_value_ && !in_inline_text_)) return true;
  std::string& sink = in_value_ ? value_ : inline_text_;
  sink += piece;
  if (static_cast<std::int64_t>(sink.size()) > context_.limits.text_bytes)
    return refuse_here(fmt::format("Ô chứa hơn {} byte chữ; hãy rút ngắn.", context_.limits.text_bytes));
  return true;
}

bool SheetParser::end(std::string_view element) {
  if (!in_cell_) return true;
  if (element == "v") in_value_ = false;
  if (element == "t") in_inline_text_ = false;
  if (element == "is") in_inline_ = false;
  if (element == "rPh") in_reading_aid_ = false;
  return element != "c" || end_cell();
}

bool SheetParser::within_limits() {
  const Limits& limits = context_.limits;
  if (at_.row > limits.rows)
    return refuse_here(
        fmt::format("Trang tính có dữ liệu quá hàng {}; hãy chia thành nhiều tệp.", limits.rows));
  if (at_.column > limits.columns)
    return refuse_here(fmt::format("Trang tính có dữ liệu quá cột {} ({}); hãy bỏ cột thừa.",
                                   column_name(limits.columns), limits.columns));
  if (context_.cells_before + static_cast<std::int64_t>(sheet_.cells.size()) >= limits.cells)
    return refuse_here(fmt::format("Tệp có hơn {} ô dữ liệu; hãy chia thành nhiều tệp.", limits.cells));
  return true;
}

bool SheetParser::end_cell() {
  in_cell_ = false;
  if (!has_value_ && !has_formula_) return true;
  if (!within_limits()) return false;
  Cell cell = finished_cell();
  if (!cell.text.empty()) sheet_.cells.push_back(std::move(cell));
  return true;
}

Cell SheetParser::finished_cell() {
  Cell cell;
  cell.at = at_;
  cell.font = style_.font;
  const bool calculated = has_value_ && (!value_.empty() || type_ == "str" || !has_formula_);
  if (!calculated) {
    make_error(cell, "công thức chưa có kết quả");
  } else if (type_ == "s") {
    finish_shared(cell);
  } else if (type_ == "inlineStr") {
    cell.text = clean_text(inline_text_);
    if (inline_font_ != Cell::Font::ordinary) cell.font = inline_font_;
  } else if (type_ == "str") {
    cell.text = clean_text(value_);
  } else if (type_ == "b") {
    const std::string_view word = trimmed(value_);
    cell.kind = Cell::Kind::boolean;
    cell.number = word == "1" || word == "true" ? 1 : 0;
    cell.text = cell.number == 1 ? "true" : "false";
  } else if (type_ == "e") {
    make_error(cell, clean_text(value_));
  } else if (type_ == "d") {
    make_date(cell, parse_moment(trimmed(value_).substr(0, 16)), value_);
  } else {
    finish_number(cell);
  }
  return cell;
}

void SheetParser::finish_shared(Cell& cell) {
  std::size_t index = 0;
  const std::string_view digits = trimmed(value_);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
  if (error != std::errc{} || end != digits.data() + digits.size() || index >= context_.shared_texts.size())
    return complain_here(
        "Ô trỏ tới một mục chữ không có trong tệp; tệp bị hỏng, hãy mở bằng Excel và lưu lại.");
  const SharedText& shared = context_.shared_texts[index];
  cell.text = shared.text;
  if (shared.font != Cell::Font::ordinary) cell.font = shared.font;
}

void SheetParser::finish_number(Cell& cell) {
  const std::string_view digits = trimmed(value_);
  if (digits.empty()) return;
  const auto number = to_number(digits);
  if (!number) return complain_here(fmt::format("“{}” không phải số; tệp bị hỏng.", excerpt(digits, 30)));
  if (style_.is_date) {
    make_date(cell, moment_of_serial(*number, context_.from_1904), number_text(*number));
    if (style_.shows_no_day) leave_out_day(cell);
    return;
  }
  cell.kind = Cell::Kind::number;
  cell.number = *number;
  cell.text = number_text(*number);
  if (style_.padded_digits > 0) cell.text = digits_padded_to(cell.text, style_.padded_digits);
}

}  // namespace kiemdiem::spreadsheet
