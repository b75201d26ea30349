#pragma once

#include <span>
#include <string>
#include <vector>

#include "spreadsheet/workbook.h"

namespace kiemdiem::spreadsheet {

/// The cells of one row, by column.
using CellRow = std::span<const Cell>;

/// The merged area that begins at this cell, or the cell alone.
MergedArea merged_area_at(const Sheet& sheet, CellReference cell);

/// Cuts a sheet's cells into its rows that hold something.
std::vector<CellRow> rows_of(const Sheet& sheet);

/// What stands above a column: one text, or where headings are grouped, the group with what stands below it,
/// and the lower text alone.
struct Heading {
  CellReference at;
  std::vector<std::string> texts;  ///< most telling first
};

/// The headings that begin in this row, and the last row that belongs to them (merged cells, grouped
/// headings).
struct HeadingBlock {
  std::vector<Heading> headings;
  int last_row = 0;
};
HeadingBlock headings_at(const Sheet& sheet, const std::vector<CellRow>& rows, std::size_t row);

/// “1 2 3 …” or “(1) (2) (3)”: the numbers of the columns below the headings.
bool is_column_numbers(CellRow row);
/// Marked as an example by its first cell.
bool is_example(CellRow row);
/// Totals or signatures: the list ends before it.
bool ends_list(CellRow row);

}  // namespace kiemdiem::spreadsheet
