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
  Counting(Call& call, const store::Campaign& campaign, const Units& units, const procedure::Plan& plan,
           Date on)
      : call_(call), campaign_(campaign), units_(units), plan_(plan), on_(on) {}

  Outcome<UnitProgress> with_below(const Unit& unit) {
    UnitProgress row = empty_row(unit);
    for (const Unit* part : parts_of(units_, unit)) {
      const Unit& root = units_.grassroots_of(*part);
      if (auto added = add(row, root, *part, false); !added) return tl::unexpected{added.error()};
    }
    const auto members = store::count(call_.data, "", "people", unit.path);
    if (!members) return refused(members.error());
    row.members = *members;
    return row;
  }

  Outcome<UnitProgress> alone(const Unit& unit) {
    UnitProgress row = empty_row(unit);
    row.alone = true;
    if (auto added = add(row, units_.grassroots_of(unit), unit, true); !added)
      return tl::unexpected{added.error()};
    return row;
  }

 private:
  UnitProgress empty_row(const Unit& unit) const {
    UnitProgress row;
    row.unit = &unit;
    row.steps.resize(plan_.steps.size());
    return row;
  }

  Outcome<void> add(UnitProgress& row, const Unit& root, const Unit& unit, bool alone) {
    const Moment now{on_, call_.now.local.minute};
    const auto judged =
        call_.office.situations().judged(call_.data, campaign_, units_, root, now, call_.generation);
    if (!judged) return refused(judged.error());
    if (!(*judged)->usable()) row.problem = to_text((*judged)->problems);
    if (!(*judged)->usable() || !(*judged)->work) return {};
    const std::int32_t at = row_of(**judged, "organizations", unit.id);
    if (at < 0) return {};
    const procedure::Progress& counted = counted_of(*judged);
    for (std::size_t step = 0; step < plan_.steps.size(); ++step)
      if (const auto theirs = (*judged)->plan->index_of(plan_.steps[step].id))
        row.steps[step].add(alone ? counted.own(at, *theirs) : counted.with_below(at, *theirs));
    return {};
  }

  /// Units of one part come one after the other.
  const procedure::Progress& counted_of(const std::shared_ptr<const Judged>& judged) {
    if (judged != judged_ || !counted_) {
      judged_ = judged;
      counted_ = procedure::progress(*judged->work);
    }
    return *counted_;
  }

  std::shared_ptr<const Judged> judged_;
  std::optional<procedure::Progress> counted_;
  Call& call_;
  const store::Campaign& campaign_;
  const Units& units_;
  const procedure::Plan& plan_;
  Date on_;
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
  Counting counting{call, campaign, **units, *found.plan.plan, found.plan.on};
  // Above the grassroots the units below are what is looked after.
  const bool grassroots = (*units)->grassroots_of(unit).kind.starts_with("grassroots");
  if (grassroots || unit.children.empty()) {
    auto row = counting.alone(unit);
    if (!row) return tl::unexpected{row.error()};
    found.rows.push_back(std::move(*row));
  }
  for (const std::size_t child : unit.children) {
    if (!is_party_unit((*units)->at(child))) continue;
    auto row = counting.with_below((*units)->at(child));
    if (!row) return tl::unexpected{row.error()};
    found.rows.push_back(std::move(*row));
  }
  if (found.rows.empty() || !found.rows.front().alone) return found;
  const auto members = store::count(call.data, "", "people", unit.path);
  if (!members) return refused(members.error());
  UnitProgress& own = found.rows.front();
  own.members = *members;
  for (const UnitProgress& row : found.rows)
    if (!row.alone) own.members -= row.members;
  return found;
}

}  // namespace kiemdiem::service
