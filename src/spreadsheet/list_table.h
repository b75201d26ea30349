#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "facts/dictionary.h"
#include "spreadsheet/sheet_rows.h"

namespace kiemdiem::spreadsheet {

/// One row of a list's sheet, sorted by fact.
struct ListRow {
  int row = 0;
  std::vector<const Cell*>
      facts;  ///< one a fact of the list; null where the cell is empty or the column is absent
  const Cell* parent = nullptr;  ///< of an inner list: the cell that names the parent's entry
};

/// A sheet understood as a list of the dictionary.
struct ListTable {
  const facts::ListShape* shape = nullptr;
  const Sheet* sheet = nullptr;
  int heading_row = 0;
  std::vector<ListRow> rows;
  std::vector<Heading> strange;  ///< columns that are not read
  std::vector<std::unique_ptr<const Cell>>
      joined;  ///< made of several cells (family and given name), for `rows`
};

/// The sheets of a situation that are no list: head, defaults, drop-down words.
bool is_written_by_us(const Sheet& sheet);

/// Places in one workbook.
Place place_in(const std::string& file, const Sheet& sheet, CellReference cell);

/// Finds the sheets of the dictionary's lists: by name (accents, case, spaces and leading numbers do not
/// matter), else by headings. Finds the heading row by matching among the first 30 rows; titles above,
/// columns that nobody knows, a row of column numbers, rows marked as example and totals with what follows
/// are passed over. Problems: a heading very near to a known one, two columns for one fact, a sheet of a list
/// without headings. Notices: what was passed over. In the dictionary's order.
std::vector<ListTable> find_lists(const Workbook& workbook, const facts::Dictionary& dictionary,
                                  Problems& problems, Problems& notices);

}  // namespace kiemdiem::spreadsheet
