#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "spreadsheet/cell_reference.h"

namespace kiemdiem::spreadsheet {

/// What a cell of an official sheet is; it decides font, frame, alignment and number format.
enum class Look : std::uint8_t {
  plain,
  form_code,    ///< top right
  superior,     ///< head, left
  issuer,       ///< head, bold
  date,         ///< head, right, italic
  title,        ///< bold, centred
  subtitle,     ///< italic, centred
  head,         ///< of a column, framed
  head_number,  ///< of a column's number, italic
  text,         ///< framed
  centered,
  count,  ///< 1.234
  share,  ///< 12,5
  block,  ///< bold text in a frame
  total_text,
  total_count,
  total_share,
  note,  ///< italic, without a frame
  sign,  ///< bold, centred, without a frame
};
inline constexpr int look_count = static_cast<int>(Look::sign) + 1;

/// A text is written as text and never as a formula.
struct StreamCell {
  Look look = Look::plain;
  std::variant<std::monostate, std::string_view, double> value = {};
};

struct StreamSheet {
  std::string_view name;
  std::vector<double> widths;                          ///< of the columns from A on, in letters
  int repeated_from = 0, repeated_to = 0, frozen = 0;  ///< rows; 0: none
};

/// Writes a workbook row by row: a row that is written is packed and forgotten, so that the memory taken does
/// not grow with the rows but by what they come to when packed. Landscape A4, one page wide. Equal rows give
/// equal bytes.
class WorkbookStream {
 public:
  WorkbookStream();
  ~WorkbookStream();
  WorkbookStream(const WorkbookStream&) = delete;
  WorkbookStream& operator=(const WorkbookStream&) = delete;

  /// Ends the sheet before it.
  void begin(const StreamSheet& sheet);
  /// @param height in points; 0: as the program that opens it has it
  void row(const std::vector<StreamCell>& cells, double height = 0);
  /// An area that shows its first cell. In the sheet that was begun last.
  void merge(const MergedArea& area);
  int rows() const;  ///< written in this sheet

  /// Nothing can be written after. Refused: no sheet, a name that Excel does not take, texts that are not
  /// UTF-8, no memory.
  Result<std::string> finish();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace kiemdiem::spreadsheet
