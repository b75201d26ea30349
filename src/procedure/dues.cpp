#include "procedure/dues.h"

#include <algorithm>

#include "assessment/findings.h"

namespace kiemdiem::procedure {

using regulation::NoticeBody;

std::int32_t TaskTable::find(std::size_t step, SubjectRef subject) const {
  const auto range = of_step(step);
  const auto found = std::ranges::lower_bound(range, subject, {}, &Task::subject);
  if (found == range.end() || found->subject != subject) return -1;
  return static_cast<std::int32_t>(starts[step] + static_cast<std::size_t>(found - range.begin()));
}

Moment last_moment(const WorkCalendar& calendar, const NoticeBody& notice, Date meeting) {
  Moment last{meeting, -1};
  if (notice.days) last.date = add_days(meeting, -*notice.days);
  if (notice.working_days)
    last.date = std::min(last.date, calendar.working_days_before(meeting, *notice.working_days));
  if (!notice.weekly) return last;
  // The cut-off of the week before the meeting's.
  const Date monday = add_days(meeting, -static_cast<int>(weekday(meeting)) - 7);
  const Moment cutoff{add_days(monday, static_cast<int>(notice.weekly->day)),
                      static_cast<std::int16_t>(notice.weekly->minute)};
  return cutoff.date <= last.date ? cutoff : last;
}

std::optional<Date> first_meeting_day(const WorkCalendar& calendar, const NoticeBody& notice, Moment sent,
                                      Date not_before) {
  constexpr int far_enough = 90;
  for (Date day = not_before; day <= add_days(sent.date, far_enough); day = add_days(day, 1)) {
    assessment::Event first;
    assessment::Event meeting;
    first.on = sent;
    meeting.on = {day, -1};
    if (calendar.is_working_day(day) &&
        assessment::judge_lead(calendar, notice, first, meeting) == assessment::Verdict::holds)
      return day;
  }
  return std::nullopt;
}

MeetingDays::MeetingDays(const Index& index) : index_(index) {
  const assessment::ColumnRef kind = index.column("events", "event");
  const assessment::ColumnRef subject = index.column("events", "subject");
  const assessment::ColumnRef planned = index.column("events", "planned");
  const int registered = index.word("event", "meeting_registered");
  const auto rows = static_cast<std::int32_t>(index.situation().table("events").rows());
  for (std::int32_t row = 0; row < rows; ++row)
    if (kind.number(row) == registered && planned.known(row))
      registrations_.push_back(
          {SubjectRef::unpacked(subject.number(row)), Moment::unpacked(planned.number(row)), row});
  // The registration that was entered last replaces the earlier ones.
  std::ranges::stable_sort(registrations_, {}, &Registration::subject);
  std::vector<Registration> last;
  for (const Registration& one : registrations_) {
    if (!last.empty() && last.back().subject == one.subject)
      last.back() = one;
    else
      last.push_back(one);
  }
  registrations_ = std::move(last);
}

const MeetingDays::Registration* MeetingDays::of(SubjectRef subject) const {
  const auto found = std::ranges::lower_bound(registrations_, subject, {}, &Registration::subject);
  return found == registrations_.end() || found->subject != subject ? nullptr : &*found;
}

const MeetingDays::Registration* MeetingDays::registered(SubjectRef subject, EntityRef place) const {
  if (registrations_.empty()) return nullptr;
  if (place.row >= 0 && place.kind == EntityKind::collective) return of({SubjectKind::collective, place.row});
  if (const Registration* own = of(subject)) return own;
  std::int32_t unit = -1;
  if (subject.kind == SubjectKind::organization) unit = subject.row;
  if (subject.kind == SubjectKind::collective)
    unit = index_.is_party_committee(subject.row) ? index_.organization_of(subject.row) : -1;
  if (facts::entity_kind(subject.kind) == EntityKind::person) unit = index_.cell_of(subject.row);
  if (unit < 0) return nullptr;
  if (const Registration* organization = of({SubjectKind::organization, unit})) return organization;
  for (const std::int32_t collective : index_.collectives_of(unit))
    if (index_.is_party_committee(collective))
      if (const Registration* committee = of({SubjectKind::collective, collective})) return committee;
  return nullptr;
}

bool is_about(const assessment::Rows& rows, const regulation::Regulation& bound, const Ahead& ahead,
              SubjectRef subject) {
  if (ahead.rule < 0) return true;
  const regulation::EventPattern& meeting = ahead.notice.meeting;
  if (!meeting.of.empty() && !meeting.of.has(subject.kind)) return false;
  return rows.truth(meeting.where, {subject, -1, {}}) != expression::Truth::no &&
         rows.truth(bound.rules[static_cast<std::size_t>(ahead.rule)].when, {subject, -1, {}}) !=
             expression::Truth::no;
}

MeetingDay meeting_day(const DueContext& context, const Step& step, const Task* task, SubjectRef subject,
                       EntityRef place) {
  if (task != nullptr && task->state == State::done && task->done_on)
    return {task->done_on->date, false, true};
  if (const auto recorded = context.ledger.recorded_for(step, subject)) return {recorded->date, false, false};
  if (const auto* registration = context.meetings.registered(subject, place))
    return {registration->planned.date, false, false};
  if (step.day.fixed) return {step.day.last, false, false};
  return {step.day.last, true, false};
}

namespace {

Due of_step(const Step& step) {
  Due due;
  due.from = step.day.from;
  due.last = step.day.last;
  if (step.day.last)
    due.kind = step.day.fixed    ? Due::Kind::on_day
               : step.day.before ? Due::Kind::before
                                 : Due::Kind::at_latest;
  else if (step.at_once)
    due.kind = Due::Kind::at_once;
  return due;
}

bool is_sooner(const Moment& moment, const Due& due) {
  if (!due.last || moment.date != *due.last) return !due.last || moment.date < *due.last;
  return moment.has_time() && (due.minute < 0 || moment.minute < due.minute);
}

}  // namespace

Due due_of(const DueContext& context, const TaskTable& table, const Task& task) {
  const auto at = static_cast<std::size_t>(task.step);
  Due due = of_step(context.plans.of(task.by.organization).steps[at]);
  for (const Ahead& ahead : context.plans.links_of(task.by.organization).ahead) {
    if (ahead.sent != at || !is_about(context.rows, context.bound, ahead, task.subject)) continue;
    const std::int32_t held = table.find(ahead.meeting, task.subject);
    if (held < 0) continue;
    const Task& meeting = table.tasks[static_cast<std::size_t>(held)];
    const Step& step = context.plans.of(meeting.by.organization).steps[ahead.meeting];
    const MeetingDay day = meeting_day(context, step, &meeting, task.subject, meeting.place);
    if (!day.day) continue;
    const Moment last = last_moment(context.calendar, ahead.notice, *day.day);
    if (!is_sooner(last, due)) continue;
    due.kind = Due::Kind::at_latest;
    due.last = last.date;
    due.minute = last.minute;
    due.provisional = day.provisional;
    due.meeting = day.day;
    due.rule = ahead.rule;
  }
  return due;
}

}  // namespace kiemdiem::procedure
