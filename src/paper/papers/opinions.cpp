#include "paper/papers/opinions.h"

#include "paper/vietnamese_words.h"

namespace kiemdiem::paper {

Paper opinion_minutes(const OpinionMinutes& own, const Profile& profile) {
  std::vector<Block> text{{Heading{1, "Thời gian, địa điểm, thành phần"}},
                          field("Thời gian", own.begun ? moment_in_words(*own.begun) : std::string{}),
                          field("Địa điểm", own.venue),
                          field("Chủ trì", own.chair),
                          field("Thư ký", own.secretary),
                          field("Tổng số; có mặt; vắng", {}),
                          field("Dự thảo báo cáo gửi trước ngày", own.papers_sent_on),
                          {Heading{1, "Ý kiến góp ý"}}};
  std::vector<std::vector<std::string>> rows;
  for (const GivenOpinion& opinion : own.opinions) rows.push_back({opinion.by, opinion.text, opinion.about});
  text.push_back(numbered_table(
      {{"Họ và tên, chức vụ", 45}, {"Nội dung góp ý", 75}, {"Đối tượng được góp ý", 35}}, rows, 12));
  text.push_back({Heading{1, "Kết luận"}});
  append(text, written({}, 4));
  return framed(
      own.issued,
      {.type_name = "Biên bản", .subject = {"Hội nghị lấy ý kiến góp ý vào báo cáo kiểm điểm " + own.period}},
      std::move(text), profile);
}

Paper opinion_synthesis(const OpinionSynthesis& own, const Profile& profile) {
  std::vector<std::vector<std::string>> rows;
  for (const TakenOpinion& opinion : own.opinions)
    rows.push_back({opinion.by, opinion.text, opinion.taken, opinion.explanation, opinion.place});
  std::vector<Block> text{numbered_table({{"Cơ quan, người góp ý", 45},
                                          {"Nội dung góp ý", 75},
                                          {"Tiếp thu", 20, CellKind::centered},
                                          {"Giải trình (nếu không tiếp thu)", 60},
                                          {"Nơi đã chỉnh sửa trong báo cáo", 45}},
                                         rows, 10)};
  return framed(own.issued,
                {.type_name = "Bảng tổng hợp",
                 .subject = {"tiếp thu, giải trình ý kiến góp ý vào báo cáo kiểm điểm " + own.period}},
                std::move(text), profile, true);
}

}  // namespace kiemdiem::paper
