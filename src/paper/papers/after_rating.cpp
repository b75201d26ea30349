#include "paper/papers/after_rating.h"

#include <fmt/format.h>

namespace kiemdiem::paper {

Paper collective_notice(const CollectiveNotice& own, const Profile& profile) {
  std::vector<std::vector<std::string>> rows;
  for (const NotifiedLine& line : own.lines) rows.push_back({line.name, line.unit, line.level});
  std::vector<Block> text{
      sentence(
          fmt::format("Căn cứ {}, {} thông báo kết quả như sau:", own.decision, own.issued.office.issuer)),
      numbered_table({{"Họ và tên, tên tổ chức", 62}, {"Đơn vị", 48}, {"Xếp loại", 45}}, rows),
      closing(fmt::format("Tổ chức, cá nhân không đồng ý với kết quả có quyền kiến nghị đến {}.",
                          own.petition_to))};
  return framed(own.issued,
                {.type_name = "Thông báo",
                 .subject = {"kết quả đánh giá, xếp loại chất lượng " + own.period},
                 .to = {"Kính gửi", own.addressees}},
                std::move(text), profile);
}

Paper cancellation(const Cancellation& own, const Profile& profile) {
  std::vector<std::vector<std::string>> rows;
  for (const CancelledLine& line : own.lines) rows.push_back({line.name, line.unit, line.level});
  std::vector<Block> text{
      article(1,
              fmt::format("Hủy kết quả xếp loại chất lượng {} tại {} đối với {:02} đối tượng có tên sau đây:",
                          own.period, own.former, own.lines.size())),
      numbered_table({{"Họ và tên, tên tổ chức", 62}, {"Đơn vị", 48}, {"Mức bị hủy", 45}}, rows),
      article(2, "Kiểm điểm, đánh giá, xếp loại lại các đối tượng nêu tại Điều 1 theo quy định."),
      article(3, "Các tổ chức và cá nhân có liên quan thi hành Quyết định này.", true)};
  return framed(own.issued,
                {.type_name = "Quyết định",
                 .subject = {"hủy kết quả đánh giá, xếp loại chất lượng " + own.period},
                 .grounds = own.grounds,
                 .resolves = own.decided_by + " quyết định"},
                std::move(text), profile);
}

namespace {

Block plan_table(const std::vector<PointToMend>& points) {
  std::vector<std::vector<std::string>> rows;
  for (const PointToMend& point : points)
    rows.push_back({point.shortcoming, point.measure, point.due, point.owner, point.evidence});
  return numbered_table({{"Hạn chế, khuyết điểm", 45},
                         {"Giải pháp khắc phục", 45},
                         {"Thời gian thực hiện", 22, CellKind::centered},
                         {"Người, đơn vị chịu trách nhiệm", 30},
                         {"Kết quả, sản phẩm để đánh giá", 30}},
                        rows, 5);
}

Block tracking_table(const std::vector<PointToMend>& points) {
  std::vector<std::vector<std::string>> rows;
  for (const PointToMend& point : points)
    rows.push_back({point.shortcoming, point.due, point.owner, point.state, point.evidence, point.comment});
  return numbered_table({{"Nội dung", 60},
                         {"Hạn", 22, CellKind::centered},
                         {"Người, đơn vị chịu trách nhiệm", 38},
                         {"Trạng thái", 30},
                         {"Minh chứng", 45},
                         {"Nhận xét của cấp theo dõi", 45}},
                        rows, 8);
}

std::vector<Block> plan_text(const Remediation& own) {
  return {
      {Heading{1, "Mục đích, yêu cầu"}},
      sentence(
          "Khắc phục các hạn chế, khuyết điểm đã được chỉ ra trong kiểm điểm; rõ việc, rõ người chịu trách "
          "nhiệm, rõ thời gian và kết quả."),
      {Heading{1, "Nội dung, giải pháp, thời gian"}},
      plan_table(own.points),
      {Heading{1, "Tổ chức thực hiện"}},
      sentence(fmt::format("- {} tự kiểm tra việc thực hiện kế hoạch;", own.subject)),
      closing(fmt::format("- Báo cáo kết quả với {}; kết quả khắc phục được đưa vào kiểm điểm kỳ sau.",
                          own.unit))};
}

std::vector<Block> report_text(const Remediation& own) {
  std::vector<Block> text{
      {Heading{1, "Kết quả khắc phục"}}, tracking_table(own.points), {Heading{1, "Tự đánh giá"}}};
  append(text, written({}, 3));
  text.push_back({Heading{1, "Việc tiếp tục thực hiện"}});
  append(text, written({}, 3));
  return text;
}

}  // namespace

Paper remediation(const Remediation& own, const Profile& profile) {
  const std::string about = "khắc phục hạn chế, khuyết điểm sau kiểm điểm " + own.period;
  switch (own.kind) {
    case RemediationPaper::plan:
      return framed(own.issued, {.type_name = "Kế hoạch", .subject = {about, own.subject}}, plan_text(own),
                    profile);
    case RemediationPaper::tracking:
      return framed(own.issued, {.type_name = "Bảng theo dõi", .subject = {about, own.subject}},
                    {tracking_table(own.points)}, profile, true);
    case RemediationPaper::report:
      return framed(own.issued,
                    {.type_name = "Báo cáo",
                     .subject = {"kết quả " + about, own.subject},
                     .to = {"Kính gửi", {own.unit}}},
                    report_text(own), profile, true);
  }
  return {};
}

Paper petition_paper(const PetitionPaper& own, const Profile& profile) {
  std::vector<Block> text{field("Người, tổ chức kiến nghị", own.petitioner), field("Đơn vị", own.unit),
                          field("Kết quả bị kiến nghị", own.decision)};
  for (const auto& [title, said] : {std::pair{"Nội dung kiến nghị", &own.request},
                                    {"Lý do", &own.reason},
                                    {"Tài liệu, chứng cứ", &own.evidence}}) {
    text.push_back({Heading{2, title}});
    append(text, written(*said, 4));
  }
  text.push_back(closing("Kính đề nghị cấp có thẩm quyền xem xét, trả lời."));
  return framed(own.issued,
                {.type_name = "Đơn kiến nghị",
                 .subject = {"về kết quả đánh giá, xếp loại chất lượng " + own.period},
                 .to = {"Kính gửi", {own.addressee}}},
                std::move(text), profile);
}

Paper petition_answer(const PetitionAnswer& own, const Profile& profile) {
  std::vector<Block> text{
      sentence(
          fmt::format("{} nhận được kiến nghị ngày {} về kết quả đánh giá, xếp loại chất lượng {} tại {}.",
                      own.issued.office.issuer, own.received, own.period, own.decision)),
      sentence(
          fmt::format("Sau khi xem xét, {} trả lời như sau: {}.", own.issued.office.issuer, own.result))};
  append(text, written(own.answer, 3));
  text.push_back(closing(fmt::format("Trên đây là trả lời của {}.", own.issued.office.issuer)));
  return framed(own.issued,
                {.letter_subject = "trả lời kiến nghị về kết quả xếp loại chất lượng " + own.period,
                 .to = {"Kính gửi", {own.addressee}}},
                std::move(text), profile);
}

}  // namespace kiemdiem::paper
