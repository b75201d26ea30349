#include "web/places/meeting_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/addresses.h"
#include "web/addresses.h"

namespace kiemdiem::web {

using procedure::AgendaItem;
using service::ItemState;
using service::ReviewMeeting;

std::string meeting_address(const service::Call& call, const ReviewMeeting& meeting,
                            std::string_view action) {
  return address(action,
                 {{"campaign", call.campaign->id}, {"unit", meeting.unit->id}, {"meeting", meeting.id}});
}

std::string item_address(const service::Call& call, const ReviewMeeting& meeting, std::string_view action,
                         const AgendaItem& item) {
  return address(action, {{"campaign", call.campaign->id},
                          {"unit", meeting.unit->id},
                          {"meeting", meeting.id},
                          {"item", meeting.subject(item)}});
}

std::string title_of(const ReviewMeeting& meeting) {
  const std::string title = "Hội nghị kiểm điểm: " + body_name(meeting);
  if (meeting.record.round == 1) return title;
  return fmt::format("{} (bổ sung lần {})", title, meeting.record.round - 1);
}

std::string chair_of(const ReviewMeeting& meeting, const AgendaItem& item) {
  if (const std::string chosen = meeting.item(meeting.subject(item)).chair; !chosen.empty())
    return meeting.person_name(chosen);
  for (const std::int32_t row : item.chairs) {
    const facts::EntityRef person{facts::EntityKind::person, row};
    const std::string id = meeting.judged->situation.id(person);
    const auto& present = meeting.record.present;
    if (meeting.record.version == 0 || std::ranges::find(present, id) != present.end())
      return meeting.judged->situation.display_name(person);
  }
  return {};
}

pages::Mark mark_of(const ReviewMeeting& meeting, const AgendaItem& item) {
  using pages::Standing;
  const service::ItemRecord record = meeting.item(meeting.subject(item));
  if (record.state == ItemState::closed) return {Standing::done, "đã kết luận"};
  if (record.state == ItemState::returned) return {Standing::wrong, "trả lại viết lại"};
  if (record.state == ItemState::left) return {Standing::waiting, "để hội nghị bổ sung"};
  if (meeting.is_over(item)) return {Standing::done, "đã kiểm điểm"};
  if (meeting.is_absent(item)) return {Standing::waiting, "vắng mặt"};
  if (record.version > 0) return {Standing::working, "đang ghi"};
  if (!service::obstacles_of(meeting, item).empty()) return {Standing::waiting, "chờ việc trước"};
  return {Standing::waiting, "chưa đến"};
}

pages::Clause clause_of(const ReviewMeeting& meeting, std::int32_t rule) {
  if (rule < 0) return {};
  const regulation::Rule& found = meeting.judged->bound->rules[static_cast<std::size_t>(rule)];
  return {found.document, found.clause,
          clause_address(meeting.judged->situation.regulation, found.document, found.clause)};
}

namespace {

std::string clock_words(const Moment& at) {
  return fmt::format("{}:{:02}", at.minute / 60, at.minute % 60);
}

}  // namespace

std::string span_words(const std::string& begun, const std::string& ended) {
  const auto first = parse_moment(begun);
  const auto last = parse_moment(ended);
  if (!first || !first->has_time()) return {};
  std::string words = fmt::format("{} ngày {}", clock_words(*first), to_vietnamese(first->date));
  if (!last || !last->has_time()) return words;
  const int minutes = (last->date.days - first->date.days) * 1440 + last->minute - first->minute;
  words += fmt::format(" – {}", clock_words(*last));
  if (last->date != first->date) words += fmt::format(" ngày {}", to_vietnamese(last->date));
  if (minutes < 60) return words + fmt::format(" ({} phút)", minutes);
  return words + fmt::format(" ({} giờ {} phút)", minutes / 60, minutes % 60);
}

std::string planned_words(const ReviewMeeting& meeting) {
  const procedure::Meetings all = procedure::meetings(meeting.work());
  const procedure::Meeting* found = registered(all, meeting);
  if (found == nullptr || !found->planned) return {};
  std::string words = to_vietnamese(*found->planned);
  if (!found->place.empty()) words += ", " + found->place;
  return words;
}

std::string attendance_words(const ReviewMeeting& meeting) {
  if (meeting.record.version == 0) return {};
  return fmt::format("{}/{}", meeting.record.present.size(), summoned_count(meeting));
}

std::string absent_words(const ReviewMeeting& meeting) {
  std::string words;
  for (const auto& [person, reason] : meeting.record.absent)
    words += fmt::format("{}{} ({})", words.empty() ? "" : ", ", meeting.person_name(person), reason);
  return words.empty() ? "không" : words;
}

namespace {

std::string subjects_words(const ReviewMeeting& meeting, const std::vector<std::int32_t>& tasks) {
  constexpr std::size_t shown = 12;
  std::string words;
  for (std::size_t at = 0; at < std::min(tasks.size(), shown); ++at) {
    const facts::SubjectRef subject = meeting.work().tasks()[static_cast<std::size_t>(tasks[at])].subject;
    words += (words.empty() ? "" : ", ") + meeting.judged->situation.display_name(facts::EntityRef{
                                               facts::entity_kind(subject.kind), subject.row});
  }
  if (tasks.size() > shown) words += fmt::format(" và {} nơi khác", tasks.size() - shown);
  return words;
}

}  // namespace

std::string there_words(const ReviewMeeting& meeting, const procedure::Announced& announced) {
  if (announced.there.empty()) return "Chưa có kết quả nào.";
  return fmt::format("Đã có {}: {}.", announced.there.size(), subjects_words(meeting, announced.there));
}

std::string missing_words(const ReviewMeeting& meeting, const procedure::Announced& announced) {
  if (announced.missing.empty()) return {};
  return fmt::format("Còn thiếu {}: {}.", announced.missing.size(),
                     subjects_words(meeting, announced.missing));
}

pages::Mark quorum_mark(const ReviewMeeting& meeting) {
  using pages::Standing;
  if (meeting.record.version == 0) return {};
  const procedure::Quorum quorum =
      procedure::quorum_named(meeting.record.quorum).value_or(procedure::Quorum::not_said);
  if (quorum == procedure::Quorum::not_said) return {Standing::unknown, "đơn vị tự xác định đủ thành phần"};
  const bool enough =
      procedure::is_quorate(quorum, static_cast<int>(meeting.record.present.size()), summoned_count(meeting));
  return enough ? pages::Mark{Standing::done, "đủ thành phần"}
                : pages::Mark{Standing::wrong, "chưa đủ thành phần"};
}

}  // namespace kiemdiem::web
