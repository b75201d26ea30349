#include "paper/papers/group_report.h"
#include "paper/papers/meeting_minutes.h"
#include "paperwork/drafts.h"
#include "paperwork/makers.h"
#include "service/meeting_words.h"
#include "service/minutes.h"
#include "service/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace kiemdiem::paperwork {
namespace {

using procedure::AgendaItem;
using service::Call;
using service::ItemState;
using service::ReviewMeeting;

paper::Participant participant(const ReviewMeeting& meeting, const std::string& person) {
  if (person.empty()) return {std::string{room}};
  return {meeting.person_name(person), service::post_words(meeting, person)};
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

using Texts = std::map<std::string, std::string>;

std::string text_at(const Texts& texts, const char* path) {
  const auto found = texts.find(path);
  return found == texts.end() ? std::string{} : found->second;
}

/// @param state of an item that the chair did not conclude
std::string conclusion_of(std::string state, const Texts& texts) {
  for (const auto& [path, label] : {std::pair{"strengths", "Ưu điểm"},
                                    {"shortcomings", "Hạn chế, khuyết điểm"},
                                    {"causes", "Nguyên nhân"},
                                    {"responsibility", "Trách nhiệm"}})
    if (const std::string text = text_at(texts, path); !text.empty())
      state += fmt::format("{}{}: {}", state.empty() ? "" : "\n", label, text);
  return state;
}

void add_review(paper::MeetingMinutes& minutes, bool of_body, paper::SubjectReview review, std::string state,
                const Texts& texts) {
  review.presented_by = text_at(texts, "presenter");
  review.acceptance = text_at(texts, "acceptance");
  review.conclusion = conclusion_of(std::move(state), texts);
  (of_body ? minutes.collectives : minutes.individuals).push_back(review);
  if (const std::string answer = text_at(texts, "suggested"); !answer.empty())
    minutes.suggested.push_back({review.subject, answer});
}

/// As the records stand now.
void add_reviews(const ReviewMeeting& meeting, paper::MeetingMinutes& minutes) {
  for (const AgendaItem& item : meeting.agenda.items) {
    const service::ItemRecord record = meeting.item(meeting.subject(item));
    const bool body = item.subject.kind == facts::SubjectKind::organization ||
                      item.subject.kind == facts::SubjectKind::collective;
    paper::SubjectReview review;
    review.subject = service::name_of(meeting, item);
    if (!body) review.subject += ", " + service::what_of(meeting, item);
    for (const service::RemarkRecord& remark : meeting.remarks)
      if (remark.subject == record.subject) review.opinions.push_back(remark.speaker + ": " + remark.text);
    add_review(minutes, body, std::move(review), unfinished_words(meeting, item, record), record.texts);
  }
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

std::string line_at(const std::vector<service::MinutesLine>& lines, std::string_view label) {
  const auto found = std::ranges::find(lines, label, &service::MinutesLine::label);
  return found == lines.end() ? std::string{} : found->text;
}

std::optional<int> number_at(const std::vector<service::MinutesLine>& lines, std::string_view label) {
  const std::string text = line_at(lines, label);
  int number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{}) return std::nullopt;
  return number;
}

/// Who was there, as the kept text names them.
void take_kept_people(const service::MinutesText& kept, paper::MeetingMinutes& minutes) {
  if (!kept.issuer.empty()) {
    minutes.office.superior = kept.superior;
    minutes.office.issuer = kept.issuer;
  }
  if (const std::string place = line_at(kept.facts, service::minutes_label::place); !place.empty())
    minutes.venue = place;
  minutes.chair = {kept.chair, kept.chair_post};
  minutes.secretary = {kept.secretary, kept.secretary_post};
  if (const auto summoned = number_at(kept.facts, service::minutes_label::summoned))
    minutes.attendance.summoned = *summoned;
  minutes.attendance.present = number_at(kept.facts, service::minutes_label::present);
  minutes.attendance.absent.clear();
  if (const std::string absent = line_at(kept.facts, service::minutes_label::absent);
      !absent.empty() && absent != "không")
    minutes.attendance.absent.push_back({absent, {}});
  minutes.guests.clear();
  if (const std::string above = line_at(kept.facts, service::minutes_label::above); !above.empty())
    minutes.guests.push_back({above, "đại diện cấp trên"});
  if (const std::string invited = line_at(kept.facts, service::minutes_label::guests); !invited.empty())
    minutes.guests.push_back({invited});
}

/// Closed minutes say what was kept, corrections included, whatever register and records say today (D14).
void take_kept(const service::MinutesText& kept, const store::Minutes& version,
               paper::MeetingMinutes& minutes) {
  take_kept_people(kept, minutes);
  minutes.announced.clear();
  for (const service::MinutesLine& told : kept.told)
    minutes.announced.push_back(told.label + ": " + told.text);
  minutes.other_matters.clear();
  if (!kept.other.empty()) minutes.other_matters.push_back(kept.other);
  for (const service::MinutesPart& part : kept.parts) {
    const bool body = part.subject.starts_with("organization:") || part.subject.starts_with("collective:");
    paper::SubjectReview review;
    review.subject = part.name.empty() ? part.heading : part.name;
    for (const service::MinutesLine& remark : part.remarks)
      review.opinions.push_back(remark.label + ": " + remark.text);
    Texts texts;
    for (const facts::Fact& fact : service::item_texts().facts)
      if (std::string text = line_at(part.texts, fact.label.vi); !text.empty())
        texts.emplace(fact.path, std::move(text));
    add_review(minutes, body, std::move(review), part.state, texts);
  }
  minutes.kept_as = kept_words(version);
}

Printables meetings_of_kind(Call& call, bool of_group) {
  const auto meetings = service::meetings_of_unit(call, call.target.unit);
  if (!meetings) return tl::unexpected{meetings.error()};
  std::vector<Printable> held;
  for (const ReviewMeeting& meeting : *meetings)
    if (service::is_of_group(meeting) == of_group)
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
  if (service::is_of_group(*meeting)) {
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
  if (!record.other.empty()) minutes.other_matters = {record.other};
  if (versions->empty())
    add_reviews(*meeting, minutes);
  else
    take_kept(service::minutes_from(versions->back().body), versions->back(), minutes);
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
    if (meeting.record.version > 0 && service::is_of_group(meeting))
      groups.push_back({meeting.id, service::body_name(meeting), meeting.unit->id});
  return groups;
}

Made group_report_paper(Call& call) {
  const auto meeting = service::review_meeting(call);
  if (!meeting) return tl::unexpected{meeting.error()};
  if (meeting->record.version == 0 || !service::is_of_group(*meeting))
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
                         text_at(record.texts, "strengths"), text_at(record.texts, "shortcomings"),
                         opinions_on(*meeting, record.subject), level_of(call, story, "group"),
                         unfinished_words(*meeting, item, record)});
  }
  const auto profile = desk->profile(desk->today());
  if (!profile) return tl::unexpected{profile.error()};
  return paper::group_report(own, *profile);
}

}  // namespace kiemdiem::paperwork
