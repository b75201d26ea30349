#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kiemdiem::spreadsheet {

/// A cell by row and column, both 1-based.
struct CellReference {
  int row = 0;
  int column = 0;

  friend bool operator==(const CellReference&, const CellReference&) = default;
};

/// "C7".
std::string to_text(CellReference cell);
/// "AB" for 28.
std::string column_name(int column);

/// "C7" or "$C$7"; nothing for anything else or beyond row 99,999,999 and column 99,999.
std::optional<CellReference> parse_cell_reference(std::string_view text);

/// A rectangle of cells shown as one; its value stands in the first.
struct MergedArea {
  CellReference first;
  CellReference last;
};

/// "A1:C3" or "A1".
std::optional<MergedArea> parse_area(std::string_view text);

}  // namespace kiemdiem::spreadsheet
