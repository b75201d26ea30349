#include "procedure/work.h"

#include <fmt/format.h>

#include <algorithm>

#include "procedure/work_parts.h"

namespace kiemdiem::procedure {

namespace {

Asks asks_of(const Index& index, const assessment::Assessment& assessment) {
  Asks asks{index};
  for (const assessment::SubjectResult& result : assessment.subjects)
    asks.set(result.subject, result.review, result.rating);
  return asks;
}

}  // namespace

Work::Parts::Parts(const facts::Situation& facts, const regulation::Regulation& rules,
                   const assessment::Assessment& judged, const Plan& steps, const WorkCalendar& days,
                   Moment moment, std::span<const UnitPlan> own)
    : situation(facts),
      bound(rules),
      assessment(judged),
      plan(steps),
      calendar(days.with_days_off(facts.holidays)),
      now(moment),
      index(facts),
      rows(index, rules, calendar),
      plans(index, rules, steps, own),
      links(plans.links_of(-1)),
      asks(asks_of(index, judged)),
      ledger(index, moment),
      meetings(index),
      doers(index) {
  make_tasks(*this);
  judge_tasks(*this);
}

Work::Work(const facts::Situation& situation, const regulation::Regulation& bound,
           const assessment::Assessment& assessment, const Plan& plan, const WorkCalendar& calendar,
           Moment now, std::span<const UnitPlan> own)
    : parts_(std::make_unique<const Parts>(situation, bound, assessment, plan, calendar, now, own)) {}

Work::~Work() = default;

const Plan& Work::plan() const {
  return parts_->plan;
}
const Plan& Work::plan_of(std::int32_t organization) const {
  return parts_->plans.of(organization);
}
const Step& Work::step_of(const Task& task) const {
  return parts_->step_of(task);
}
const facts::Situation& Work::situation() const {
  return parts_->situation;
}
const assessment::Index& Work::index() const {
  return parts_->index;
}
const regulation::Regulation& Work::regulation() const {
  return parts_->bound;
}
const WorkCalendar& Work::calendar() const {
  return parts_->calendar;
}
Moment Work::now() const {
  return parts_->now;
}
const Work::Parts& Work::parts() const {
  return *parts_;
}

const std::vector<Task>& Work::tasks() const {
  return parts_->table.tasks;
}

std::span<const Wait> Work::waits_of(const Task& task) const {
  return std::span{parts_->waits}.subspan(static_cast<std::size_t>(task.first_wait),
                                          static_cast<std::size_t>(task.waits));
}

const Task* Work::find(std::string_view step, SubjectRef subject) const {
  const auto index = parts_->plan.index_of(step);
  const std::int32_t found = index ? parts_->table.find(*index, subject) : -1;
  return found < 0 ? nullptr : &tasks()[static_cast<std::size_t>(found)];
}

std::vector<std::int32_t> Work::heads_of(EntityRef body) const {
  return parts_->doers.heads_of(body);
}

std::int32_t Work::unit_of(SubjectRef subject) const {
  return parts_->doers.own_unit(subject);
}

std::string Work::unit_path(std::int32_t organization) const {
  std::string path = "/";
  for (std::int32_t row = organization; row >= 0; row = parts_->index.parent(row))
    path.insert(0, fmt::format("/{}", parts_->situation.id(EntityRef{EntityKind::organization, row})));
  return path;
}

NamedChair Work::chair_by_rule(std::int32_t reviewed) const {
  const SubjectRef subject{SubjectKind::member, reviewed};
  const std::int32_t cell = parts_->index.cell_of(reviewed);
  if (cell < 0) return {};
  for (std::size_t number = 0; number < parts_->bound.rules.size(); ++number) {
    const auto* chair = parts_->bound.rules[number].as<regulation::ChairBody>();
    if (chair == nullptr || !chair->pattern.of.has(SubjectKind::member) ||
        parts_->rows.truth(chair->pattern.where, {subject, -1, {}}) != expression::Truth::yes)
      continue;
    NamedChair named{{}, static_cast<std::int32_t>(number)};
    for (const int role : {chair->chaired_by, chair->failing_that}) {
      named.people = parts_->doers.holders(role, cell);
      std::erase(named.people, reviewed);
      if (!named.people.empty()) break;
    }
    return named;
  }
  return {};
}

}  // namespace kiemdiem::procedure
