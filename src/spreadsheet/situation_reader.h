#pragma once

#include "base/tree.h"
#include "facts/situation.h"
#include "spreadsheet/workbook.h"

namespace kiemdiem::spreadsheet {

/// A workbook in the form of a situation file, each node with its sheet and cell.
struct SituationTree {
  Node root;
  Problems
      problems;  ///< cells, headings and sheets that make no sense; the tree then holds null in their place
  Problems notices;  ///< what was passed over or put right: worth showing, not wrong
};

/// Turns a workbook into the tree that the one reader of facts reads (facts::read_situation). Sheets and
/// columns are those of the dictionary; no fact is known here by name but `id` and `name`. An empty cell is
/// not given (unknown); “không” is null. A list's sheet without entries is not given unless it is declared
/// complete or its only entry is “không”.
SituationTree read_situation_tree(const Workbook& workbook, const facts::Dictionary& dictionary);

/// The regulation's id on the sheet “Thong tin”; empty where none is given. Read first, because a regulation
/// may declare facts of its own.
std::string regulation_named_in(const Workbook& workbook);

/// Both steps at once: all problems of the cells and of what they say together. `notices` are added to.
Result<facts::Situation> read_situation(const Workbook& workbook, const facts::Dictionary& dictionary,
                                        Problems& notices);

}  // namespace kiemdiem::spreadsheet
