#include "summary/rounding.h"

#include <algorithm>
#include <numeric>

namespace kiemdiem::summary {

std::int64_t share_of(std::int64_t part, std::int64_t base) {
  return (part * 2000 + base) / (base * 2);
}

std::vector<std::int64_t> shares_of(std::span<const std::int64_t> counts, Rounding rounding) {
  const std::int64_t sum = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
  std::vector<std::int64_t> shares;
  if (sum <= 0) return shares;
  for (const std::int64_t count : counts)
    shares.push_back(rounding == Rounding::half_up ? share_of(count, sum) : count * 1000 / sum);
  if (rounding == Rounding::half_up) return shares;
  std::vector<std::size_t> order(counts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [&](std::size_t at) { return counts[at] * 1000 % sum; });
  std::int64_t missing = 1000 - std::accumulate(shares.begin(), shares.end(), std::int64_t{0});
  for (std::size_t at = 0; missing > 0; ++at, --missing) ++shares[order[at]];
  return shares;
}

}  // namespace kiemdiem::summary
