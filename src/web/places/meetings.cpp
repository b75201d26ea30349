#include "web/places/meetings.h"

#include <fmt/format.h>

#include <algorithm>

#include "procedure/calendar_file.h"
#include "service/gate.h"
#include "service/meetings.h"
#include "service/office.h"
#include "web/addresses.h"
#include "web/places/work.h"

namespace kiemdiem::web {
namespace {

using procedure::Meeting;

std::string body_name(const service::Judged& judged, facts::SubjectRef subject) {
  return judged.situation.display_name(facts::EntityRef{facts::entity_kind(subject.kind), subject.row});
}

std::string person_name(const service::Judged& judged, std::int32_t row) {
  return judged.situation.display_name(facts::EntityRef{facts::EntityKind::person, row});
}

std::string names(const service::Judged& judged, const std::vector<std::int32_t>& people) {
  std::string words;
  for (const std::int32_t person : people) words += (words.empty() ? "" : ", ") + person_name(judged, person);
  return words;
}

/// Who was named in the registration, else who heads the body.
std::string chair_of(const service::Judged& judged, const Meeting& meeting) {
  if (meeting.event >= 0) {
    const facts::Column& chair = judged.situation.column("events", "chair");
    const auto row = static_cast<std::size_t>(meeting.event);
    if (chair.known(row)) return person_name(judged, facts::EntityRef::unpacked(chair.numbers[row]).row);
  }
  return names(judged, meeting.chairs);
}

pages::Mark mark_of(const Meeting& meeting) {
  using assessment::Verdict;
  if (meeting.held) return {pages::Standing::done, "đã họp"};
  if (meeting.in_time == Verdict::breaks)
    return {pages::Standing::wrong, meeting.registered ? "đăng ký muộn" : "chưa đăng ký, đã quá hạn đăng ký"};
  if (meeting.registered || meeting.event >= 0) return {pages::Standing::working, "đã đăng ký"};
  if (meeting.rule >= 0 && meeting.register_by)
    return {pages::Standing::waiting, "phải đăng ký trước " + to_vietnamese(*meeting.register_by)};
  return {pages::Standing::waiting, ""};
}

pages::MeetingLine line_of(const service::Judged& judged, const service::Units& units,
                           const Meeting& meeting) {
  pages::MeetingLine line;
  line.at = *meeting.planned;
  const service::Unit* unit = service::unit_of(judged, units, meeting.subject);
  line.unit = unit == nullptr ? body_name(judged, meeting.subject) : unit->name;
  line.subject = body_name(judged, meeting.subject);
  line.room = meeting.place;
  line.chair = chair_of(judged, meeting);
  line.attends = names(judged, meeting.representatives);
  line.mark = mark_of(meeting);
  return line;
}

void add_clash(const service::Judged& judged, const procedure::Meetings& all, const procedure::Clash& clash,
               std::vector<pages::MeetingLine>& lines) {
  const auto say = [&](std::size_t at, std::size_t other) {
    std::string& words = lines[at].clash;
    words += fmt::format("{}{}: {} {}", words.empty() ? "" : "; ",
                         body_name(judged, all.meetings[other].subject), person_name(judged, clash.person),
                         clash.as_representative ? "dự cả hai" : "chủ trì cả hai");
  };
  say(clash.first, clash.second);
  say(clash.second, clash.first);
}

/// The bodies that may meet: those whose meeting has to be registered first, then the others of the unit.
std::vector<pages::Option> subjects_of(const service::Judged& judged, const service::Units& units,
                                       const service::Unit& unit, const procedure::Meetings& all,
                                       const std::string& chosen) {
  std::vector<pages::Option> options;
  for (const Meeting& meeting : all.meetings) {
    const service::Unit* at = service::unit_of(judged, units, meeting.subject);
    if (meeting.held || at == nullptr || !at->path.starts_with(unit.path)) continue;
    const std::string id = judged.situation.id(meeting.subject);
    std::string label = body_name(judged, meeting.subject);
    if (!meeting.planned)
      label += " (chưa đăng ký)";
    else
      label += fmt::format(" (đã định {})", to_vietnamese(*meeting.planned));
    options.push_back({id, std::move(label), id == chosen, {}});
  }
  // Bodies whose review nobody has to register may be put on the calendar too.
  for (const procedure::Task& task : judged.work->tasks()) {
    const procedure::Step& step = judged.plan->steps[static_cast<std::size_t>(task.step)];
    const bool left = task.state != procedure::State::done && task.state != procedure::State::not_needed;
    const service::Unit* at = service::unit_of(judged, units, task.subject);
    if (step.phase != procedure::Phase::reviewing || !left || at == nullptr ||
        facts::entity_kind(task.subject.kind) == facts::EntityKind::person ||
        !at->path.starts_with(unit.path))
      continue;
    const std::string id = judged.situation.id(task.subject);
    if (std::ranges::find(options, id, &pages::Option::value) == options.end())
      options.push_back({id, body_name(judged, task.subject), id == chosen, {}});
  }
  return options;
}

/// Days between which the plan has the reviews of bodies.
void set_days(const procedure::Plan& plan, pages::MeetingForm& form) {
  for (const procedure::Step& step : plan.steps) {
    if (step.phase != procedure::Phase::reviewing || !step.day.given()) continue;
    if (step.day.from) form.earliest = to_iso(*step.day.from);
    if (step.day.last) form.latest = to_iso(*step.day.last);
    return;
  }
}

pages::MeetingForm form_of(const service::Call& call, const service::Judged& judged,
                           const service::Units& units, const service::Unit& unit,
                           const procedure::Meetings& all) {
  pages::MeetingForm form;
  form.action = address("register-meeting", {{"campaign", call.campaign->id}, {"unit", unit.id}});
  form.subjects = subjects_of(judged, units, unit, all, call.inputs.get("subject"));
  form.day = call.inputs.get("day");
  form.time = call.inputs.get("time");
  form.room = call.inputs.get("room");
  form.chair = call.inputs.get("chair");
  form.representative = call.inputs.get("representative");
  form.subject_error = problem_of(call, "subject");
  form.day_error = problem_of(call, "day");
  form.time_error = problem_of(call, "time");
  form.room_error = problem_of(call, "room");
  form.chair_error = problem_of(call, "chair");
  form.representative_error = problem_of(call, "representative");
  set_days(judged.work->plan_of(service::row_of(judged, "organizations", unit.id)), form);
  for (const Meeting& meeting : all.meetings)
    if (meeting.rule >= 0) {
      const regulation::Rule& rule = judged.bound->rules[static_cast<std::size_t>(meeting.rule)];
      form.clause = {rule.document, rule.clause,
                     clause_address(call.campaign->regulation, rule.document, rule.clause)};
    }
  return form;
}

service::Outcome<pages::MeetingsPage> page_for(service::Call& call, const std::string& unit_id) {
  const auto judged = judged_for(call, unit_id);
  if (!judged) return tl::unexpected{judged.error()};
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const service::Unit& unit = *(*units)->find(unit_id);
  pages::MeetingsPage page;
  call.title = "Lịch hội nghị: " + unit.name;
  page.calendar_href = address("calendar", {{"campaign", call.campaign->id}});
  page.feed_href = address("calendar-feeds");
  page.empty.text = "Chưa có hội nghị nào được đăng ký.";
  const service::Relation relation = service::relation_of(
      call.actor, service::Target{unit.id, unit.id, unit.path, {}, {}}, service::Object::unit);
  const service::Phase phase = service::phase_named(call.campaign->state).value_or(service::Phase::closed);
  if (service::allowed("review-meetings", call.actor, relation, phase))
    page.held_href = address("review-meetings", {{"campaign", call.campaign->id}, {"unit", unit.id}});
  if (!(*judged)->work) return page;
  const procedure::Meetings all = service::meetings_seen(**judged, **units, unit);
  // Those without a day stand in the form.
  const auto planned =
      std::ranges::count_if(all.meetings, [](const Meeting& one) { return one.planned.has_value(); });
  for (std::size_t at = 0; at < static_cast<std::size_t>(planned); ++at)
    page.meetings.push_back(line_of(**judged, **units, all.meetings[at]));
  for (const procedure::Clash& clash : all.clashes) add_clash(**judged, all, clash, page.meetings);
  const auto busy = service::busy_at_hour(call, **judged, unit, all);
  if (!busy) return tl::unexpected{busy.error()};
  for (const service::BusyAtHour& one : *busy) {
    std::string& words = page.meetings[one.meeting].clash;
    words += fmt::format("{}việc khác: {} không rảnh vào giờ này", words.empty() ? "" : "; ",
                         person_name(**judged, one.person));
  }
  if (service::allowed("register-meeting", call.actor, relation, phase))
    if (auto form = form_of(call, **judged, **units, unit, all); !form.subjects.empty())
      page.form = std::move(form);
  return page;
}

}  // namespace

service::Outcome<pages::MeetingsPage> meetings(service::Call& call) {
  return page_for(call, call.actor.acting.unit);
}

service::Outcome<pages::MeetingsPage> unit_meetings(service::Call& call) {
  return page_for(call, call.target.unit);
}

service::Outcome<service::Done> register_meeting(service::Call& call) {
  if (auto registered = service::register_meeting(call); !registered)
    return tl::unexpected{registered.error()};
  service::Done done;
  done.location = address("unit-meetings", {{"campaign", call.campaign->id}, {"unit", call.target.unit}});
  done.message = "done.meeting_registered";
  return done;
}

service::Outcome<FileAnswer> calendar(service::Call& call) {
  const auto judged = judged_for(call, call.actor.acting.unit);
  if (!judged) return tl::unexpected{judged.error()};
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  FileAnswer file{"lich-hoi-nghi.ics", "text/calendar; charset=utf-8", {}};
  if (!(*judged)->work) return file;
  const service::Unit& unit = *(*units)->find(call.actor.acting.unit);
  const procedure::Meetings seen = service::meetings_seen(**judged, **units, unit);
  file.bytes = procedure::to_ics(
      procedure::calendar_of(seen, *(*judged)->work, call.campaign->id, procedure::Attending::named), {},
      call.now.local);
  return file;
}

}  // namespace kiemdiem::web
