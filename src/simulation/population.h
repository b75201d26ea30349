#pragma once

#include <cstdint>
#include <string>

#include "facts/situation.h"

/// Invented populations for trials, teaching and measurements. Deterministic: the same plan gives the same
/// people.
namespace kiemdiem::simulation {

/// What a population is to look like. Levels are proposed in about the proportions that are published every
/// year: nearly all good or better, some completed, very few not.
struct PopulationPlan {
  int members = 1000;  ///< at least 1
  std::uint64_t seed = 1;
  std::string regulation;  ///< id, written into the situation
  int year = 2025;
  bool all_layers = true;
  int members_in_a_cell = 22;        ///< on average
  int cells_in_an_organization = 5;  ///< of a grassroots organization, 4 or 5 of 5
  int excellent_per_mille = 175;     ///< of the members
  int completed_per_mille = 65;
  int not_completed_per_mille = 7;
  int unknown_per_mille = 5;  ///< members of whom one fact is not known
};

/// One superior organization, its grassroots organizations with their committees, their cells with a cell
/// committee, and the members with posts, leave, attendance and discipline.
Result<facts::Situation> make_population(const PopulationPlan& plan, const facts::Dictionary& dictionary);

}  // namespace kiemdiem::simulation
