#include <algorithm>
#include <array>

#include "procedure/work_parts.h"

namespace kiemdiem::procedure {
namespace {

constexpr std::size_t phases = 5;

/// What is done and what is left, by phase.
struct Tally {
  std::array<int, phases> done{};
  std::array<int, phases> left{};

  void add(const Step& step, const Task& task) {
    if (task.state == State::not_needed) return;
    const auto phase = static_cast<std::size_t>(step.phase);
    if (task.state == State::done)
      ++done[phase];
    else if (!step.optional)
      ++left[phase];
  }

  /// The last phase in which something was done; the next one where nothing of it is left.
  Phase reached() const {
    std::size_t phase = 0;
    for (std::size_t at = 0; at < phases; ++at)
      if (done[at] > 0) phase = at;
    while (phase + 1 < phases && left[phase] == 0 && done[phase] > 0) {
      ++phase;
      if (left[phase] == 0 && done[phase] == 0) return static_cast<Phase>(empty_until(phase));
    }
    // Closing steps that are begun and not finished still belong to the decision.
    const bool closing = phase + 1 == phases && left[phase] > 0;
    return static_cast<Phase>(closing ? phase - 1 : phase);
  }

 private:
  /// Passes over phases for which the plan has no steps.
  std::size_t empty_until(std::size_t phase) const {
    while (phase + 1 < phases && left[phase] == 0 && done[phase] == 0) ++phase;
    return left[phase] > 0 && phase + 1 == phases ? phase - 1 : phase;
  }
};

}  // namespace

Phase Work::phase_of(std::int32_t organization) const {
  Tally tally;
  for (const Task& task : tasks())
    if (unit_of(task.subject) == organization) tally.add(parts_->step_of(task), task);
  return tally.reached();
}

Phase Work::phase() const {
  std::vector<Tally> units(static_cast<std::size_t>(parts_->index.count(EntityKind::organization)));
  std::vector<bool> has_work(units.size(), false);
  for (const Task& task : tasks()) {
    const std::int32_t unit = unit_of(task.subject);
    if (unit < 0 || task.state == State::not_needed) continue;
    units[static_cast<std::size_t>(unit)].add(parts_->step_of(task), task);
    has_work[static_cast<std::size_t>(unit)] = true;
  }
  Phase least = Phase::closed;
  bool any = false;
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    if (!has_work[unit]) continue;
    least = std::min(least, units[unit].reached());
    any = true;
  }
  return any ? least : Phase::preparing;
}

}  // namespace kiemdiem::procedure
