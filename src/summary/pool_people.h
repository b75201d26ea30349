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

/// A pool knows its best by name and of the others how many: they are looked for among those of its scope.
/// Found are as many as it counts, or more where the rules bar some from the level, whom a quota leaves out;
/// nobody where fewer.
PoolPeople people_of(const Pool& pool, const Tree& tree);

}  // namespace kiemdiem::summary
