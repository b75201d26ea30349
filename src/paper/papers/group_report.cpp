#include "paper/papers/group_report.h"

#include "paper/vietnamese_words.h"

namespace kiemdiem::paper {

Paper group_report(const GroupReport& own, const Profile& profile) {
  std::vector<Block> text{{Heading{2, "Tình hình tổ chức kiểm điểm"}},
                          field("Thời gian họp", own.held ? moment_in_words(*own.held) : std::string{})};
  append(text, attendance_lines(own.attendance));
  text.push_back({Heading{2, "Kết quả"}});
  std::vector<std::vector<std::string>> rows;
  for (const GroupReportLine& line : own.lines)
    rows.push_back({line.name, line.own_level, line.strengths, line.shortcomings, line.opinions,
                    line.proposed, line.remark});
  text.push_back(numbered_table({{"Họ và tên", 38},
                                 {"Tự nhận mức", 28},
                                 {"Ưu điểm nổi bật", 44},
                                 {"Hạn chế, khuyết điểm", 44},
                                 {"Ý kiến góp ý", 40},
                                 {"Tổ đề nghị mức", 28},
                                 {"Ghi chú", 22}},
                                rows));
  text.push_back({Heading{2, "Kiến nghị"}});
  append(text, written(own.request, 2));
  return framed(own.issued,
                {.type_name = "Báo cáo",
                 .subject = {"kết quả kiểm điểm đảng viên ở tổ đảng " + own.period},
                 .to = {"Kính gửi", {own.cell}}},
                std::move(text), profile, true);
}

}  // namespace kiemdiem::paper
