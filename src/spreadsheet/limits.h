#pragma once

#include <cstdint>

namespace kiemdiem::spreadsheet {

/// What a workbook may hold at most. Far beyond any honest office file, far below what would hurt this
/// machine.
struct Limits {
  std::int64_t file_bytes = 64 << 20;    ///< of the file as it comes
  std::int64_t part_bytes = 64 << 20;    ///< of one part when unpacked
  std::int64_t total_bytes = 192 << 20;  ///< of all parts read when unpacked
  int parts = 2'000;
  int sheets = 64;
  int rows = 200'000;                 ///< row number of the last cell that holds something
  int columns = 512;                  ///< column number of the same
  std::int64_t cells = 4'000'000;     ///< of the whole workbook
  std::int64_t strings = 2'000'000;   ///< in the table of shared texts
  std::int64_t text_bytes = 131'072;  ///< of one cell (Excel: 32,767 letters)
  int styles = 65'536;
  int merged_areas = 50'000;  ///< of one sheet
};

}  // namespace kiemdiem::spreadsheet
