#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "summary/checks.h"

namespace kiemdiem::spreadsheet {

/// What stands on every sheet beside the table.
struct SheetHead {
  std::string superior, issuer;  ///< head cells on the left
  std::string heading;           ///< on the right
  std::string place_and_day;
  std::string attached_to;               ///< "Kèm theo Báo cáo số …"; may be empty
  std::string signs_left;                ///< "Người lập biểu"
  std::vector<std::string> signs_right;  ///< "T/M ĐẢNG ỦY", "BÍ THƯ"
};

/// Tables as official sheets: form code, head cells, title, grouped heads, column numbers, totals, notes,
/// signatures. Tables of one sheet (Shape::sheet; else their own id) stand one below the other, in the order
/// of their first table.
/// @param facts label and value of the first sheet; empty: without it
/// @param breaches rows of the last sheet; its head alone where there are none
Result<std::string> write_summary(const std::vector<summary::Table>& tables, const SheetHead& head,
                                  const std::vector<std::pair<std::string, std::string>>& facts,
                                  const std::vector<summary::Breach>& breaches);

}  // namespace kiemdiem::spreadsheet
