#include "service/progress.h"

#include <algorithm>

#include "service/office.h"

namespace kiemdiem::service {
namespace {

using procedure::StepCounts;

/// Their people count in the party organization that they belong to.
bool is_party_unit(const Unit& unit) {
  return unit.kind != "agency" && unit.kind != "mass_organization";
}

class Counting {
 public:
  Counting(Call& call, const store::Campaign& campaign, const Units& units, const PlanOf& plan,
           std::vector<store::Plan> plans, const Overview& overview)
      : call_(call),
        campaign_(campaign),
        units_(units),
        plan_(*plan.plan),
        now_{plan.on, call.now.local.minute},
        plans_(std::move(plans)),
        overview_(overview) {}

  Outcome<UnitProgress> with_below(const Unit& unit) {
    UnitProgress row = empty_row(unit);
    for (const Unit* part : parts_of(units_, unit))
      if (auto added = add(row, units_.grassroots_of(*part), *part, false); !added)
        return tl::unexpected{added.error()};
    // Those between this one and the grassroots have work of their own.
    for (const Unit* above : units_.subtree(unit))
      if (is_above_parts(*above))
        if (auto added = add(row, *above, *above, true); !added) return tl::unexpected{added.error()};
    row.members = overview_.under(unit.path).people;
    return row;
  }

  Outcome<UnitProgress> alone(const Unit& unit) {
    UnitProgress row = empty_row(unit);
    row.alone = true;
    if (auto added = add(row, units_.grassroots_of(unit), unit, true); !added)
      return tl::unexpected{added.error()};
    row.members = overview_.under(unit.path).people;
    return row;
  }

 private:
  /// Neither a part nor inside of one: something that is judged stands below it.
  bool is_above_parts(const Unit& unit) const {
    if (!is_party_unit(unit) || units_.grassroots_of(unit).kind.starts_with("grassroots")) return false;
    const std::vector<const Unit*> parts = parts_of(units_, unit);
    return parts.size() != 1 || parts.front() != &unit;
  }

  UnitProgress empty_row(const Unit& unit) const {
    UnitProgress row;
    row.unit = &unit;
    row.steps.resize(plan_.steps.size());
    return row;
  }

  Outcome<void> add(UnitProgress& row, const Unit& root, const Unit& unit, bool alone) {
    const auto part =
        call_.office.progress_book().part(call_.data, campaign_, plans_, units_, root, now_, overview_);
    if (!part) return refused(part.error());
    if (!(*part)->problem.empty()) row.problem = (*part)->problem;
    const auto found = (*part)->units.find(unit.id);
    if (found == (*part)->units.end()) return {};
    const auto& counts = alone ? found->second.own : found->second.with_below;
    for (std::size_t step = 0; step < plan_.steps.size(); ++step) {
      const auto theirs = std::ranges::find((*part)->steps, plan_.steps[step].id);
      if (theirs != (*part)->steps.end())
        row.steps[step].add(counts[static_cast<std::size_t>(theirs - (*part)->steps.begin())]);
    }
    return {};
  }

  Call& call_;
  const store::Campaign& campaign_;
  const Units& units_;
  const procedure::Plan& plan_;
  Moment now_;
  std::vector<store::Plan> plans_;
  const Overview& overview_;
};

}  // namespace

std::int32_t UnitProgress::late() const {
  std::int32_t late = 0;
  for (const StepCounts& step : steps) late += step.late;
  return late;
}

std::int32_t UnitProgress::undecided() const {
  std::int32_t undecided = 0;
  for (const StepCounts& step : steps) undecided += step.undecided;
  return undecided;
}

std::vector<StepCounts> ProgressOf::total() const {
  std::vector<StepCounts> total(plan.plan ? plan.plan->steps.size() : 0);
  for (const UnitProgress& row : rows)
    for (std::size_t step = 0; step < total.size(); ++step) total[step].add(row.steps[step]);
  return total;
}

std::vector<const Unit*> parts_of(const Units& units, const Unit& unit) {
  const Unit& root = units.grassroots_of(unit);
  if (root.kind.starts_with("grassroots")) return {&unit};
  std::vector<const Unit*> parts;
  for (const Unit* below : units.subtree(unit))
    if (below->kind.starts_with("grassroots") && &units.grassroots_of(*below) == below)
      parts.push_back(below);
  if (parts.empty()) parts.push_back(&unit);
  return parts;
}

Outcome<ProgressOf> progress_of(Call& call, const store::Campaign& campaign, const Unit& unit) {
  auto plan = plan_of(call, campaign, unit);
  if (!plan) return tl::unexpected{plan.error()};
  auto units = call.units();
  if (!units) return refused(units.error());
  ProgressOf found{std::move(*plan), *units, {}};
  if (!found.plan.plan) return found;
  auto plans = store::plans_of(call.data, campaign.id);
  if (!plans) return refused(plans.error());
  const auto overview = call.office.progress_book().overview(call.data, campaign, call.generation);
  if (!overview) return refused(overview.error());
  Counting counting{call, campaign, **units, found.plan, std::move(*plans), **overview};
  auto own = counting.alone(unit);
  if (!own) return tl::unexpected{own.error()};
  found.rows.push_back(std::move(*own));
  for (const std::size_t child : unit.children) {
    if (!is_party_unit((*units)->at(child))) continue;
    auto row = counting.with_below((*units)->at(child));
    if (!row) return tl::unexpected{row.error()};
    found.rows.front().members -= row->members;
    found.rows.push_back(std::move(*row));
  }
  return found;
}

}  // namespace kiemdiem::service
