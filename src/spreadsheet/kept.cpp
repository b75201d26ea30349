#include "spreadsheet/kept.h"

#include <algorithm>

#include "spreadsheet/excerpt.h"
#include "spreadsheet/list_table.h"
#include "spreadsheet/number_format.h"
#include "spreadsheet/sheet_rows.h"

namespace kiemdiem::spreadsheet {
namespace {

constexpr std::size_t most_cells = 2'000'000;  ///< of one sheet, empty ones between others counted
constexpr std::size_t longest_text = 32'000;
constexpr double width = 18;

DraftCell draft_of(const Cell& cell) {
  switch (cell.kind) {
    case Cell::Kind::number:
      if (cell.text == number_text(cell.number)) return {cell.number};
      break;  // digits with leading zeros
    case Cell::Kind::date:
      if (!cell.no_day) return {cell.moment};
      break;
    case Cell::Kind::boolean:
      return {std::string{cell.number == 1 ? "TRUE" : "FALSE"}};
    case Cell::Kind::text:
    case Cell::Kind::error:
      break;
  }
  return {excerpt(cell.text, longest_text)};
}

KeptColumns columns_of(const ListTable& table) {
  KeptColumns kept{table.shape->name, table.sheet->name, {}, {}};
  std::map<int, std::size_t> place;
  for (const Heading& heading : table.strange) {
    place[heading.at.column] = kept.headings.size();
    kept.headings.push_back(heading.texts.front());
  }
  for (const Cell& cell : table.sheet->cells) {
    const auto found = place.find(cell.at.column);
    if (found == place.end() || cell.at.row <= table.heading_row) continue;
    std::vector<DraftCell>& cells = kept.cells[cell.at.row];
    cells.resize(std::max(cells.size(), found->second + 1));
    cells[found->second] = draft_of(cell);
  }
  return kept;
}

/// Excel's own rules for names, which other programs do not always keep.
std::string fitting_name(std::string name) {
  std::ranges::replace_if(
      name, [](char letter) { return std::string_view{"[]:*?/\\'"}.find(letter) != std::string_view::npos; },
      '-');
  std::size_t letters = 0;
  for (std::size_t at = 0; at < name.size(); ++at)
    if ((name[at] & 0xC0) != 0x80 && ++letters > 31) return name.substr(0, at);
  return name.empty() ? "-" : name;
}

std::size_t area_of(const std::vector<CellRow>& rows) {
  std::size_t area = rows.empty() ? 0 : static_cast<std::size_t>(rows.back().back().at.row);
  for (const CellRow& row : rows) area += static_cast<std::size_t>(row.back().at.column);
  return area;
}

DraftSheet sheet_of(const Sheet& sheet, const std::vector<CellRow>& rows) {
  DraftSheet draft;
  draft.name = fitting_name(sheet.name);
  draft.hidden = sheet.hidden;
  draft.rows.resize(rows.empty() ? 0 : static_cast<std::size_t>(rows.back().back().at.row));
  std::size_t widest = 0;
  for (const CellRow& row : rows) {
    std::vector<DraftCell>& cells = draft.rows[static_cast<std::size_t>(row.front().at.row - 1)];
    cells.resize(static_cast<std::size_t>(row.back().at.column));
    widest = std::max(widest, cells.size());
    for (const Cell& cell : row) cells[static_cast<std::size_t>(cell.at.column - 1)] = draft_of(cell);
  }
  draft.widths.assign(widest, width);
  return draft;
}

}  // namespace

Kept kept_of(const Workbook& workbook, const facts::Dictionary& dictionary) {
  Kept kept;
  Problems told;  // when the workbook was read
  const std::vector<ListTable> tables = find_lists(workbook, dictionary, told, told);
  for (const ListTable& table : tables)
    if (!table.strange.empty()) kept.columns.push_back(columns_of(table));
  for (const Sheet& sheet : workbook.sheets) {
    const bool is_list = std::ranges::find(tables, &sheet, &ListTable::sheet) != tables.end();
    if (is_list || is_written_by_us(sheet)) continue;
    const std::vector<CellRow> rows = rows_of(sheet);
    if (area_of(rows) <= most_cells)
      kept.sheets.push_back(sheet_of(sheet, rows));
    else
      kept.notices.push_back(
          {place_in(workbook.file, sheet, {}), "Trang tính này quá lớn nên không chép sang tệp kết quả."});
  }
  return kept;
}

}  // namespace kiemdiem::spreadsheet
