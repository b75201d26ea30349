#pragma once

#include <string_view>

#include "spreadsheet/limits.h"
#include "spreadsheet/workbook.h"

namespace kiemdiem::spreadsheet {

/// Reads an .xlsx workbook from memory: every sheet with its cells, days told by their number format, texts
/// in Unicode NFC (old TCVN3 and VNI converted). Right for absolute and relative part names, shared and
/// inline texts, cells without names, the 1904 calendar. Refused, with sheet and cell where they are known:
/// what is cut short or damaged, document type declarations, anything beyond the limits, old .xls and locked
/// files.
Result<Workbook> read_workbook(std::string_view bytes, std::string_view file, const Limits& limits = {});

}  // namespace kiemdiem::spreadsheet
