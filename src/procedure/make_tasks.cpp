#include <algorithm>

#include "procedure/work_parts.h"

namespace kiemdiem::procedure {

using expression::Truth;
using regulation::AtPlace;

namespace {

constexpr std::array all_kinds{SubjectKind::organization, SubjectKind::collective, SubjectKind::member,
                               SubjectKind::leader};

class Maker {
 public:
  explicit Maker(Work::Parts& parts) : parts_(parts) {}

  void make_step(std::size_t at) {
    const Step& step = parts_.plan.steps[at];
    for (const SubjectKind kind : all_kinds) {
      if (!step.about.of.has(kind)) continue;
      const std::int32_t rows = parts_.index.count(facts::entity_kind(kind));
      for (std::int32_t row = 0; row < rows; ++row) {
        if (kind == SubjectKind::leader && !parts_.index.is_leader(row)) continue;
        make_for(at, step, {kind, row});
      }
    }
  }

 private:
  void make_for(std::size_t at, const Step& step, SubjectRef subject) {
    const Truth meant = parts_.rows.truth(step.about.where, {subject, -1, {}});
    if (meant == Truth::no || is_left_to_committee(step, subject) || !is_asked(step, subject) ||
        !parts_.ledger.is_called_for(step, subject))
      return;
    const bool person = facts::entity_kind(subject.kind) == EntityKind::person;
    if (step.about.at.kind != AtPlace::Kind::collectives || !person) {
      add(at, step, subject, {}, meant);
      return;
    }
    for (const std::int32_t collective : parts_.index.collectives_of_person(subject.row))
      if (std::ranges::find(step.about.at.collective_kinds, parts_.index.collective_kind(collective)) !=
          step.about.at.collective_kinds.end())
        add(at, step, subject, {EntityKind::collective, collective}, meant);
  }

  bool is_asked(const Step& step, SubjectRef subject) const {
    return step.within.empty() || parts_.plans.asks(step, parts_.doers.own_unit(subject));
  }

  /// Its committee carries the step for the organization.
  bool is_left_to_committee(const Step& step, SubjectRef subject) const {
    if (!step.stands_for_unit || subject.kind != SubjectKind::organization ||
        !step.about.of.has(SubjectKind::collective))
      return false;
    return std::ranges::any_of(parts_.index.collectives_of(subject.row), [&](std::int32_t collective) {
      return parts_.index.is_party_committee(collective) &&
             parts_.rows.truth(step.about.where, {{SubjectKind::collective, collective}, -1, {}}) !=
                 Truth::no;
    });
  }

  void add(std::size_t at, const Step& step, SubjectRef subject, EntityRef place, Truth meant) {
    Task task;
    task.step = static_cast<std::int32_t>(at);
    task.subject = subject;
    task.place = place;
    task.by = parts_.doers.of(step, subject, place);
    const Ledger::Entry entry = parts_.ledger.look(step, subject, place);
    task.returned = entry.returned;
    task.done_on = entry.on;
    const Asked needed =
        parts_.asks.needed(parts_.index, need_of(parts_.index.words(), step), subject, entry.done);
    if (entry.done)
      task.state = State::done;
    else if (needed == Asked::no)
      task.state = State::not_needed;
    else if (needed == Asked::undecided || meant == Truth::unknown) {
      task.state = State::undecided;
      task.need_unknown = true;
    }
    if (const auto* registered = parts_.meetings.registered(subject, place);
        registered != nullptr && step.phase == Phase::reviewing && step.papers.empty())
      task.planned = registered->planned;
    if (!entry.done)
      if (const auto recorded = parts_.ledger.recorded_for(step, subject)) task.planned = recorded;
    parts_.table.tasks.push_back(task);
  }

  Work::Parts& parts_;
};

/// What is only done where somebody finds it necessary is done with once something that builds on it is done.
void drop_optional(Work::Parts& parts) {
  for (std::size_t at = 0; at < parts.plan.steps.size(); ++at)
    for (const std::size_t first : parts.links.same_subject[at]) {
      if (!parts.plan.steps[first].optional) continue;
      for (std::size_t task = parts.table.starts[first]; task < parts.table.starts[first + 1]; ++task) {
        Task& before = parts.table.tasks[task];
        const std::int32_t later = parts.table.find(at, before.subject);
        if (before.state != State::done && later >= 0 &&
            parts.table.tasks[static_cast<std::size_t>(later)].state == State::done)
          before.state = State::not_needed;
      }
    }
}

}  // namespace

void make_tasks(Work::Parts& parts) {
  Maker maker{parts};
  for (std::size_t step = 0; step < parts.plan.steps.size(); ++step) {
    parts.table.starts.push_back(parts.table.tasks.size());
    maker.make_step(step);
  }
  parts.table.starts.push_back(parts.table.tasks.size());
  drop_optional(parts);
}

}  // namespace kiemdiem::procedure
