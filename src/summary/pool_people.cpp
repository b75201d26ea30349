#include "summary/pool_people.h"

#include <algorithm>

namespace kiemdiem::summary {
namespace {

/// Those of a scope at the second level, whether the rules bar them from it or not.
std::vector<std::int32_t> good_in(const std::vector<std::int32_t>& scope, const Pool& pool,
                                  const Summary& summary) {
  std::vector<std::int32_t> good;
  for (const std::int32_t at : scope) {
    const Line& line = summary.lines[static_cast<std::size_t>(at)];
    if (line.kind == pool.of && line.level == 1) good.push_back(at);
  }
  return good;
}

}  // namespace

std::vector<std::int32_t> PoolPeople::base(const Pool& pool) const {
  if (pool.excludes_best) return good;
  std::vector<std::int32_t> all;
  std::ranges::merge(best, good, std::back_inserter(all));
  return all;
}

PoolPeople people_of(const Pool& pool, const Tree& tree) {
  const Summary& summary = tree.summary();
  PoolPeople people;
  for (const std::string& member : pool.members)
    if (const Line* line = summary.line(member))
      people.best.push_back(static_cast<std::int32_t>(line - summary.lines.data()));
  std::ranges::sort(people.best);
  if (people.best.size() != static_cast<std::size_t>(pool.best)) return {};
  const std::int32_t unit = tree.find(pool.organization);
  const auto wanted = static_cast<std::size_t>(pool.good);
  bool found = false;
  for (const std::vector<std::int32_t>& scope :
       {tree.lines_decided_by(pool.organization),
        unit < 0 ? std::vector<std::int32_t>{} : tree.lines_below(unit)}) {
    std::vector<std::int32_t> good = good_in(scope, pool, summary);
    if (good.size() < wanted || (found && people.good.size() <= good.size())) continue;
    people.good = std::move(good);
    found = true;
  }
  return found ? people : PoolPeople{};
}

}  // namespace kiemdiem::summary
