#include "web/places/meetings.h"

#include <fmt/format.h>

#include <algorithm>

#include "procedure/calendar_file.h"
#include "service/basis.h"
#include "service/campaign_lists.h"
#include "service/gate.h"
#include "service/meetings.h"
#include "service/office.h"
#include "service/own_work.h"
#include "service/wide_work.h"
#include "web/addresses.h"
#include "web/places/work.h"

namespace kiemdiem::web {
namespace {

using procedure::Meeting;
using procedure::MeetingEntry;

/// Meetings on one page.
constexpr std::size_t most_meetings = 100;

std::string body_name(const service::Judged& judged, facts::SubjectRef subject) {
  return judged.situation.display_name(facts::EntityRef{facts::entity_kind(subject.kind), subject.row});
}

pages::Mark mark_of(const MeetingEntry& meeting) {
  using assessment::Verdict;
  if (meeting.held) return {pages::Standing::done, "đã họp"};
  if (meeting.in_time == Verdict::breaks)
    return {pages::Standing::wrong, meeting.registered ? "đăng ký muộn" : "chưa đăng ký, đã quá hạn đăng ký"};
  if (meeting.registered) return {pages::Standing::working, "đã đăng ký"};
  if (meeting.asked && meeting.register_by)
    return {pages::Standing::waiting, "phải đăng ký trước " + to_vietnamese(*meeting.register_by)};
  return {pages::Standing::waiting, ""};
}

pages::MeetingLine line_of(const service::Units& units, const MeetingEntry& meeting) {
  pages::MeetingLine line;
  line.at = meeting.planned;
  const service::Unit* unit = units.find(meeting.unit);
  line.unit = unit == nullptr ? meeting.body : unit->name;
  line.subject = meeting.body;
  line.room = meeting.place;
  line.chair = meeting.chair;
  for (const procedure::PersonNamed& person : meeting.representatives)
    line.attends += (line.attends.empty() ? "" : ", ") + person.name;
  line.mark = mark_of(meeting);
  return line;
}

void add_words(pages::MeetingLine& line, const std::string& words) {
  line.clash += (line.clash.empty() ? "" : "; ") + words;
}

/// Those of the page asked for, or of the first on which something is still to come.
void fill_lines(const service::Call& call, const service::Units& units,
                const std::vector<MeetingEntry>& meetings,
                const std::vector<std::pair<std::size_t, std::string>>& clashes, pages::MeetingsPage& page) {
  const auto next =
      std::ranges::find_if(meetings, [&](const MeetingEntry& one) { return one.planned.date >= call.today; });
  const auto begun = static_cast<std::size_t>(next - meetings.begin());
  const std::size_t last_page = meetings.empty() ? 0 : (meetings.size() - 1) / most_meetings;
  std::size_t number = std::min(begun / most_meetings, last_page);
  if (const auto asked = service::number_in(call.inputs.get("trang")); asked && *asked > 0)
    number = std::min(static_cast<std::size_t>(*asked) - 1, last_page);
  const std::size_t first = number * most_meetings;
  const std::size_t last = std::min(first + most_meetings, meetings.size());
  for (std::size_t at = first; at < last; ++at) page.meetings.push_back(line_of(units, meetings[at]));
  for (const auto& [at, words] : clashes)
    if (at >= first && at < last) add_words(page.meetings[at - first], words);
  const auto href = [&](std::size_t wanted) {
    const bool of_unit = call.action.name == "unit-meetings";
    return address_with(of_unit ? "unit-meetings" : "meetings",
                        {{"campaign", call.campaign->id}, {"unit", call.target.unit}},
                        {{"trang", std::to_string(wanted + 1)}});
  };
  if (number > 0) page.previous_href = href(number - 1);
  if (number < last_page) page.next_href = href(number + 1);
}

/// By meeting: with what it clashes.
std::vector<std::pair<std::size_t, std::string>> clash_words(const std::vector<MeetingEntry>& meetings) {
  std::vector<std::pair<std::size_t, std::string>> words;
  for (const procedure::ClashOf& clash : procedure::clashes_of(meetings)) {
    const auto say = [&](std::size_t at, std::size_t other) {
      words.emplace_back(at, fmt::format("{}: {} {}", meetings[other].body, clash.person.name,
                                         clash.as_representative ? "dự cả hai" : "chủ trì cả hai"));
    };
    say(clash.first, clash.second);
    say(clash.second, clash.first);
  }
  return words;
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

void offer_form(const service::Call& call, const service::Basis& basis, const service::Unit& unit,
                const procedure::Meetings& all, pages::MeetingsPage& page) {
  if (auto form = form_of(call, *basis.judged, *basis.units, unit, all); !form.subjects.empty())
    page.form = std::move(form);
}

service::Outcome<pages::MeetingsPage> fill_judged(service::Call& call, const service::Basis& basis,
                                                  const service::Unit& unit, bool may_register,
                                                  pages::MeetingsPage page) {
  const service::Judged& judged = *basis.judged;
  const procedure::Meetings all = service::meetings_seen(judged, *basis.units, unit);
  const std::vector<MeetingEntry> meetings = procedure::entries_of(*judged.work, all);
  auto words = clash_words(meetings);
  const auto busy = service::busy_at_hour(call, judged, unit, all);
  if (!busy) return tl::unexpected{busy.error()};
  for (const service::BusyAtHour& one : *busy)
    words.emplace_back(
        one.meeting,
        fmt::format("việc khác: {} không rảnh vào giờ này",
                    judged.situation.display_name(facts::EntityRef{facts::EntityKind::person, one.person})));
  fill_lines(call, *basis.units, meetings, words, page);
  if (may_register) offer_form(call, basis, unit, all, page);
  return page;
}

/// Of an organization too large to be judged for one page: the meetings that the parts below tell of. Those
/// of its own bodies are registered here.
service::Outcome<pages::MeetingsPage> fill_wide(service::Call& call, const service::Basis& basis,
                                                const service::Unit& unit, bool may_register,
                                                pages::MeetingsPage page) {
  const auto meetings = service::wide_meetings(call, *call.campaign, unit);
  if (!meetings) return tl::unexpected{meetings.error()};
  fill_lines(call, *basis.units, *meetings, clash_words(*meetings), page);
  if (may_register)
    offer_form(call, basis, unit, service::meetings_seen(*basis.judged, *basis.units, unit), page);
  return page;
}

}  // namespace

service::Outcome<pages::MeetingsPage> meetings_page(service::Call& call, const std::string& unit_id,
                                                    std::int64_t most_judged) {
  const auto basis = service::basis_of(call, unit_id, most_judged);
  if (!basis) return tl::unexpected{basis.error()};
  const service::Unit& unit = *basis->units->find(unit_id);
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
  if (!basis->judged->work) return page;
  const bool may_register = service::allowed("register-meeting", call.actor, relation, phase);
  return basis->alone ? fill_wide(call, *basis, unit, may_register, std::move(page))
                      : fill_judged(call, *basis, unit, may_register, std::move(page));
}

service::Outcome<pages::MeetingsPage> meetings(service::Call& call) {
  return meetings_page(call, call.actor.acting.unit, service::most_judged_whole);
}

service::Outcome<pages::MeetingsPage> unit_meetings(service::Call& call) {
  return meetings_page(call, call.target.unit, service::most_judged_whole);
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
  const auto meetings = service::own_meetings(call, *call.campaign);
  if (!meetings) return tl::unexpected{meetings.error()};
  FileAnswer file{"lich-hoi-nghi.ics", "text/calendar; charset=utf-8", {}};
  file.bytes = procedure::to_ics(
      procedure::calendar_of(*meetings, call.campaign->id, procedure::Attending::named), {}, call.now.local);
  return file;
}

}  // namespace kiemdiem::web
