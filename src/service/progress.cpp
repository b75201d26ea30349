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

/// Neither a part nor inside of one: something that is judged stands below it.
bool is_above_parts(const Units& units, const Unit& unit) {
  if (!is_party_unit(unit) || units.grassroots_of(unit).kind.starts_with("grassroots")) return false;
  const std::vector<const Unit*> parts = parts_of(units, unit);
  return parts.size() != 1 || parts.front() != &unit;
}

class Counting {
 public:
  Counting(ProgressBook& book, const CountedBy& by, const PlanOf& plan)
      : book_(book), by_(by), units_(*by.units), plan_(*plan.plan) {}

  Outcome<UnitProgress> with_below(const Unit& unit) {
    UnitProgress row = empty_row(unit);
    for (const Unit* part : parts_of(units_, unit))
      if (auto added = add(row, units_.grassroots_of(*part), *part, false); !added)
        return tl::unexpected{added.error()};
    // Those between this one and the grassroots have work of their own.
    for (const Unit* above : units_.subtree(unit))
      if (is_above_parts(units_, *above))
        if (auto added = add(row, *above, *above, true); !added) return tl::unexpected{added.error()};
    row.members = by_.overview->under(unit.path).people;
    return row;
  }

  Outcome<UnitProgress> alone(const Unit& unit) {
    UnitProgress row = empty_row(unit);
    row.alone = true;
    if (auto added = add(row, units_.grassroots_of(unit), unit, true); !added)
      return tl::unexpected{added.error()};
    row.members = by_.overview->under(unit.path).people;
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
    const auto part = book_.part(by_, root);
    if (!part) return refused(part.error());
    if (!(*part)->problem.empty()) row.problem = (*part)->problem;
    const auto found = (*part)->units.find(unit.id);
    if (found == (*part)->units.end()) return {};
    const auto& counts = alone ? found->second.own : found->second.with_below;
    for (std::size_t step = 0; step < plan_.steps.size(); ++step) {
      const std::pair asked{plan_.steps[step].id, plan_.steps[step].within};
      const auto theirs = std::ranges::find((*part)->steps, asked);
      if (theirs != (*part)->steps.end())
        row.steps[step].add(counts[static_cast<std::size_t>(theirs - (*part)->steps.begin())]);
    }
    return {};
  }

  ProgressBook& book_;
  const CountedBy& by_;
  const Units& units_;
  const procedure::Plan& plan_;
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

std::vector<const Unit*> roots_under(const Units& units, const Unit& unit) {
  std::vector<const Unit*> roots{&units.grassroots_of(unit)};
  const auto add = [&roots](const Unit& root) {
    if (std::ranges::find(roots, &root) == roots.end()) roots.push_back(&root);
  };
  for (const Unit* part : parts_of(units, unit)) add(units.grassroots_of(*part));
  for (const Unit* below : units.subtree(unit))
    if (is_above_parts(units, *below)) add(*below);
  return roots;
}

Outcome<CountedBy> counted_by(Call& call, const store::Campaign& campaign) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const auto day = Situations::day_of(call.data, campaign, call.now);
  if (!day) return refused(day.error());
  auto by = call.office.progress_book().counted_by(call.data, campaign, *units,
                                                   Moment{*day, call.now.local.minute}, call.generation);
  if (!by) return refused(by.error());
  return std::move(*by);
}

Result<void> count_open_campaigns(Office& office, const Now& now) {
  const std::uint64_t generation = office.generation();
  return office.database().read([&](store::Transaction& transaction) -> Result<void> {
    const auto campaigns = store::all_campaigns(transaction);
    if (!campaigns) return tl::unexpected{campaigns.error()};
    const auto units = office.units(transaction, generation);
    if (!units) return tl::unexpected{units.error()};
    for (const store::Campaign& campaign : *campaigns) {
      const Unit* issuer = (*units)->find(campaign.organization);
      if (campaign.state != "open" || issuer == nullptr) continue;
      const auto day = Situations::day_of(transaction, campaign, now);
      if (!day) return tl::unexpected{day.error()};
      const auto by = office.progress_book().counted_by(transaction, campaign, *units,
                                                        Moment{*day, now.local.minute}, generation);
      if (!by) return tl::unexpected{by.error()};
      if (auto counted = office.progress_book().count(*by, roots_under(**units, *issuer)); !counted)
        return counted;
    }
    return {};
  });
}

Outcome<ProgressOf> progress_of(Call& call, const store::Campaign& campaign, const Unit& unit) {
  auto plan = plan_of(call, campaign, unit);
  if (!plan) return tl::unexpected{plan.error()};
  auto units = call.units();
  if (!units) return refused(units.error());
  ProgressOf found{std::move(*plan), *units, {}};
  if (!found.plan.plan) return found;
  ProgressBook& book = call.office.progress_book();
  const auto by = counted_by(call, campaign);
  if (!by) return tl::unexpected{by.error()};
  if (const auto counted = book.count(*by, roots_under(**units, unit)); !counted)
    return refused(counted.error());
  Counting counting{book, *by, found.plan};
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
