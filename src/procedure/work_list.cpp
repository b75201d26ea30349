#include "procedure/work_list.h"

#include <algorithm>
#include <array>
#include <limits>

#include "procedure/work_parts.h"

namespace kiemdiem::procedure {
namespace {

bool is_for(const Viewer& viewer, const Doer& doer) {
  if (doer.role == Role::member) return viewer.person >= 0 && doer.person == viewer.person;
  return viewer.organization >= 0 && doer.organization == viewer.organization &&
         does_work_of(viewer.role, doer.role);
}

Section section_of(const Work& work, const Task& task) {
  if (task.state == State::done) return Section::done;
  if (task.state == State::late) return Section::late;
  if (task.state != State::open) return Section::waiting;
  const Date today = work.now().date;
  const Date sunday = add_days(today, 6 - static_cast<int>(weekday(today)));
  if (task.due.kind == Due::Kind::at_once) return Section::today;
  std::optional<Date> day = task.due.last;
  if (task.planned && (!day || task.planned->date < *day)) day = task.planned->date;
  if (!day || *day > sunday) return Section::later;
  return *day <= today ? Section::today : Section::this_week;
}

/// Days since 1970 until which something is due; what has no day comes last.
std::int32_t day_of(const Task& task) {
  if (task.planned && task.state != State::done) return task.planned->date.days;
  return task.due.last ? task.due.last->days : std::numeric_limits<std::int32_t>::max();
}

bool belong_together(const Task& one, const Task& other) {
  return one.step == other.step && one.state == other.state && one.returned == other.returned &&
         one.done_late == other.done_late && one.due.last == other.due.last && one.by.role == other.by.role &&
         one.by.organization == other.by.organization && one.planned == other.planned &&
         (one.by.role != Role::member || one.by.person == other.by.person);
}

void add(const Work& work, std::vector<WorkItem>& section, std::int32_t number) {
  const Task& task = work.tasks()[static_cast<std::size_t>(number)];
  for (auto item = section.rbegin(); item != section.rend() && item->step == task.step; ++item) {
    const Task& first = work.tasks()[static_cast<std::size_t>(item->tasks.front())];
    if (!belong_together(first, task)) continue;
    item->tasks.push_back(number);
    return;
  }
  section.push_back({task.step, task.state, {number}});
}

void sort(const Work& work, std::vector<WorkItem>& section, bool last_first) {
  const auto task_of = [&](const WorkItem& item) -> const Task& {
    return work.tasks()[static_cast<std::size_t>(item.tasks.front())];
  };
  std::ranges::stable_sort(section, [&](const WorkItem& one, const WorkItem& other) {
    if (!last_first) return day_of(task_of(one)) < day_of(task_of(other));
    const auto done = [&](const WorkItem& item) {
      const auto& on = task_of(item).done_on;
      return on ? on->packed() : std::numeric_limits<std::int32_t>::min();
    };
    return done(one) > done(other);
  });
}

}  // namespace

bool does_work_of(Role viewer, Role doer) {
  const auto side = [](Role role) {
    if (role == Role::cell_deputy) return Role::cell_secretary;
    return role == Role::advisory ? Role::upper_committee : role;
  };
  return side(viewer) == side(doer);
}

const std::vector<WorkItem>& WorkList::in(Section section) const {
  const std::array<const std::vector<WorkItem>*, sections> all{&late,  &today,   &this_week,
                                                               &later, &waiting, &done};
  return *all[static_cast<std::size_t>(section)];
}

WorkList work_list(const Work& work, const Viewer& viewer) {
  return work_list(work, [&viewer](const Task& task) { return is_for(viewer, task.by); });
}

WorkList work_list(const Work& work, const std::function<bool(const Task&)>& wanted) {
  WorkList list;
  for (std::size_t number = 0; number < work.tasks().size(); ++number) {
    const Task& task = work.tasks()[number];
    if (task.state == State::not_needed || !wanted(task)) continue;
    const auto at = static_cast<std::int32_t>(number);
    switch (section_of(work, task)) {
      case Section::late:
        add(work, list.late, at);
        break;
      case Section::today:
        add(work, list.today, at);
        break;
      case Section::this_week:
        add(work, list.this_week, at);
        break;
      case Section::later:
        add(work, list.later, at);
        break;
      case Section::waiting:
        add(work, list.waiting, at);
        break;
      case Section::done:
        add(work, list.done, at);
        break;
    }
  }
  for (std::vector<WorkItem>* section :
       {&list.late, &list.today, &list.this_week, &list.later, &list.waiting})
    sort(work, *section, false);
  sort(work, list.done, true);
  return list;
}

}  // namespace kiemdiem::procedure
