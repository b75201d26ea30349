#pragma once

#include <map>
#include <string>
#include <vector>

#include "facts/dictionary.h"
#include "spreadsheet/workbook.h"
#include "spreadsheet/workbook_writer.h"

namespace kiemdiem::spreadsheet {

/// Columns that an office keeps in the sheet of a list and that no fact knows.
struct KeptColumns {
  std::string list;
  std::string sheet;                            ///< its name in the workbook that was read
  std::vector<std::string> headings;            ///< from left to right
  std::map<int, std::vector<DraftCell>> cells;  ///< by row of that sheet, in the order of the headings
};

/// What a workbook holds beside the lists, as plain values.
struct Kept {
  std::vector<KeptColumns> columns;
  std::vector<DraftSheet> sheets;
  Problems notices;  ///< what is too large to be kept
};

/// Collects what no list reads, so that it can be written with the result. Sheets that this program writes
/// itself are left out.
Kept kept_of(const Workbook& workbook, const facts::Dictionary& dictionary);

}  // namespace kiemdiem::spreadsheet
