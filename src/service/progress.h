#pragma once

#include <optional>
#include <string>
#include <vector>

#include "procedure/progress.h"
#include "service/campaigns.h"
#include "service/progress_book.h"
#include "service/situations.h"

/// Tiến độ: how far the units below an organization have come.
namespace kiemdiem::service {

/// One unit, with everything below it or alone.
struct UnitProgress {
  const Unit* unit = nullptr;
  bool alone = false;  ///< the asked unit's own work, without the units below it
  std::int64_t members = 0;
  std::vector<procedure::StepCounts> steps;  ///< by step of ProgressOf::plan
  std::string problem;                       ///< why it cannot be counted; empty: it is

  std::int32_t late() const;
  std::int32_t undecided() const;
};

struct ProgressOf {
  PlanOf plan;
  std::shared_ptr<const Units> units;  ///< the rows point into it
  std::vector<UnitProgress> rows;      ///< the unit itself where it has work of its own, then those below

  /// All rows together, by step.
  std::vector<procedure::StepCounts> total() const;
};

/// Counts the units directly below an organization, each with all below it; every grassroots organization is
/// judged by itself and added up.
Outcome<ProgressOf> progress_of(Call& call, const store::Campaign& campaign, const Unit& unit);

/// What the book of progress is asked with in a call.
Outcome<CountedBy> counted_by(Call& call, const store::Campaign& campaign);

/// Every organization that the figures of one rest on: those in which others are judged, and those above.
std::vector<const Unit*> roots_under(const Units& units, const Unit& unit);

/// Counts whatever has changed in open campaigns, so that nobody has to wait for it.
Result<void> count_open_campaigns(Office& office, const Now& now);

/// The parts in which an organization is judged: grassroots organizations at and below it, or the one above;
/// itself where there is none.
std::vector<const Unit*> parts_of(const Units& units, const Unit& unit);

}  // namespace kiemdiem::service
