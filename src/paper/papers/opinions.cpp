#include "paper/papers/opinions.h"

#include <fmt/format.h>

#include "paper/vietnamese_words.h"

namespace kiemdiem::paper {
namespace {

std::vector<Block> invitation_text(const OpinionInvitation& own, const std::string& invited) {
  std::vector<Block> text{
      field("Kính mời", invited),
      field("Nội dung", fmt::format("góp ý vào báo cáo kiểm điểm của {}", own.body)),
      field("Tài liệu gửi kèm", own.draft.empty() ? "dự thảo báo cáo kiểm điểm" : own.draft),
      field("Họp lấy ý kiến, hạn góp ý", own.meets_on ? date_in_words(own.meets_on) : std::string{})};
  if (!own.presides.empty()) text.push_back(field("Chủ trì", own.presides));
  if (!own.ground.empty()) text.push_back(field("Căn cứ", own.ground));
  if (!own.address.empty()) {
    text.push_back(sentence(
        "Có thể góp ý không ghi tên: quét mã QR dưới đây bằng điện thoại hoặc gõ địa chỉ. Không cần tài "
        "khoản; không lưu người gửi và giờ gửi."));
    text.push_back({WebAddress{own.address}});
  }
  text.push_back(closing("Rất mong nhận được ý kiến góp ý đúng hạn."));
  return text;
}

}  // namespace

Paper opinion_invitation(const OpinionInvitation& own, const Profile& profile) {
  const Head head{.type_name = "Giấy mời",
                  .subject = {"góp ý vào dự thảo báo cáo kiểm điểm", "của " + own.body}};
  Paper paper;
  const std::vector<std::string> nobody{{}};
  for (const std::string& invited : own.invited.empty() ? nobody : own.invited)
    add_sheet(paper, own.issued, head, invitation_text(own, invited), profile);
  return paper;
}

Paper opinion_minutes(const OpinionMinutes& own, const Profile& profile) {
  std::vector<Block> text{{Heading{1, "Thời gian, địa điểm, thành phần"}},
                          field("Thời gian", own.begun ? moment_in_words(*own.begun) : std::string{}),
                          field("Địa điểm", own.venue),
                          field("Chủ trì", own.chair),
                          field("Thư ký", own.secretary)};
  if (own.summoned > 0)
    text.push_back(sentence(fmt::format("Tổng số: {:02}; có mặt: {:02}; vắng: {:02}.", own.summoned,
                                        own.present, own.summoned - own.present)));
  else
    text.push_back(field("Tổng số; có mặt; vắng", {}));
  text.push_back(field("Dự thảo báo cáo gửi trước ngày", own.papers_sent_on));
  text.push_back({Heading{1, "Ý kiến góp ý"}});
  std::vector<std::vector<std::string>> rows;
  for (const GivenOpinion& opinion : own.opinions) rows.push_back({opinion.by, opinion.text, opinion.about});
  text.push_back(numbered_table(
      {{"Họ và tên, chức vụ", 45}, {"Nội dung góp ý", 75}, {"Đối tượng được góp ý", 35}}, rows, 12));
  text.push_back({Heading{1, "Kết luận"}});
  append(text, written(own.conclusion, 4));
  return framed(
      own.issued,
      {.type_name = "Biên bản", .subject = {"Hội nghị lấy ý kiến góp ý vào báo cáo kiểm điểm", own.whose}},
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
                 .subject = {"tiếp thu, giải trình ý kiến góp ý vào báo cáo kiểm điểm", own.whose}},
                std::move(text), profile, true);
}

}  // namespace kiemdiem::paper
