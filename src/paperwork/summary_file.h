#pragma once

#include <string>

#include "service/call.h"

namespace kiemdiem::paperwork {

inline constexpr std::string_view all_tables = "tat-ca";

/// The summary tables of the unit in the call as a workbook equal to the official sheets.
/// @param table id of one table, or all_tables: every table that has a sheet. Refused as hidden where there
/// is none.
struct SummaryFile {
  std::string name;  ///< "Tong_hop_ket_qua_dang_uy_2026.xlsx"
  std::string bytes;
};
service::Outcome<SummaryFile> summary_file(service::Call& call, const std::string& table);

}  // namespace kiemdiem::paperwork
