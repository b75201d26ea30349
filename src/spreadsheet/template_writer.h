#pragma once

#include <string>

#include "facts/dictionary.h"
#include "spreadsheet/workbook_writer.h"

namespace kiemdiem::spreadsheet {

/// What stands on the sheet “Thong tin” of an empty workbook.
struct TemplateHead {
  std::string regulation;  ///< id
  std::string title;       ///< of the regulation
  int year = 0;            ///< 0: left empty
};

/// The sheets of a workbook to be filled in: one a list, in the dictionary's order, with headings, help as
/// comments, drop-downs and one example row that the reader passes over.
std::vector<DraftSheet> template_sheets(const facts::Dictionary& dictionary, const TemplateHead& head);

/// The same as an .xlsx file.
Result<std::string> write_template(const facts::Dictionary& dictionary, const TemplateHead& head);

}  // namespace kiemdiem::spreadsheet
