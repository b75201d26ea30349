#include "spreadsheet/sheet_rows.h"

#include <algorithm>

#include "base/vietnamese.h"
#include "spreadsheet/sheet_words.h"

namespace kiemdiem::spreadsheet {
namespace {

CellRow row_numbered(const std::vector<CellRow>& rows, int number) {
  const auto found = std::ranges::find_if(rows, [&](CellRow row) { return row.front().at.row == number; });
  return found == rows.end() ? CellRow{} : *found;
}

}  // namespace

MergedArea merged_area_at(const Sheet& sheet, CellReference cell) {
  for (const MergedArea& area : sheet.merged)
    if (area.first == cell) return area;
  return {cell, cell};
}

std::vector<CellRow> rows_of(const Sheet& sheet) {
  std::vector<CellRow> rows;
  for (std::size_t at = 0; at < sheet.cells.size();) {
    std::size_t end = at;
    while (end < sheet.cells.size() && sheet.cells[end].at.row == sheet.cells[at].at.row) ++end;
    rows.emplace_back(sheet.cells.data() + at, end - at);
    at = end;
  }
  return rows;
}

HeadingBlock headings_at(const Sheet& sheet, const std::vector<CellRow>& rows, std::size_t row) {
  HeadingBlock block;
  block.last_row = rows[row].front().at.row;
  std::vector<MergedArea> areas;
  for (const Cell& cell : rows[row]) {
    areas.push_back(merged_area_at(sheet, cell.at));
    block.last_row = std::max(block.last_row, std::min(areas.back().last.row, cell.at.row + 2));
  }
  const CellRow below =
      block.last_row > rows[row].front().at.row ? row_numbered(rows, block.last_row) : CellRow{};
  for (std::size_t at = 0; at < areas.size(); ++at) {
    const Cell& cell = rows[row][at];
    const bool grouped = areas[at].last.row < block.last_row;
    bool any_below = false;
    for (const Cell& lower : below) {
      if (!grouped || lower.at.column < areas[at].first.column || lower.at.column > areas[at].last.column)
        continue;
      any_below = true;
      block.headings.push_back({lower.at, {cell.text + " " + lower.text, lower.text}});
    }
    if (!any_below) block.headings.push_back({cell.at, {cell.text}});
  }
  return block;
}

bool is_column_numbers(CellRow row) {
  if (row.size() < 3) return false;
  int expected = 0;
  for (const Cell& cell : row)
    if (heading_key(cell.text) != std::to_string(++expected)) return false;
  return true;
}

bool is_example(CellRow row) {
  return search_key(row.front().text).starts_with(search_key(example_mark));
}

bool ends_list(CellRow row) {
  return std::ranges::any_of(row, [](const Cell& cell) {
    if (cell.kind != Cell::Kind::text || cell.text.size() > 60) return false;
    const std::string key = search_key(cell.text);
    return key == "cong" || key == "cong:" || key.starts_with("tong cong") || key.starts_with("tong so") ||
           key.starts_with("nguoi lap bieu") || key.starts_with("nguoi lap danh sach");
  });
}

}  // namespace kiemdiem::spreadsheet
