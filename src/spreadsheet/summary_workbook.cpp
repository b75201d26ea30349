#include "spreadsheet/summary_workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/vietnamese.h"
#include "spreadsheet/stream_writer.h"

namespace kiemdiem::spreadsheet {
namespace {

using summary::Column;
using summary::ColumnKind;
using summary::RowKind;
using summary::Table;

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char byte) { return (byte & 0xC0) != 0x80; }));
}

/// One table on the sheet that is open.
class TableSheet {
 public:
  TableSheet(WorkbookStream& out, const Table& table, const SheetHead& head)
      : out_(out), table_(table), head_(head), width_(static_cast<int>(table.shape->columns.size())) {}

  /// Rows above the first data row.
  static constexpr int head_rows = 10;

  void write() {
    code();
    heads();
    titles();
    columns();
    for (const summary::Row& row : table_.rows) data(row);
    if (table_.rows.empty()) across(Look::centered, "Không có đối tượng nào");
    for (std::size_t at = 0; at < table_.notes.size(); ++at)
      across(Look::note, (at == 0 ? "Ghi chú: " : "") + table_.notes[at]);
    signs();
  }

 private:
  int half() const { return std::max(1, width_ / 2); }

  /// Cells that belong to a text, so that frames reach over the merged area.
  void put(std::vector<StreamCell>& row, int from, int to, Look look, std::string_view text) const {
    for (int at = from; at < to && at < static_cast<int>(row.size()); ++at)
      row[static_cast<std::size_t>(at)].look = look;
    if (from < static_cast<int>(row.size()) && !text.empty())
      row[static_cast<std::size_t>(from)].value = text;
  }
  void merge(int first_row, int from, int last_row, int to) {
    if (first_row != last_row || to - from > 1) out_.merge({{first_row, from + 1}, {last_row, to}});
  }
  std::vector<StreamCell> empty() const { return std::vector<StreamCell>(static_cast<std::size_t>(width_)); }

  void across(Look look, const std::string& text, double height = 0) {
    std::vector<StreamCell> row = empty();
    put(row, 0, width_, look, text);
    out_.row(row, height > 0 ? height
                             : 15.0 * static_cast<double>(1 + letters(text) /
                                                                  std::max<std::size_t>(1, letters_wide())));
    merge(out_.rows(), 0, out_.rows(), width_);
  }
  std::size_t letters_wide() const {
    std::size_t sum = 0;
    for (const Column& column : table_.shape->columns) sum += static_cast<std::size_t>(column.width);
    return sum;
  }
  void two_halves(Look left_look, const std::string& left, Look right_look, const std::string& right) {
    std::vector<StreamCell> row = empty();
    put(row, 0, half(), left_look, left);
    put(row, half(), width_, right_look, right);
    out_.row(row);
    merge(out_.rows(), 0, out_.rows(), half());
    merge(out_.rows(), half(), out_.rows(), width_);
  }

  void code() { across(Look::form_code, table_.shape->code); }
  void heads() {
    two_halves(Look::superior, upper_case(head_.superior), Look::issuer, upper_case(head_.heading));
    two_halves(Look::issuer, upper_case(head_.issuer), Look::date, head_.place_and_day);
    out_.row(empty());
  }
  void titles() {
    std::string title = upper_case(table_.shape->title);
    if (!table_.period.empty()) title += " " + upper_case(table_.period);
    across(Look::title, title, 20);
    std::string below = table_.unit_name;
    if (!head_.attached_to.empty())
      below += below.empty() ? head_.attached_to : " (" + head_.attached_to + ")";
    across(Look::subtitle, below);
    across(Look::subtitle, "Số liệu tính đến ngày " + to_vietnamese(table_.on));
  }

  void columns() {
    const auto& all = table_.shape->columns;
    std::vector<StreamCell> top = empty(), bottom = empty(), numbers = empty();
    std::vector<std::string> counted;
    for (int at = 0; at < width_; ++at) counted.push_back(fmt::format("({})", at + 1));
    const int first = out_.rows() + 1;
    std::size_t lines = 1;
    for (int at = 0; at < width_;) {
      const Column& column = all[static_cast<std::size_t>(at)];
      int end = at + 1;
      while (!column.group.empty() && end < width_ &&
             all[static_cast<std::size_t>(end)].group == column.group)
        ++end;
      if (column.group.empty()) {
        put(top, at, end, Look::head, column.title);
        put(bottom, at, end, Look::head, {});
        merge(first, at, first + 1, end);
      } else {
        put(top, at, end, Look::head, column.group);
        for (int inner = at; inner < end; ++inner)
          put(bottom, inner, inner + 1, Look::head, all[static_cast<std::size_t>(inner)].title);
        merge(first, at, first, end);
      }
      at = end;
    }
    for (int at = 0; at < width_; ++at) {
      const Column& column = all[static_cast<std::size_t>(at)];
      const auto width = static_cast<std::size_t>(std::max(column.width, 3));
      lines = std::max(lines, (letters(column.title) + width - 1) / width + 1);
      put(numbers, at, at + 1, Look::head_number, counted[static_cast<std::size_t>(at)]);
    }
    out_.row(top, 30);
    out_.row(bottom, 14.0 * static_cast<double>(std::min<std::size_t>(lines, 9)));
    out_.row(numbers);
  }

  Look look_of(const summary::Row& row, const Column& column, const summary::Cell& cell) const {
    const bool bold = row.kind != RowKind::data;
    if (std::holds_alternative<summary::Share>(cell)) return bold ? Look::total_share : Look::share;
    if (!std::holds_alternative<std::string>(cell)) return bold ? Look::total_count : Look::count;
    if (bold) return Look::block;
    return column.what == "order" || column.width <= 8 ? Look::centered : Look::text;
  }

  void data(const summary::Row& row) {
    const auto& all = table_.shape->columns;
    std::vector<StreamCell> cells = empty();
    std::vector<std::string> words(row.cells.size());
    std::size_t lines = 1;
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
      const summary::Cell& cell = row.cells[at];
      cells[at].look = look_of(row, all[at], cell);
      if (const auto number = number_in(cell)) {
        cells[at].value = *number;
        continue;
      }
      words[at] = summary::in_words(cell);
      if (!std::holds_alternative<std::string>(cell))
        cells[at].look = row.kind == RowKind::data ? Look::centered : Look::total_text;
      if (!words[at].empty()) cells[at].value = std::string_view{words[at]};
      const auto width = static_cast<std::size_t>(std::max(all[at].width, 4));
      if (row.kind != RowKind::block) lines = std::max(lines, (letters(words[at]) + width - 1) / width);
    }
    out_.row(cells, lines > 1 ? 15.0 * static_cast<double>(lines) : 0);
  }

  /// A figure of which everything is known, a share, a number.
  static std::optional<double> number_in(const summary::Cell& cell) {
    if (const auto* figure = std::get_if<summary::Figure>(&cell); figure != nullptr && figure->unsure.empty())
      return static_cast<double>(figure->count());
    if (const auto* share = std::get_if<summary::Share>(&cell); share != nullptr && share->tenths)
      return static_cast<double>(*share->tenths) / 10;
    if (const auto* number = std::get_if<summary::Number>(&cell)) return static_cast<double>(number->value);
    return std::nullopt;
  }

  void signs() {
    out_.row(empty());
    two_halves(Look::sign, upper_case(head_.signs_left), Look::sign,
               head_.signs_right.empty() ? std::string{} : upper_case(head_.signs_right.front()));
    for (std::size_t at = 1; at < head_.signs_right.size(); ++at)
      two_halves(Look::sign, {}, Look::sign, upper_case(head_.signs_right[at]));
    for (int blank = 0; blank < 4; ++blank) out_.row(empty());
  }

  WorkbookStream& out_;
  const Table& table_;
  const SheetHead& head_;
  int width_;
};

std::string sheet_of(const Table& table) {
  return table.shape->sheet.empty() ? table.shape->id : table.shape->sheet;
}

void write_facts(WorkbookStream& out, const std::vector<std::pair<std::string, std::string>>& facts) {
  out.begin({"00_ThongTin", {34, 70}, 0, 0, 0});
  for (const auto& [label, value] : facts)
    out.row({{Look::block, std::string_view{label}}, {Look::text, std::string_view{value}}});
}

void write_breaches(WorkbookStream& out, const std::vector<summary::Breach>& breaches) {
  out.begin({"Kiểm tra dữ liệu", {6, 12, 100}, 1, 1, 1});
  out.row({{Look::head, "TT"}, {Look::head, "Biểu"}, {Look::head, "Nội dung phải xem lại"}});
  double order = 0;
  for (const summary::Breach& breach : breaches)
    out.row({{Look::count, ++order},
             {Look::centered, std::string_view{breach.table}},
             {Look::text, std::string_view{breach.text}}},
            15.0 * static_cast<double>(1 + letters(breach.text) / 100));
  if (breaches.empty())
    out.row({{Look::centered, {}}, {Look::centered, {}}, {Look::text, "Không có chỗ nào sai lệch"}});
}

}  // namespace

Result<std::string> write_summary(const std::vector<Table>& tables, const SheetHead& head,
                                  const std::vector<std::pair<std::string, std::string>>& facts,
                                  const std::vector<summary::Breach>& breaches) {
  WorkbookStream out;
  if (!facts.empty()) write_facts(out, facts);
  std::vector<std::string> names;
  for (const Table& table : tables) names.push_back(sheet_of(table));
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  for (const std::string& name : names) {
    StreamSheet sheet;
    sheet.name = name;
    int count = 0;
    for (const Table& table : tables) {
      if (sheet_of(table) != name) continue;
      ++count;
      for (std::size_t at = 0; at < table.shape->columns.size(); ++at) {
        if (sheet.widths.size() <= at) sheet.widths.push_back(0);
        sheet.widths[at] =
            std::max(sheet.widths[at], static_cast<double>(table.shape->columns[at].width) + 1);
      }
    }
    if (count == 1) {
      sheet.repeated_from = TableSheet::head_rows - 2;
      sheet.repeated_to = sheet.frozen = TableSheet::head_rows;
    }
    out.begin(sheet);
    for (const Table& table : tables)
      if (sheet_of(table) == name) TableSheet{out, table, head}.write();
  }
  write_breaches(out, breaches);
  return out.finish();
}

}  // namespace kiemdiem::spreadsheet
