#pragma once

#include "paper/papers/frame.h"

namespace kiemdiem::paper {

/// Báo cáo của tổ đảng (form F20) to its cell.
struct GroupReportLine {
  std::string name;
  std::string own_level = {};
  std::string strengths = {}, shortcomings = {}, opinions = {};
  std::string proposed = {};
  std::string remark = {};
};
struct GroupReport {
  Issued issued;
  std::string cell;
  std::string period;
  std::optional<Moment> held = {};
  Attendance attendance;
  std::vector<GroupReportLine> lines;
  std::string request = {};
};
Paper group_report(const GroupReport& report, const Profile& profile);

}  // namespace kiemdiem::paper
