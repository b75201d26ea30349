#include "paper/papers/commendation_papers.h"

#include <fmt/format.h>

namespace kiemdiem::paper {
namespace {

Block table_of(const CommendationPapers& own) {
  std::vector<std::vector<std::string>> rows;
  for (const Commended& line : own.lines)
    rows.push_back({line.name, line.post, line.achievement, line.levels, line.form, line.votes});
  return numbered_table({{"Tên tập thể, họ và tên", 45},
                         {"Chức vụ, đơn vị", 40},
                         {"Thành tích tóm tắt", 70},
                         {"Mức xếp loại các năm", 40},
                         {"Hình thức đề nghị", 35},
                         {"Số phiếu", 20, CellKind::centered}},
                        rows, 3);
}

std::string subject_of(const CommendationPapers& own) {
  return "đề nghị khen thưởng tổ chức đảng, đảng viên " + own.period;
}

std::vector<Block> report_of(const Commended& line) {
  std::vector<Block> text{{Heading{1, "Sơ lược"}},
                          field("Tên, họ và tên", line.name),
                          field("Chức vụ, đơn vị", line.post),
                          field("Hình thức đề nghị khen thưởng", line.form),
                          {Heading{1, "Thành tích đạt được"}}};
  append(text, written(line.achievement, 8));
  text.push_back({Heading{1, "Xếp loại, khen thưởng các năm"}});
  append(text, written(line.levels, 3));
  return text;
}

}  // namespace

Paper commendation_submission(const CommendationPapers& own, const Profile& profile) {
  return framed(
      own.issued,
      {.type_name = "Tờ trình", .subject = {subject_of(own)}, .to = {"Kính trình", {own.addressee}}},
      {sentence(fmt::format("{} trình {} xem xét, khen thưởng {:02} trường hợp sau đây:",
                            own.issued.office.issuer, own.addressee, own.lines.size())),
       table_of(own), closing("Hồ sơ, báo cáo thành tích gửi kèm.")},
      profile, true);
}

Paper commendation_minutes(const CommendationPapers& own, const Profile& profile) {
  std::vector<Block> text{{Heading{1, "Thời gian, địa điểm, thành phần"}},
                          field("Thời gian", {}),
                          field("Địa điểm", {}),
                          field("Chủ trì; thư ký", {}),
                          field("Tổng số; có mặt; vắng", {}),
                          {Heading{1, "Nội dung, kết quả biểu quyết"}},
                          table_of(own),
                          {Heading{1, "Kết luận"}}};
  append(text, written({}, 3));
  return framed(own.issued, {.type_name = "Biên bản", .subject = {"Hội nghị xét " + subject_of(own)}},
                std::move(text), profile, true);
}

Paper commendation_list(const CommendationPapers& own, const Profile& profile) {
  return framed(own.issued, {.type_name = "Danh sách trích ngang", .subject = {subject_of(own)}},
                {table_of(own)}, profile, true);
}

Paper achievement_reports(const CommendationPapers& own, const Profile& profile) {
  Paper paper;
  for (const Commended& line : own.lines) {
    const Head head{.type_name = "Báo cáo thành tích", .subject = {"đề nghị khen thưởng " + own.period}};
    Issued issued = own.issued;
    issued.signatures.insert(issued.signatures.begin(),
                             {.post = "Người báo cáo", .note = "(ký, ghi rõ họ tên)", .name = line.name});
    add_sheet(paper, issued, head, report_of(line), profile);
  }
  return paper;
}

}  // namespace kiemdiem::paper
