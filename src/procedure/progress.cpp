#include "procedure/progress.h"

#include <algorithm>

#include "procedure/work_parts.h"

namespace kiemdiem::procedure {

void StepCounts::add(const StepCounts& more) {
  not_begun += more.not_begun;
  under_way += more.under_way;
  done += more.done;
  late += more.late;
  returned += more.returned;
  undecided += more.undecided;
  not_needed += more.not_needed;
}

Progress::Progress(std::size_t organizations, std::size_t steps)
    : steps_(steps), own_(organizations * steps), with_below_(organizations * steps) {}

const StepCounts& Progress::own(std::int32_t organization, std::size_t step) const {
  return own_[static_cast<std::size_t>(organization) * steps_ + step];
}
StepCounts& Progress::own(std::int32_t organization, std::size_t step) {
  return own_[static_cast<std::size_t>(organization) * steps_ + step];
}
const StepCounts& Progress::with_below(std::int32_t organization, std::size_t step) const {
  return with_below_[static_cast<std::size_t>(organization) * steps_ + step];
}

void Progress::roll_up(const assessment::Index& index) {
  with_below_.assign(own_.size(), {});
  const auto organizations = static_cast<std::int32_t>(steps_ == 0 ? 0 : own_.size() / steps_);
  for (std::int32_t row = 0; row < organizations; ++row) {
    const std::size_t from = static_cast<std::size_t>(row) * steps_;
    for (std::int32_t above = row; above >= 0; above = index.parent(above)) {
      const std::size_t to = static_cast<std::size_t>(above) * steps_;
      for (std::size_t step = 0; step < steps_; ++step) with_below_[to + step].add(own_[from + step]);
    }
  }
}

Progress progress(const Work& work) {
  const Work::Parts& parts = work.parts();
  Progress counted{static_cast<std::size_t>(parts.index.count(EntityKind::organization)),
                   parts.plan.steps.size()};
  const auto begun = [&](const Task& task) {
    return std::ranges::any_of(
        parts.links.same_subject[static_cast<std::size_t>(task.step)], [&](std::size_t step) {
          const std::int32_t before = parts.table.find(step, task.subject);
          return before >= 0 && parts.table.tasks[static_cast<std::size_t>(before)].state == State::done;
        });
  };
  for (const Task& task : work.tasks()) {
    const std::int32_t unit = work.unit_of(task.subject);
    if (unit < 0) continue;
    StepCounts& counts = counted.own(unit, static_cast<std::size_t>(task.step));
    if (task.state == State::done)
      ++counts.done;
    else if (task.state == State::not_needed)
      ++counts.not_needed;
    else if (task.need_unknown)
      ++counts.undecided;
    else if (task.returned)
      ++counts.returned;
    else if (task.state == State::late)
      ++counts.late;
    else
      ++(begun(task) ? counts.under_way : counts.not_begun);
  }
  counted.roll_up(parts.index);
  return counted;
}

}  // namespace kiemdiem::procedure
