#include <fmt/format.h>

#include <algorithm>

#include "paper/papers/campaign_plan.h"
#include "paper/papers/meeting_letters.h"
#include "paper/papers/suggestion_letter.h"
#include "paperwork/drafts.h"
#include "paperwork/makers.h"
#include "service/campaign_time.h"
#include "service/campaigns.h"
#include "service/meeting_words.h"
#include "service/meetings.h"
#include "service/names.h"
#include "service/office.h"
#include "service/suggestions.h"

// Before the review: plan, schedule, invitations, suggestions.

namespace kiemdiem::paperwork {
namespace {

using service::Call;
using service::ReviewMeeting;

std::string person(const ReviewMeeting& meeting, std::int32_t row) {
  return meeting.judged->situation.display_name({facts::EntityKind::person, row});
}

/// "đảng viên: Nguyễn Văn A, Trần Thị B": one line for all that are the same, in the order of the agenda.
std::vector<std::string> subjects_of(const ReviewMeeting& meeting) {
  std::vector<std::pair<std::string, std::vector<std::string>>> alike;
  for (const procedure::AgendaItem& item : meeting.agenda.items) {
    const std::string what = service::what_of(meeting, item);
    if (alike.empty() || alike.back().first != what) alike.push_back({what, {}});
    alike.back().second.push_back(service::name_of(meeting, item));
  }
  std::vector<std::string> subjects;
  for (const auto& [what, names] : alike)
    subjects.push_back(names.size() == 1 ? what + " " + names.front()
                                         : fmt::format("{}: {}", what, fmt::join(names, ", ")));
  return subjects;
}

std::string usual_chair(const ReviewMeeting& meeting) {
  if (!meeting.record.chair.empty()) return meeting.person_name(meeting.record.chair);
  if (meeting.agenda.items.empty() || meeting.agenda.items.front().chairs.empty()) return {};
  return person(meeting, meeting.agenda.items.front().chairs.front());
}

std::string representatives(const ReviewMeeting& meeting, const std::optional<procedure::Meeting>& known) {
  std::string names;
  if (known)
    for (const std::int32_t row : known->representatives)
      names += (names.empty() ? "" : ", ") + person(meeting, row);
  return names;
}

/// The meeting in the path of a call, with what is registered of it.
struct CalledMeeting {
  ReviewMeeting meeting;
  Desk desk;
  std::optional<procedure::Meeting> known;
};

service::Outcome<CalledMeeting> meeting_called(Call& call) {
  auto meeting = service::review_meeting(call);
  if (!meeting) return tl::unexpected{meeting.error()};
  auto desk = Desk::of(call, meeting->unit->id);
  if (!desk) return tl::unexpected{desk.error()};
  const procedure::Meetings all = procedure::meetings(meeting->work());
  std::optional<procedure::Meeting> known;
  if (const auto* found = service::registered(all, *meeting)) known = *found;
  return CalledMeeting{std::move(*meeting), std::move(*desk), std::move(known)};
}

}  // namespace

Printables all_meetings(Call& call) {
  const auto meetings = service::meetings_of_unit(call, call.target.unit);
  if (!meetings) return tl::unexpected{meetings.error()};
  std::vector<Printable> all;
  for (const ReviewMeeting& meeting : *meetings)
    all.push_back({meeting.id,
                   service::body_name(meeting) + (meeting.record.round > 1 ? " (hội nghị bổ sung)" : ""),
                   meeting.unit->id});
  return all;
}

Made invitation_paper(Call& call) {
  const auto called = meeting_called(call);
  if (!called) return tl::unexpected{called.error()};
  const auto& [meeting, desk, known] = *called;
  paper::Invitation invitation;
  invitation.issued = draft(desk, "giay-moi", "GM");
  invitation.issued.recipients = {"Như trên", "Lưu"};
  invitation.event = "Hội nghị kiểm điểm, đánh giá, xếp loại chất lượng " + desk.period();
  for (const std::int32_t row : procedure::summoned(meeting.work(), meeting.body))
    invitation.invited.push_back({person(meeting, row)});
  if (known) {
    invitation.time = known->planned;
    invitation.venue = known->place;
    for (const std::int32_t row : known->representatives)
      invitation.invited.push_back({person(meeting, row), "đại diện cấp trên"});
  }
  invitation.chair = usual_chair(meeting);
  for (const std::string& subject : subjects_of(meeting)) invitation.agenda.push_back("Kiểm điểm " + subject);
  return laid_out(desk, desk.today(), &paper::invitation, invitation);
}

Made registration_paper(Call& call) {
  const auto called = meeting_called(call);
  if (!called) return tl::unexpected{called.error()};
  const auto& [meeting, desk, known] = *called;
  paper::Registration registration;
  registration.issued = draft(desk, "dang-ky-lich", "CV");
  registration.issued.recipients = {"Như trên", "Lưu"};
  registration.addressee = upper_name(desk);
  registration.period = desk.period();
  registration.body = service::body_name(meeting);
  if (known) {
    registration.time = known->planned;
    registration.venue = known->place;
  }
  registration.chair = usual_chair(meeting);
  registration.represented_by = representatives(meeting, known);
  registration.subjects = subjects_of(meeting);
  return laid_out(desk, desk.today(), &paper::registration, registration);
}

Printables registered_meetings_below(Call& call) {
  const auto made = schedule_paper(call);
  if (!made && made.error().kind == service::Refused::hidden) return std::vector<Printable>{};
  if (!made) return tl::unexpected{made.error()};
  return std::vector<Printable>{{std::string{whole_unit}, "các đơn vị trực thuộc"}};
}

Made schedule_paper(Call& call) {
  const auto desk = Desk::judged_of(call);
  if (!desk) return tl::unexpected{desk.error()};
  const service::Judged& judged = desk->judged();
  paper::Schedule schedule;
  schedule.issued = draft(*desk, "lich-kiem-diem", {});
  schedule.issued.recipients = {"Các đơn vị có tên", "Lưu"};
  schedule.period = desk->period();
  if (judged.usable() && judged.work) {
    const procedure::Meetings seen = service::meetings_seen(judged, desk->units(), desk->unit());
    for (const procedure::Meeting& meeting : seen.meetings) {
      const service::Unit* unit = service::unit_of(judged, desk->units(), meeting.subject);
      if (unit == nullptr || !unit->path.starts_with(desk->unit().path) || !meeting.planned) continue;
      paper::ScheduledMeeting line{
          judged.situation.display_name({facts::entity_kind(meeting.subject.kind), meeting.subject.row})};
      line.time = meeting.planned;
      line.venue = meeting.place;
      for (const std::int32_t row : meeting.representatives)
        line.attends += (line.attends.empty() ? "" : ", ") +
                        judged.situation.display_name({facts::EntityKind::person, row});
      if (meeting.held) line.remark = "đã họp";
      schedule.meetings.push_back(std::move(line));
    }
  }
  if (schedule.meetings.empty()) return service::refused(service::Refused::hidden);
  return laid_out(*desk, desk->today(), &paper::schedule, schedule);
}

Printables suggested_subjects(Call& call) {
  const auto lines = service::lines_under(call, service::suggestions, call.target.unit_path);
  if (!lines) return tl::unexpected{lines.error()};
  std::vector<Printable> subjects;
  for (const service::ListLine& line : *lines) {
    const std::string subject = line.get("subject");
    if (!subject.empty() && std::ranges::find(subjects, subject, &Printable::about) == subjects.end())
      subjects.push_back({subject, service::subject_name_of(call, subject)});
  }
  return subjects;
}

Made suggestion_papers(Call& call) {
  const std::string subject = call.inputs.get("subject");
  const auto letters = service::suggestions_to(call, subject);
  if (!letters) return tl::unexpected{letters.error()};
  if (letters->empty()) return service::refused(service::Refused::hidden);
  const auto desk = Desk::of(call, call.actor.acting.unit);
  if (!desk) return tl::unexpected{desk.error()};
  paper::Paper all;
  for (const service::Suggestion& letter : *letters) {
    paper::SuggestionLetter own;
    own.issued = draft(*desk, "goi-y-kiem-diem", "CV");
    own.issued.recipients = {"Như trên", "Đồng chí dự, chỉ đạo kiểm điểm", "Lưu"};
    if (!letter.number.empty()) own.issued.number = letter.number;
    if (letter.sent.done()) own.issued.date = service::moment_of(call, letter.sent.at).date;
    own.issued.made_on = own.issued.date.value_or(desk->today());
    own.addressee = service::subject_name_of(call, subject);
    own.period = desk->period();
    for (const service::SuggestedPoint& point : letter.points)
      own.points.push_back({point.text, point.basis, point.demand});
    own.due = parse_date(letter.due);
    own.attends = letter.attends;
    const auto profile = desk->profile(own.issued.made_on);
    if (!profile) return tl::unexpected{profile.error()};
    paper::append(all, paper::suggestion_letter(own, *profile));
  }
  return all;
}

namespace {

/// Who does a step in the unit: by name where it is one, else by what they are.
std::string doers_of(const procedure::Work& work, const std::vector<const procedure::Task*>& tasks) {
  std::vector<std::string> doers;
  std::vector<std::string> roles;
  const auto add_new = [](std::vector<std::string>& to, std::string one) {
    if (!one.empty() && std::ranges::find(to, one) == to.end()) to.push_back(std::move(one));
  };
  for (const procedure::Task* task : tasks) {
    add_new(doers, work.who(task->by));
    add_new(roles, std::string{procedure::label(task->by.role)});
  }
  return doers.size() == 1 ? doers.front() : fmt::format("{}", fmt::join(roles, ", "));
}

}  // namespace

Printables unit_itself(Call&) {
  return std::vector<Printable>{{std::string{whole_unit}, "đơn vị"}};
}

Made campaign_plan_paper(Call& call) {
  const auto desk = Desk::judged_of(call);
  if (!desk) return tl::unexpected{desk.error()};
  const service::Judged& judged = desk->judged();
  if (!judged.usable() || !judged.work) return service::refused(service::Refused::hidden);
  const auto plan = service::plan_of(call, *call.campaign, desk->unit());
  if (!plan) return tl::unexpected{plan.error()};
  paper::CampaignPlan own;
  own.issued = draft(*desk, "ke-hoach", "KH");
  own.issued.recipients = {"Cấp ủy cấp trên (để báo cáo)", "Các tổ chức đảng trực thuộc", "Lưu"};
  own.period = desk->period();
  own.grounds = campaign_grounds(call);
  // One line a step: the first task of the step in the unit speaks for it.
  const procedure::Work& work = *judged.work;
  for (std::size_t step = 0; step < work.plan().steps.size(); ++step) {
    std::vector<const procedure::Task*> tasks;
    for (const procedure::Task& one : work.tasks()) {
      if (one.step != static_cast<std::int32_t>(step)) continue;
      const service::Unit* unit = service::unit_of(judged, desk->units(), one.subject);
      if (unit != nullptr && unit->path.starts_with(desk->unit().path)) tasks.push_back(&one);
    }
    if (tasks.empty()) continue;
    const procedure::TaskText text = work.text(*tasks.front());
    own.steps.push_back({work.plan().steps[step].label.vi, doers_of(work, tasks), text.due, text.citation});
  }
  for (const service::PlanItem& item : plan->items) own.items.push_back(item.text);
  return laid_out(*desk, desk->today(), &paper::campaign_plan, own);
}

}  // namespace kiemdiem::paperwork
