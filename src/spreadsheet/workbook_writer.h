#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "spreadsheet/cell_reference.h"

namespace kiemdiem::spreadsheet {

/// How a cell looks. Numbers and days get their number format besides.
enum class Style : std::uint8_t {
  plain,
  heading,
  title,
  label,  ///< the left cell of a label and value row
  holds,
  breaks,     ///< red: breaks a rule
  undecided,  ///< yellow: cannot be decided yet
  note,       ///< blue: worth reading
  example,    ///< grey italics: shows how to fill in, is not read
};

/// A cell to be written. A text is always written as text, also where it begins with “=”.
struct DraftCell {
  std::variant<std::monostate, std::string, double, Date, Moment> value;
  Style style = Style::plain;
  std::string comment = {};
};

/// A list to choose from, below a heading; other entries only cause a warning.
struct DropDown {
  MergedArea area;
  std::string source;  ///< "='Danh muc'!$A$2:$A$5"
  std::string help;    ///< shown when the cell is chosen; at most 255 letters
};

struct DraftSheet {
  std::string name;  ///< at most 31 letters, without brackets, colon, star, question mark, slashes
  std::vector<std::vector<DraftCell>> rows;  ///< the first is row 1
  std::vector<double> widths;                ///< of the columns from A on, in letters
  std::vector<MergedArea> merged;            ///< shown with the value and style of their first cell
  std::vector<DropDown> drop_downs;
  int frozen_rows = 0, frozen_columns = 0;
  int repeated_rows = 0;  ///< repeated at the head of every printed page: rows 1 to this one
  int filter_row = 0;     ///< 0: no filter
  bool hidden = false;
};

/// Writes an .xlsx workbook into memory: landscape A4, one page wide. Equal input gives equal bytes.
/// Refused: texts that are not UTF-8 or longer than Excel allows, sheet names that Excel does not take.
Result<std::string> write_workbook(const std::vector<DraftSheet>& sheets);

}  // namespace kiemdiem::spreadsheet
