#include "paper/papers/meeting_letters.h"

#include <fmt/format.h>

#include "paper/vietnamese_words.h"

namespace kiemdiem::paper {
namespace {

std::string time_words(const std::optional<Moment>& time) {
  return time ? moment_in_words(*time) : std::string{};
}

std::string table_time(const std::optional<Moment>& time) {
  return time ? to_vietnamese(*time) : std::string{};
}

std::vector<Block> invitation_text(const Invitation& own, const Participant& invited) {
  std::vector<Block> blocks{field("Kính mời", person(invited)), field("Nội dung", own.event),
                            field("Chủ trì", own.chair), field("Thời gian", time_words(own.time)),
                            field("Địa điểm", own.venue)};
  if (!own.agenda.empty()) {
    blocks.push_back(sentence("Chương trình:"));
    for (const std::string& item : own.agenda) blocks.push_back(sentence("- " + item + "."));
  }
  blocks.push_back(field("Tài liệu gửi kèm", own.papers));
  blocks.push_back(closing("Đề nghị đồng chí đến dự đầy đủ, đúng giờ; nếu vắng xin báo trước."));
  return blocks;
}

}  // namespace

Paper invitation(const Invitation& own, const Profile& profile) {
  const Head head{.type_name = "Giấy mời", .subject = {"dự " + own.event}};
  Paper paper;
  const std::vector<Participant> nobody{{}};
  for (const Participant& invited : own.invited.empty() ? nobody : own.invited)
    add_sheet(paper, own.issued, head, invitation_text(own, invited), profile);
  return paper;
}

Paper registration(const Registration& own, const Profile& profile) {
  std::vector<Block> text{sentence(fmt::format("{} đăng ký lịch kiểm điểm, đánh giá, xếp loại chất lượng {} "
                                               "như sau:",
                                               own.issued.office.issuer, own.period)),
                          field("Hội nghị của", own.body),
                          field("Thời gian", time_words(own.time)),
                          field("Địa điểm", own.venue),
                          field("Chủ trì", own.chair),
                          field("Cấp trên dự, chỉ đạo", own.represented_by)};
  text.push_back(sentence("Đối tượng kiểm điểm:"));
  for (const std::string& subject : own.subjects) text.push_back(sentence("- " + subject + ";"));
  if (own.subjects.empty()) text.push_back({DottedLines{2}});
  text.push_back(field("Tài liệu gửi kèm", own.papers));
  text.push_back(
      closing(fmt::format("Kính đề nghị {} xem xét, cho ý kiến về lịch nêu trên.", own.addressee)));
  return framed(
      own.issued,
      {.letter_subject = "đăng ký lịch kiểm điểm " + own.period, .to = {"Kính gửi", {own.addressee}}},
      std::move(text), profile);
}

Paper schedule(const Schedule& own, const Profile& profile) {
  std::vector<std::vector<std::string>> rows;
  for (const ScheduledMeeting& meeting : own.meetings)
    rows.push_back(
        {meeting.body, table_time(meeting.time), meeting.venue, meeting.attends, {}, meeting.remark});
  std::vector<Block> text{numbered_table({{"Đơn vị", 60},
                                          {"Ngày giờ", 38},
                                          {"Địa điểm", 40},
                                          {"Đồng chí dự, chỉ đạo", 45},
                                          {"Cơ quan theo dõi", 32},
                                          {"Ghi chú", 30}},
                                         rows, 3)};
  return framed(own.issued,
                {.type_name = "Lịch kiểm điểm", .subject = {"đánh giá, xếp loại chất lượng " + own.period}},
                std::move(text), profile, true);
}

}  // namespace kiemdiem::paper
