#include "procedure/unit_plans.h"

#include <algorithm>

namespace kiemdiem::procedure {
namespace {

bool is_same(const Step& one, const Step& other) {
  return one.id == other.id && one.within == other.within;
}

/// The steps of all, as a unit's own plan has those that it knows.
std::vector<Step> aligned(const std::vector<Step>& all, const std::vector<Step>& own) {
  std::vector<Step> steps = all;
  for (Step& step : steps)
    if (const auto found = std::ranges::find_if(own, [&](const Step& said) { return is_same(said, step); });
        found != own.end())
      step = *found;
  return steps;
}

}  // namespace

PartPlans together(Plan plan, std::vector<UnitPlan> own) {
  PartPlans made{std::move(plan), std::move(own)};
  std::vector<Step>& all = made.plan.steps;
  for (const UnitPlan& unit : made.own)
    for (const Step& step : unit.plan.steps)
      if (std::ranges::none_of(all, [&](const Step& known) { return is_same(known, step); }))
        all.push_back(step);
  for (UnitPlan& unit : made.own) unit.plan.steps = aligned(all, unit.plan.steps);
  return made;
}

UnitPlans::UnitPlans(const assessment::Index& index, const regulation::Regulation& bound, const Plan& top,
                     std::span<const UnitPlan> own)
    : index_(index), top_(top), own_(own), links_(link(top, bound)) {
  if (own.empty()) return;
  const auto organizations = index.count(facts::EntityKind::organization);
  std::vector<std::int32_t> set(static_cast<std::size_t>(organizations), -1);
  for (std::int32_t row = 0; row < organizations; ++row) {
    const std::string id = index.situation().id(facts::EntityRef{facts::EntityKind::organization, row});
    const auto found = std::ranges::find(own, id, &UnitPlan::organization);
    if (found != own.end())
      set[static_cast<std::size_t>(row)] = static_cast<std::int32_t>(found - own.begin());
  }
  by_unit_.assign(set.size(), -1);
  for (std::int32_t row = 0; row < organizations; ++row)
    for (std::int32_t at = row; at >= 0; at = index.parent(at)) {
      if (set[static_cast<std::size_t>(at)] < 0) continue;
      by_unit_[static_cast<std::size_t>(row)] = set[static_cast<std::size_t>(at)];
      break;
    }
  own_links_.reserve(own.size());
  for (const UnitPlan& unit : own) own_links_.push_back(link(unit.plan, bound));
}

std::int32_t UnitPlans::number(std::int32_t organization) const {
  return by_unit_.empty() || organization < 0 ? -1 : by_unit_[static_cast<std::size_t>(organization)];
}

const Plan& UnitPlans::of(std::int32_t organization) const {
  const std::int32_t found = number(organization);
  return found < 0 ? top_ : own_[static_cast<std::size_t>(found)].plan;
}

const Links& UnitPlans::links_of(std::int32_t organization) const {
  const std::int32_t found = number(organization);
  return found < 0 ? links_ : own_links_[static_cast<std::size_t>(found)];
}

bool UnitPlans::asks(const Step& step, std::int32_t organization) const {
  if (step.within.empty()) return true;
  for (std::int32_t at = organization; at >= 0; at = index_.parent(at))
    if (index_.situation().id(facts::EntityRef{facts::EntityKind::organization, at}) == step.within)
      return true;
  return false;
}

}  // namespace kiemdiem::procedure
