#pragma once

#include <string>
#include <vector>

namespace kiemdiem::assessment {

/// A cell that takes part in the distribution of places for the best level.
struct ShareCell {
  std::string code;    ///< id; the last tie-break
  std::string name;    ///< for the steps
  int rank = 0;        ///< level of the cell: 0 best … 3 worst, 4: not rated
  int weight = 0;      ///< of that level; 0: gets no place
  int candidates = 0;  ///< T: those rated good or better
  int eligible = 0;    ///< e: those put forward for the best level whom no rule bars from it; at most T
};

struct Shares {
  std::vector<int> places;         ///< one a cell, in the order given
  std::vector<std::string> steps;  ///< in Vietnamese: which cell got each place and why
};

/// Shares out at most `total` places so that a cell of a higher level gets a higher proportion (CV 123-CV/ĐU
/// Phường 11 2021, 1(2); the text gives no formula: this is reading A4). Highest averages with odd divisors
/// (Webster), each cell capped at its eligible; ties go to the higher level, more candidates, more eligible,
/// the smaller code. Then places move from lower to higher cells as long as a lower cell has the higher
/// proportion. Compares in integers; ends, because places only move to higher levels.
Shares share_out(const std::vector<ShareCell>& cells, int total);

}  // namespace kiemdiem::assessment
