#pragma once

#include "summary/table.h"

/// Who stands behind the numbers of a quota.
namespace kiemdiem::summary {

/// Those of a pool at the best level and at the second one: indices in Summary::lines, sorted.
struct PoolPeople {
  std::vector<std::int32_t> best, good;

  /// Those of whom the share is taken.
  std::vector<std::int32_t> base(const Pool& pool) const;
};

/// A pool knows its best by name and of the others how many: they are looked for among those of its scope,
/// and told only where their number is that of the pool.
PoolPeople people_of(const Pool& pool, const Tree& tree);

}  // namespace kiemdiem::summary
