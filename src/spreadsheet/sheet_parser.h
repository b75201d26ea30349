#pragma once

#include <vector>

#include "spreadsheet/workbook.h"
#include "spreadsheet/workbook_parts.h"

namespace kiemdiem::spreadsheet {

/// What a sheet's cells refer to.
struct SheetContext {
  const std::vector<CellStyle>& styles;
  const std::vector<SharedText>& shared_texts;
  bool from_1904;
  const Limits& limits;
  Place where;                ///< file and sheet
  std::int64_t cells_before;  ///< cells of the sheets read before, for the limit on the whole workbook
};

/// Reads the cells and merged areas of one sheet as they stream by.
class SheetParser : public XmlHandler {
 public:
  SheetParser(SheetContext context, Sheet& sheet) : context_(std::move(context)), sheet_(sheet) {}

  bool start(std::string_view element, const Attributes& attributes) override;
  bool end(std::string_view element) override;
  bool text(std::string_view piece) override;

  Problems problems;

 private:
  bool start_row(std::string_view reference);
  bool start_cell(const Attributes& attributes);
  bool add_merged_area(std::string_view reference);
  bool end_cell();
  bool within_limits();
  Cell finished_cell();
  void finish_number(Cell& cell);
  void finish_shared(Cell& cell);
  bool refuse_here(std::string message);
  void complain_here(std::string message);

  SheetContext context_;
  Sheet& sheet_;
  CellReference at_;
  CellStyle style_;
  std::string type_;
  std::string value_;
  std::string inline_text_;
  Cell::Font inline_font_ = Cell::Font::ordinary;
  bool in_cell_ = false, in_value_ = false, in_inline_ = false, in_inline_text_ = false,
       in_reading_aid_ = false;
  bool has_value_ = false, has_formula_ = false;
};

}  // namespace kiemdiem::spreadsheet
