#pragma once

#include "paper/papers/wide_table.h"

namespace kiemdiem::paper {

/// Báo cáo kết quả kiểm điểm, đánh giá, xếp loại (form F26), its tables as annexes.

struct ReportPart {
  std::string heading;                  ///< of level 2; empty: none
  std::vector<std::string> paragraphs;  ///< empty: dotted lines to write on
};

struct ReportSection {
  std::string heading;  ///< of level 1
  std::vector<ReportPart> parts;
};

struct ResultReport {
  Office office;
  std::string number;  ///< "12-BC/ĐU", or "-BC/ĐU" before it is given
  std::optional<Date> date;
  Date made_on;
  std::string period;                   ///< "năm 2026"
  std::vector<std::string> addressees;  ///< Kính gửi
  std::vector<ReportSection> sections;
  std::vector<WideTable> annexes;
  std::vector<std::string> recipients;
  Signer signer;
};

Paper result_report(const ResultReport& report, const Profile& profile);

}  // namespace kiemdiem::paper
