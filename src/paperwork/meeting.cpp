#include "paper/papers/group_report.h"
#include "paper/papers/meeting_minutes.h"
#include "paperwork/drafts.h"
#include "paperwork/makers.h"
#include "sealing/secret.h"
#include "service/meeting_words.h"
#include "service/minutes.h"
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

/// Closed minutes say what was kept, corrections included, whatever the records say today (D14).
void take_kept(const service::MinutesText& kept, const std::string& subject, service::ItemRecord& record,
               std::vector<std::string>& opinions) {
  const auto part = std::ranges::find(kept.parts, subject, &service::MinutesPart::subject);
  if (part == kept.parts.end()) return;
  for (const facts::Fact& fact : service::item_texts().facts)
    for (const service::MinutesLine& line : part->texts)
      if (line.label == fact.label.vi) record.texts[fact.path] = line.text;
  opinions.clear();
  for (const service::MinutesLine& remark : part->remarks)
    opinions.push_back(remark.label + ": " + remark.text);
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

paper::SubjectReview review_of(const ReviewMeeting& meeting, const AgendaItem& item,
                               const std::optional<service::MinutesText>& kept) {
  service::ItemRecord record = meeting.item(meeting.subject(item));
  paper::SubjectReview review;
  review.subject = service::name_of(meeting, item);
  if (item.subject.kind != facts::SubjectKind::organization &&
      item.subject.kind != facts::SubjectKind::collective)
    review.subject += ", " + service::what_of(meeting, item);
  for (const service::RemarkRecord& remark : meeting.remarks)
    if (remark.subject == record.subject) review.opinions.push_back(remark.speaker + ": " + remark.text);
  if (kept) take_kept(*kept, record.subject, record, review.opinions);
  review.presented_by = text_at(record, "presenter");
  review.acceptance = text_at(record, "acceptance");
  review.conclusion = conclusion_of(meeting, item, record);
  return review;
}

paper::Attendance attendance_of(const ReviewMeeting& meeting) {
  paper::Attendance attendance;
  if (meeting.record.version == 0) {
    attendance.summoned = static_cast<int>(procedure::summoned(meeting.work(), meeting.body).size());
    return attendance;
  }
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

void add_kept(const service::MinutesText& kept, const store::Minutes& version,
              paper::MeetingMinutes& minutes) {
  minutes.announced.clear();
  for (const service::MinutesLine& told : kept.told)
    minutes.announced.push_back(told.label + ": " + told.text);
  minutes.other_matters.clear();
  if (!kept.other.empty()) minutes.other_matters.push_back(kept.other);
  minutes.kept_as =
      fmt::format("Biên bản đã khóa, bản {}, mã kiểm tra {}; điểm neo nhật ký {}.", version.version,
                  sealing::printed_hash(version.hash), to_text(version.anchor));
}

/// A party group reviews its members before the cell does.
bool is_of_group(const ReviewMeeting& meeting) {
  return meeting.body.kind == facts::EntityKind::organization &&
         meeting.work().index().organization_is(meeting.body.row, "group");
}

Printables meetings_of_kind(Call& call, bool of_group) {
  const auto meetings = service::meetings_of_unit(call, call.target.unit);
  if (!meetings) return tl::unexpected{meetings.error()};
  std::vector<Printable> held;
  for (const ReviewMeeting& meeting : *meetings)
    if (is_of_group(meeting) == of_group)
      held.push_back({meeting.id,
                      service::body_name(meeting) + (meeting.record.round > 1 ? " (hội nghị bổ sung)" : "") +
                          (meeting.record.version == 0 ? " (mẫu ghi tay)" : ""),
                      meeting.unit->id});
  return held;
}

/// The cell stands above its group.
paper::Office group_office(const ReviewMeeting& meeting, const Desk& desk) {
  paper::Office office = desk.office();
  if (office.issuer != service::body_name(meeting)) {
    office.superior = desk.unit().name;
    office.issuer = service::body_name(meeting);
  }
  return office;
}

}  // namespace

Printables minutes_of_meetings(Call& call) {
  return meetings_of_kind(call, false);
}

Printables minutes_of_groups(Call& call) {
  return meetings_of_kind(call, true);
}

Made meeting_minutes_paper(Call& call) {
  const auto meeting = service::review_meeting(call);
  if (!meeting) return tl::unexpected{meeting.error()};
  const auto desk = Desk::of(call, meeting->unit->id);
  if (!desk) return tl::unexpected{desk.error()};
  const service::MeetingRecord& record = meeting->record;
  paper::MeetingMinutes minutes;
  minutes.office = desk->office();
  minutes.number = desk->notation("BB");
  minutes.period = desk->period();
  if (is_of_group(*meeting)) {
    minutes.office = group_office(*meeting, *desk);
    minutes.event = "Họp tổ đảng đánh giá chất lượng đảng viên";
  }
  minutes.begun = parse_moment(record.opened);
  minutes.made_on = minutes.begun ? minutes.begun->date : desk->today();
  minutes.ended = parse_moment(record.closed);
  minutes.venue = record.place.empty() ? std::string{room} : record.place;
  minutes.chair = participant(*meeting, record.chair);
  minutes.secretary = participant(*meeting, record.secretary);
  minutes.attendance = attendance_of(*meeting);
  add_guests(*meeting, minutes);
  add_announced(*meeting, minutes);
  const auto versions = service::kept_minutes(call, meeting->id);
  if (!versions) return tl::unexpected{versions.error()};
  std::optional<service::MinutesText> kept_text;
  if (!versions->empty()) kept_text = service::minutes_from(versions->back().body);
  for (const AgendaItem& item : meeting->agenda.items) {
    const bool body = item.subject.kind == facts::SubjectKind::organization ||
                      item.subject.kind == facts::SubjectKind::collective;
    (body ? minutes.collectives : minutes.individuals).push_back(review_of(*meeting, item, kept_text));
    const service::ItemRecord kept = meeting->item(meeting->subject(item));
    if (const std::string answer = text_at(kept, "suggested"); !answer.empty())
      minutes.suggested.push_back({service::name_of(*meeting, item), answer});
  }
  if (!record.other.empty()) minutes.other_matters = {record.other};
  if (kept_text) add_kept(*kept_text, versions->back(), minutes);
  const auto profile = desk->profile(minutes.made_on);
  if (!profile) return tl::unexpected{profile.error()};
  return paper::meeting_minutes(minutes, *profile);
}

namespace {

std::string opinions_on(const ReviewMeeting& meeting, const std::string& subject) {
  std::string words;
  for (const service::RemarkRecord& remark : meeting.remarks)
    if (remark.subject == subject)
      words += fmt::format("{}{}: {}", words.empty() ? "" : "\n", remark.speaker, remark.text);
  return words;
}

std::string level_of(Call& call, const service::RatingStory& story, std::string_view body) {
  const auto found = std::ranges::find(story.proposals, body, &service::RatingProposal::body);
  return found == story.proposals.end() ? std::string{} : level_words(call, found->level);
}

}  // namespace

Printables reported_groups(Call& call) {
  const auto meetings = service::meetings_of_unit(call, call.target.unit);
  if (!meetings) return tl::unexpected{meetings.error()};
  std::vector<Printable> groups;
  for (const ReviewMeeting& meeting : *meetings)
    if (meeting.record.version > 0 && is_of_group(meeting))
      groups.push_back({meeting.id, service::body_name(meeting), meeting.unit->id});
  return groups;
}

Made group_report_paper(Call& call) {
  const auto meeting = service::review_meeting(call);
  if (!meeting) return tl::unexpected{meeting.error()};
  if (meeting->record.version == 0 || !is_of_group(*meeting))
    return service::refused(service::Refused::hidden);
  const auto desk = Desk::of(call, meeting->unit->id);
  if (!desk) return tl::unexpected{desk.error()};
  const auto ratings = service::ratings_under(call, desk->units().grassroots_of(desk->unit()).path, nullptr);
  if (!ratings) return tl::unexpected{ratings.error()};
  paper::GroupReport own;
  own.issued = draft(*desk, "bao-cao-to-dang", {});
  own.issued.office = group_office(*meeting, *desk);
  own.issued.signatures = {{.post = "Tổ trưởng",
                            .note = "(ký, ghi rõ họ tên)",
                            .name = meeting->person_name(meeting->record.chair)}};
  own.cell = own.issued.office.superior;
  own.period = desk->period();
  own.held = parse_moment(meeting->record.opened);
  own.attendance = attendance_of(*meeting);
  for (const AgendaItem& item : meeting->agenda.items) {
    const service::ItemRecord record = meeting->item(meeting->subject(item));
    const service::RatingStory& story = ratings->of(record.subject);
    own.lines.push_back({service::name_of(*meeting, item), level_of(call, story, "self"),
                         text_at(record, "strengths"), text_at(record, "shortcomings"),
                         opinions_on(*meeting, record.subject), level_of(call, story, "group"),
                         unfinished_words(*meeting, item, record)});
  }
  const auto profile = desk->profile(desk->today());
  if (!profile) return tl::unexpected{profile.error()};
  return paper::group_report(own, *profile);
}

}  // namespace kiemdiem::paperwork
