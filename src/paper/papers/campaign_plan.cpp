#include "paper/papers/campaign_plan.h"

#include <fmt/format.h>

namespace kiemdiem::paper {

Paper campaign_plan(const CampaignPlan& own, const Profile& profile) {
  std::vector<std::vector<std::string>> rows;
  for (const PlannedStep& step : own.steps) rows.push_back({step.what, step.who, step.due, step.clause});
  std::vector<Block> text{
      {Heading{1, "Mục đích, yêu cầu"}},
      sentence("Kiểm điểm, đánh giá, xếp loại đúng thực chất, đúng trình tự; kiểm điểm xong mới xếp loại."),
      {Heading{1, "Đối tượng, nội dung"}},
      sentence("Đối tượng, nội dung kiểm điểm và tiêu chuẩn các mức xếp loại thực hiện theo các văn bản nêu "
               "trên.")};
  for (const std::string& item : own.items)
    text.push_back(sentence("- Bổ sung nội dung kiểm điểm: " + item + "."));
  text.push_back({Heading{1, "Tiến độ"}});
  text.push_back(numbered_table(
      {{"Nội dung", 48}, {"Người, đơn vị thực hiện", 46}, {"Thời hạn", 38}, {"Căn cứ", 38}}, rows));
  text.push_back({Heading{1, "Tổ chức thực hiện"}});
  text.push_back(closing(
      fmt::format("Các tổ chức đảng, đảng viên thuộc {} thực hiện kế hoạch này.", own.issued.office.issuer)));
  return framed(own.issued,
                {.type_name = "Kế hoạch",
                 .subject = {"kiểm điểm, đánh giá, xếp loại chất lượng " + own.period},
                 .grounds = own.grounds},
                std::move(text), profile);
}

Paper team_decision(const TeamDecision& own, const Profile& profile) {
  std::vector<std::vector<std::string>> rows;
  for (const Participant& member : own.members) rows.push_back({member.name, member.post, member.task});
  std::vector<Block> text{
      article(1, fmt::format("Thành lập {} phục vụ {} gồm {:02} đồng chí có tên sau đây:", own.team, own.task,
                             own.members.size())),
      numbered_table({{"Họ và tên", 60}, {"Chức vụ", 50}, {"Nhiệm vụ", 45}}, rows, 3),
      article(2, own.team + " thực hiện nhiệm vụ theo quy định và tự giải thể khi hoàn thành nhiệm vụ."),
      article(3, "Các đồng chí có tên tại Điều 1 thi hành Quyết định này.", true)};
  return framed(own.issued,
                {.type_name = "Quyết định",
                 .subject = {"thành lập " + own.team + " " + own.period},
                 .grounds = own.grounds,
                 .resolves = own.decided_by + " quyết định"},
                std::move(text), profile);
}

}  // namespace kiemdiem::paper
