#pragma once

#include "spreadsheet/workbook.h"

namespace kiemdiem::spreadsheet {

/// Converts what is written in TCVN3 or VNI to Unicode, cell by cell: by the font where it tells, else by the
/// letters, and where one word reads both ways by the other cells of its column. Adds one notice a sheet and
/// encoding.
/// @return a problem for every cell whose letters are neither Unicode nor readable in an old encoding
Problems convert_legacy_cells(Sheet& sheet, const Place& where, Problems& notices);

}  // namespace kiemdiem::spreadsheet
