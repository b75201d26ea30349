#include <algorithm>

#include "assessment/findings.h"
#include "assessment/relations.h"
#include "procedure/work_parts.h"

namespace kiemdiem::procedure {

using assessment::Requirement;
using expression::Truth;
using regulation::AtPlace;

namespace {

bool is_later(const Moment& now, const Due& due) {
  if (!due.last || now.date < *due.last) return false;
  return now.date > *due.last || (due.minute >= 0 && now.has_time() && now.minute >= due.minute);
}

/// Whether something done then was after the last day.
bool was_late(const Moment& done, const Due& due) {
  return is_later(done, due);
}

class TaskJudge {
 public:
  explicit TaskJudge(Work::Parts& parts)
      : parts_(parts),
        has_event_([this](int kind, SubjectRef subject) { return parts_.ledger.happened(kind, subject); }) {
    first_states_.reserve(parts.table.tasks.size());
    for (const Task& task : parts.table.tasks) {
      first_states_.push_back(task.state);
      any_returned_ = any_returned_ || task.returned;
    }
  }

  void judge(std::size_t number) {
    Task& task = parts_.table.tasks[number];
    if (task.due.last)
      task.working_days_left = parts_.calendar.working_days_between(parts_.now.date, *task.due.last);
    if (task.state == State::done) {
      task.done_late = task.done_on && was_late(*task.done_on, task.due);
      return;
    }
    if (task.state == State::not_needed) return;
    const bool known = task.state != State::undecided;
    const bool sure = find_waits(task);
    if (!known) return;
    task.state = state_of(task, sure);
  }

 private:
  State state_of(Task& task, bool sure) {
    const bool optional = parts_.step_of(task).optional;
    if (!optional && is_later(parts_.now, task.due)) return State::late;
    if (const auto missed = missed_notice(parts_, task)) {
      task.earliest = missed->earliest;
      return State::blocked;
    }
    if (task.waits > 0) return State::waiting;
    if (task.due.from && parts_.now.date < *task.due.from) {
      task.earliest = task.due.from;
      return State::blocked;
    }
    return sure ? State::open : State::undecided;
  }

  /// @return whether all that may come first is known
  bool find_waits(Task& task) {
    const auto at = static_cast<std::size_t>(task.step);
    task.first_wait = static_cast<std::int32_t>(parts_.waits.size());
    bool sure = true;
    for (const Edge& edge : parts_.links.before[at]) {
      const Truth asked = edge_applies(parts_, edge, task.subject, task.place);
      if (asked == Truth::no) continue;
      for (const Requirement& requirement :
           assessment::requirements(parts_.index, edge.order, task.subject, task.place, has_event_))
        sure = wait_for(task, edge, requirement, asked) && sure;
    }
    for (const Ahead& ahead : parts_.links_of(task).ahead)
      if (ahead.meeting == at) wait_for_notice(task, ahead);
    task.waits = static_cast<std::int32_t>(parts_.waits.size()) - task.first_wait;
    return sure;
  }

  /// @return false where it is not known whether it must come first
  bool wait_for(Task& task, const Edge& edge, const Requirement& requirement, Truth asked) {
    const Truth other = parts_.rows.truth(edge.order.first_where, {requirement.any_of.front(), -1, {}});
    if (other == Truth::no || is_met(edge, requirement)) return true;
    const Asked expected = still_expected(edge, requirement);
    if (expected == Asked::no) return true;
    if (expected == Asked::undecided || asked == Truth::unknown || other == Truth::unknown) return false;
    Wait wait;
    wait.subject = requirement.any_of.front();
    wait.event = edge.order.first_events.empty() ? -1 : edge.order.first_events.front();
    wait.rule = edge.rule;
    wait.task = task_behind(edge, requirement);
    add(task, wait);
    return true;
  }

  void add(const Task& task, const Wait& wait) {
    const auto first = parts_.waits.begin() + task.first_wait;
    const bool known = std::any_of(first, parts_.waits.end(), [&](const Wait& other) {
      return wait.task >= 0 ? other.task == wait.task
                            : other.task < 0 && other.event == wait.event && other.subject == wait.subject;
    });
    if (!known) parts_.waits.push_back(wait);
  }

  bool is_met(const Edge& edge, const Requirement& requirement) const {
    const auto done_as_step = [&](SubjectRef subject) {
      if (edge.step < 0) return false;
      const std::int32_t found = parts_.table.find(static_cast<std::size_t>(edge.step), subject);
      return found >= 0 && parts_.table.tasks[static_cast<std::size_t>(found)].state == State::done;
    };
    return std::ranges::any_of(requirement.any_of, [&](SubjectRef subject) {
      return done_as_step(subject) || std::ranges::any_of(edge.order.first_events, [&](int kind) {
               return is_there(kind, subject, requirement);
             });
    });
  }

  bool is_there(int kind, SubjectRef subject, const Requirement& requirement) const {
    return std::ranges::any_of(parts_.index.events_of(kind, subject), [&](const Event* event) {
      if (!parts_.ledger.happened(*event) || is_undone(*event)) return false;
      if (requirement.at_own_cell)
        return assessment::took_place_at(parts_.index, {AtPlace::Kind::own_cell, {}}, event->row, subject);
      if (!requirement.at_collective) return true;
      return event->row >= 0 && parts_.index.event_places().entity(event->row) ==
                                    EntityRef{EntityKind::collective, *requirement.at_collective};
    });
  }

  /// Sent back: the task that it shows is open again.
  bool is_undone(const Event& event) const {
    if (!any_returned_) return false;
    for (std::size_t step = 0; step < parts_.plan.steps.size(); ++step) {
      if (parts_.plan.steps[step].returned_by.empty() || !shows(parts_.plan.steps[step], {event.kind}))
        continue;
      const std::int32_t found = parts_.table.find(step, event.subject);
      if (found >= 0 && parts_.table.tasks[static_cast<std::size_t>(found)].returned) return true;
    }
    return false;
  }

  Asked still_expected(const Edge& edge, const Requirement& requirement) const {
    Asked asked = Asked::no;
    const auto consider = [&](Asked one) {
      if (one == Asked::yes || asked == Asked::no) asked = one == Asked::no ? asked : one;
    };
    for (const SubjectRef subject : requirement.any_of) {
      if (edge.step >= 0) {
        const std::int32_t found = parts_.table.find(static_cast<std::size_t>(edge.step), subject);
        if (found >= 0) consider(expected_of(static_cast<std::size_t>(found)));
        continue;
      }
      for (const int kind : edge.order.first_events) {
        const bool happened = parts_.ledger.happened(kind, subject);
        consider(parts_.asks.expected(parts_.index, kind, subject, happened));
      }
    }
    return asked;
  }

  Asked expected_of(std::size_t task) const {
    const State state = first_states_[task];
    if (state == State::not_needed || parts_.step_of(parts_.table.tasks[task]).optional) return Asked::no;
    return state == State::undecided ? Asked::undecided : Asked::yes;
  }

  std::int32_t task_behind(const Edge& edge, const Requirement& requirement) const {
    for (const SubjectRef subject : requirement.any_of) {
      if (edge.step >= 0) {
        if (const std::int32_t found = parts_.table.find(static_cast<std::size_t>(edge.step), subject);
            found >= 0)
          return found;
        continue;
      }
      for (std::size_t step = 0; step < parts_.plan.steps.size(); ++step)
        if (shows(parts_.plan.steps[step], edge.order.first_events) &&
            parts_.plan.steps[step].only_after.empty())
          if (const std::int32_t found = task_there(step, subject, requirement); found >= 0) return found;
    }
    return -1;
  }

  std::int32_t task_there(std::size_t step, SubjectRef subject, const Requirement& requirement) const {
    const std::int32_t first = parts_.table.find(step, subject);
    if (first < 0) return -1;
    const AtPlace& at = parts_.plan.steps[step].about.at;
    if (requirement.at_own_cell) return at.kind == AtPlace::Kind::collectives ? -1 : first;
    if (!requirement.at_collective) return first;
    for (auto number = static_cast<std::size_t>(first);
         number < parts_.table.starts[step + 1] && parts_.table.tasks[number].subject == subject; ++number)
      if (parts_.table.tasks[number].place == EntityRef{EntityKind::collective, *requirement.at_collective})
        return static_cast<std::int32_t>(number);
    return -1;
  }

  void wait_for_notice(Task& task, const Ahead& ahead) {
    if (!is_about(parts_.rows, parts_.bound, ahead, task.subject)) return;
    const std::int32_t sent = parts_.table.find(ahead.sent, task.subject);
    if (sent < 0) return;
    const Task& before = parts_.table.tasks[static_cast<std::size_t>(sent)];
    if (before.state == State::done || before.state == State::not_needed || parts_.step_of(before).optional)
      return;
    Wait wait;
    wait.task = sent;
    wait.subject = task.subject;
    wait.rule = ahead.rule;
    const Step& step = parts_.plan.steps[ahead.sent];
    wait.event = step.about.events.empty() ? -1 : step.about.events.front();
    add(task, wait);
  }

  Work::Parts& parts_;
  assessment::HasEvent has_event_;
  std::vector<State> first_states_;  ///< before anything was judged: done, not needed, undecided or open
  bool any_returned_ = false;
};

}  // namespace

Truth edge_applies(const Work::Parts& parts, const Edge& edge, SubjectRef subject, EntityRef place) {
  if (edge.rule < 0) return Truth::yes;
  const regulation::EventPattern& then = edge.order.then;
  if (!then.of.empty() && !then.of.has(subject.kind)) return Truth::no;
  if (then.at.kind == AtPlace::Kind::collectives && place.row >= 0 &&
      std::ranges::find(then.at.collective_kinds, parts.index.collective_kind(place.row)) ==
          then.at.collective_kinds.end())
    return Truth::no;
  const assessment::Asking asking{subject, -1, {}};
  const Truth where = parts.rows.truth(then.where, asking);
  if (where == Truth::no) return Truth::no;
  const Truth when = parts.rows.truth(parts.bound.rules[static_cast<std::size_t>(edge.rule)].when, asking);
  if (when == Truth::no) return Truth::no;
  return where == Truth::yes && when == Truth::yes ? Truth::yes : Truth::unknown;
}

std::optional<MissedNotice> missed_notice(const Work::Parts& parts, const Task& task) {
  const auto at = static_cast<std::size_t>(task.step);
  for (const Ahead& ahead : parts.links_of(task).ahead) {
    if (ahead.meeting != at || !is_about(parts.rows, parts.bound, ahead, task.subject)) continue;
    const std::int32_t number = parts.table.find(ahead.sent, task.subject);
    if (number < 0) continue;
    const Task& sent = parts.table.tasks[static_cast<std::size_t>(number)];
    if (sent.state == State::not_needed || parts.step_of(sent).optional) continue;
    const MeetingDay day = meeting_day(parts.dues(), parts.step_of(task), &task, task.subject, task.place);
    if (!day.day || day.provisional || day.held) continue;
    const bool done = sent.state == State::done;
    if (done && !sent.done_on) continue;
    assessment::Event first;
    assessment::Event meeting;
    first.on = done ? *sent.done_on : parts.now;
    meeting.on = {*day.day, -1};
    if (assessment::judge_lead(parts.calendar, ahead.notice, first, meeting) != assessment::Verdict::breaks)
      continue;
    const Date not_before = std::max(*day.day, parts.now.date);
    return MissedNotice{&ahead, *day.day,
                        first_meeting_day(parts.calendar, ahead.notice, first.on, not_before)};
  }
  return std::nullopt;
}

void judge_tasks(Work::Parts& parts) {
  const DueContext dues = parts.dues();
  for (Task& task : parts.table.tasks) task.due = due_of(dues, parts.table, task);
  TaskJudge judge{parts};
  for (std::size_t task = 0; task < parts.table.tasks.size(); ++task) judge.judge(task);
}

}  // namespace kiemdiem::procedure
