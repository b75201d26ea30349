#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "spreadsheet/cell_reference.h"

namespace kiemdiem::spreadsheet {

/// One cell that holds something.
struct Cell {
  enum class Kind : std::uint8_t {
    text,
    number,
    date,  ///< a number shown as a day, or a day in ISO form
    boolean,
    error,  ///< "#N/A" and the like, a formula that was never calculated, a day that does not exist
  };
  /// What the cell's font says about the encoding of its text.
  enum class Font : std::uint8_t { ordinary, tcvn3, vni };

  CellReference at;
  Kind kind = Kind::text;
  Font font = Font::ordinary;
  Moment moment;        ///< of a date
  bool no_day = false;  ///< of a date: only month and year were written; `moment` is the first of the month
  double number = 0;    ///< of a number; 0 or 1 of a boolean
  /// What a reader sees: the text in NFC, the number with the zeros that its format pads, the day in ISO
  /// form ("05/1965" where it has no day), "true" or "false", the name of the error.
  std::string text;
};

struct Sheet {
  std::string name;
  bool hidden = false;
  std::vector<Cell> cells;  ///< by row, then by column; empty cells are left out
  std::vector<MergedArea> merged;
};

/// What stands in a workbook, without its looks.
struct Workbook {
  std::string file;  ///< as the user named it
  std::vector<Sheet> sheets;
  Problems notices;  ///< what was put right while reading (old encodings): worth showing, not wrong
};

}  // namespace kiemdiem::spreadsheet
