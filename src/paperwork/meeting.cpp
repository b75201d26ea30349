#include "paper/papers/meeting_minutes.h"
#include "paperwork/desk.h"
#include "paperwork/makers.h"
#include "service/meeting_words.h"
#include "service/names.h"

#include <fmt/format.h>

#include <algorithm>

namespace kiemdiem::paperwork {
namespace {

using procedure::AgendaItem;
using service::Call;
using service::ItemState;
using service::ReviewMeeting;

paper::Participant participant(const ReviewMeeting& meeting, const std::string& person) {
  if (person.empty()) return {std::string{room}};
  for (const AgendaItem& item : meeting.agenda.items)
    if (meeting.judged->situation.id(
            facts::EntityRef{facts::entity_kind(item.subject.kind), item.subject.row}) == person)
      return {meeting.person_name(person), service::capitalized(service::what_of(meeting, item))};
  return {meeting.person_name(person)};
}

/// What became of an item that the chair did not conclude.
std::string unfinished_words(const ReviewMeeting& meeting, const AgendaItem& item,
                             const service::ItemRecord& record) {
  if (record.state == ItemState::returned)
    return "Trả lại bản kiểm điểm để viết lại. Lý do: " + record.reason;
  if (record.state == ItemState::left) return "Để lại hội nghị bổ sung. Lý do: " + record.reason;
  if (record.state == ItemState::open && meeting.is_absent(item))
    return "Vắng mặt; kiểm điểm ở hội nghị bổ sung.";
  return {};
}

std::string text_at(const service::ItemRecord& record, const char* path) {
  const auto found = record.texts.find(path);
  return found == record.texts.end() ? std::string{} : found->second;
}

std::string conclusion_of(const ReviewMeeting& meeting, const AgendaItem& item,
                          const service::ItemRecord& record) {
  std::string words = unfinished_words(meeting, item, record);
  for (const auto& [path, label] : {std::pair{"strengths", "Ưu điểm"},
                                    {"shortcomings", "Hạn chế, khuyết điểm"},
                                    {"causes", "Nguyên nhân"},
                                    {"responsibility", "Trách nhiệm"}})
    if (const std::string text = text_at(record, path); !text.empty())
      words += fmt::format("{}{}: {}", words.empty() ? "" : "\n", label, text);
  return words;
}

paper::SubjectReview review_of(const ReviewMeeting& meeting, const AgendaItem& item) {
  const service::ItemRecord record = meeting.item(meeting.subject(item));
  paper::SubjectReview review;
  review.subject = service::name_of(meeting, item);
  if (item.subject.kind != facts::SubjectKind::organization &&
      item.subject.kind != facts::SubjectKind::collective)
    review.subject += ", " + service::what_of(meeting, item);
  review.presented_by = text_at(record, "presenter");
  for (const service::RemarkRecord& remark : meeting.remarks)
    if (remark.subject == record.subject) review.opinions.push_back(remark.speaker + ": " + remark.text);
  review.acceptance = text_at(record, "acceptance");
  review.conclusion = conclusion_of(meeting, item, record);
  return review;
}

paper::Attendance attendance_of(const ReviewMeeting& meeting) {
  paper::Attendance attendance;
  attendance.summoned = service::summoned_count(meeting);
  attendance.present = static_cast<int>(meeting.record.present.size());
  for (const auto& [person, reason] : meeting.record.absent)
    attendance.absent.push_back({meeting.person_name(person), reason});
  return attendance;
}

void add_guests(const ReviewMeeting& meeting, paper::MeetingMinutes& minutes) {
  for (const std::string& person : meeting.record.representatives)
    minutes.guests.push_back({meeting.person_name(person), "đại diện cấp trên"});
  if (!meeting.record.invited.empty()) minutes.guests.push_back({meeting.record.invited});
}

void add_announced(const ReviewMeeting& meeting, paper::MeetingMinutes& minutes) {
  for (const procedure::Announced& announced : meeting.agenda.announced) {
    const procedure::Step& step = meeting.work().plan().steps[announced.step];
    if (const auto told = meeting.record.told.find(step.id); told != meeting.record.told.end())
      minutes.announced.push_back(step.label.vi + ": " + told->second);
  }
}

}  // namespace

Printables held_meetings(Call& call) {
  const auto meetings = service::meetings_of_unit(call, call.target.unit);
  if (!meetings) return tl::unexpected{meetings.error()};
  std::vector<Printable> held;
  for (const ReviewMeeting& meeting : *meetings)
    if (meeting.record.version > 0)
      held.push_back({meeting.id,
                      service::body_name(meeting) + (meeting.record.round > 1 ? " (hội nghị bổ sung)" : "")});
  return held;
}

Made meeting_minutes_paper(Call& call) {
  const auto meeting = service::review_meeting(call);
  if (!meeting) return tl::unexpected{meeting.error()};
  if (meeting->record.version == 0) return service::refused(service::Refused::hidden);
  const auto desk = Desk::of(call, meeting->unit->id);
  if (!desk) return tl::unexpected{desk.error()};
  const service::MeetingRecord& record = meeting->record;
  paper::MeetingMinutes minutes;
  minutes.office = desk->office();
  minutes.number = desk->notation("BB");
  minutes.period = desk->period();
  minutes.begun = parse_moment(record.opened).value_or(Moment{desk->today()});
  minutes.ended = parse_moment(record.closed);
  minutes.venue = record.place.empty() ? std::string{room} : record.place;
  minutes.chair = participant(*meeting, record.chair);
  minutes.secretary = participant(*meeting, record.secretary);
  minutes.attendance = attendance_of(*meeting);
  add_guests(*meeting, minutes);
  add_announced(*meeting, minutes);
  for (const AgendaItem& item : meeting->agenda.items) {
    const bool body = item.subject.kind == facts::SubjectKind::organization ||
                      item.subject.kind == facts::SubjectKind::collective;
    (body ? minutes.collectives : minutes.individuals).push_back(review_of(*meeting, item));
    const service::ItemRecord kept = meeting->item(meeting->subject(item));
    if (const std::string answer = text_at(kept, "suggested"); !answer.empty())
      minutes.suggested.push_back({service::name_of(*meeting, item), answer});
  }
  if (!record.other.empty()) minutes.other_matters = {record.other};
  const auto profile = desk->profile(minutes.begun.date);
  if (!profile) return tl::unexpected{profile.error()};
  return paper::meeting_minutes(minutes, *profile);
}

}  // namespace kiemdiem::paperwork
