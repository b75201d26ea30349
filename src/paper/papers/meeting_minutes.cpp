#include "paper/papers/meeting_minutes.h"

#include <fmt/format.h>

#include "paper/papers/frame.h"
#include "paper/vietnamese_words.h"

namespace kiemdiem::paper {
namespace {

constexpr std::string_view room_for_moment =
    "...... giờ ...... phút, ngày ...... tháng ...... năm ..........";

std::optional<Date> day_of(const MeetingMinutes& minutes) {
  return minutes.begun ? std::optional{minutes.begun->date} : std::nullopt;
}

Block label(const std::string& text) {
  return {Paragraph{.runs = {{.text = text, .italic = true}}, .keep_with_next = true}};
}

std::vector<Block> review(const SubjectReview& own) {
  std::vector<Block> blocks{{Heading{3, own.subject}}};
  if (!own.presented_by.empty()) blocks.push_back(sentence("Người trình bày: " + own.presented_by + "."));
  blocks.push_back(label("Ý kiến góp ý:"));
  for (const std::string& opinion : own.opinions) blocks.push_back(sentence("- " + opinion));
  if (own.opinions.empty()) blocks.push_back({DottedLines{2}});
  blocks.push_back(label("Tiếp thu, giải trình:"));
  append(blocks, written(own.acceptance));
  blocks.push_back(label("Kết luận của chủ trì:"));
  append(blocks, written(own.conclusion));
  return blocks;
}

std::vector<Block> opening(const MeetingMinutes& minutes) {
  std::vector<Block> blocks{
      {Heading{1, "Thời gian, địa điểm, thành phần"}},
      sentence("Bắt đầu: " +
               (minutes.begun ? moment_in_words(*minutes.begun) : std::string{room_for_moment}) + "."),
      sentence("Địa điểm: " + minutes.venue + "."),
      sentence("Chủ trì: " + person(minutes.chair) + "."),
      sentence("Thư ký: " + person(minutes.secretary) + ".")};
  append(blocks, attendance_lines(minutes.attendance));
  for (const Participant& guest : minutes.guests)
    blocks.push_back(sentence("- Khách mời: " + person(guest) + "."));
  return blocks;
}

std::vector<Block> suggested_points(const std::vector<SuggestedPoint>& points) {
  Table table{.columns = {{"TT", 10, CellKind::centered}, {"Vấn đề được gợi ý", 70}, {"Kết luận", 85}}};
  int order = 0;
  for (const SuggestedPoint& point : points)
    table.rows.push_back({{std::to_string(++order)}, {point.point}, {point.conclusion}});
  return {{Heading{2, "Vấn đề cấp trên gợi ý kiểm điểm"}}, {std::move(table)}};
}

std::vector<Block> proceedings(const MeetingMinutes& minutes) {
  std::vector<Block> blocks{{Heading{1, "Nội dung"}}};
  if (!minutes.announced.empty()) {
    blocks.push_back({Heading{2, "Tài liệu, ý kiến được thông báo"}});
    for (const std::string& item : minutes.announced) blocks.push_back(sentence("- " + item));
  }
  if (!minutes.collectives.empty()) blocks.push_back({Heading{2, "Kiểm điểm tập thể"}});
  for (const SubjectReview& own : minutes.collectives) append(blocks, review(own));
  if (!minutes.individuals.empty()) blocks.push_back({Heading{2, "Kiểm điểm cá nhân"}});
  for (const SubjectReview& own : minutes.individuals) append(blocks, review(own));
  if (!minutes.suggested.empty()) append(blocks, suggested_points(minutes.suggested));
  if (!minutes.tally_reference.empty()) {
    blocks.push_back({Heading{2, "Bỏ phiếu xếp loại"}});
    blocks.push_back(sentence("Kết quả ghi tại " + minutes.tally_reference + "."));
  }
  if (!minutes.other_matters.empty()) {
    blocks.push_back({Heading{2, "Nội dung khác"}});
    for (const std::string& item : minutes.other_matters) blocks.push_back(sentence("- " + item));
  }
  return blocks;
}

}  // namespace

Paper meeting_minutes(const MeetingMinutes& minutes, const Profile& profile) {
  const std::string subject =
      (minutes.event.empty() ? "Hội nghị kiểm điểm, đánh giá, xếp loại chất lượng" : minutes.event) + " " +
      minutes.period;
  std::vector<Block> blocks{{numbered_letterhead(minutes.office, minutes.number, day_of(minutes))},
                            {Title{.type_name = "Biên bản", .subject = {subject}}}};
  append(blocks, opening(minutes));
  append(blocks, proceedings(minutes));
  blocks.push_back({Heading{1, "Kết thúc"}});
  blocks.push_back(
      {Paragraph{.runs = {{.text = fmt::format("Hội nghị kết thúc {}; biên bản đã được đọc và thông qua.",
                                               minutes.ended ? "hồi " + moment_in_words(*minutes.ended)
                                                             : "hồi ...... giờ ...... phút cùng ngày")}},
                 .ends_paper = true}});
  if (!minutes.kept_as.empty()) blocks.push_back(sentence(minutes.kept_as));
  blocks.push_back({Signatures{
      .columns = {
          {.post = "Người ghi biên bản", .note = "(ký, ghi rõ họ tên)", .name = minutes.secretary.name},
          {.post = "Chủ trì hội nghị", .note = "(ký, ghi rõ họ tên)", .name = minutes.chair.name}}}});
  return {.profile = profile,
          .title = "Biên bản " + subject,
          .author = minutes.office.issuer,
          .made_on = minutes.made_on,
          .sections = {{.blocks = std::move(blocks)}}};
}

}  // namespace kiemdiem::paper
