#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace kiemdiem::summary {

/// How shares with one decimal are rounded.
enum class Rounding : std::uint8_t {
  largest_remainder,  ///< the shares of a whole come to 100,0
  half_up,            ///< each by itself; they may come to 99,9 or 100,1
};

/// Tenths of a percent of each count in their sum; of nothing: no shares (empty). Largest remainder: what is
/// missing to 1000 goes to the greatest remainders, of equal ones to the first.
std::vector<std::int64_t> shares_of(std::span<const std::int64_t> counts, Rounding rounding);

/// One share alone, rounded half up. @pre base > 0
std::int64_t share_of(std::int64_t part, std::int64_t base);

}  // namespace kiemdiem::summary
