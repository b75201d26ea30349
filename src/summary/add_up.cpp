#include <algorithm>
#include <array>
#include <tuple>

#include "assessment/candidates.h"
#include "summary/summary.h"

namespace kiemdiem::summary {
namespace {

auto key_of(const Line& line) {
  return std::tie(line.kind, line.id);
}
auto key_of(const PastLine& line) {
  return std::tie(line.kind, line.id);
}
auto key_of(const Unit& unit) {
  return std::tie(unit.id);
}
auto key_of(const Pool& pool) {
  return std::tie(pool.of, pool.scope, pool.rule, pool.document);
}
auto key_of(const Remedy& remedy) {
  return std::tie(remedy.subject);
}
auto key_of(const Commended& one) {
  return std::tie(one.subject, one.form);
}
auto key_of(const Dossier& dossier) {
  return std::tie(dossier.unit);
}

/// All entries of the parts by key; of those with one key the first stays, and `same` hears of the others.
template <class Entry, class Same>
void join(std::vector<Entry>& into, std::span<const Summary* const> parts,
          const std::vector<Entry> Summary::*list, Same same) {
  std::size_t count = 0;
  for (const Summary* part : parts) count += (part->*list).size();
  std::vector<const Entry*> all;
  all.reserve(count);
  for (const Summary* part : parts)
    for (const Entry& entry : part->*list) all.push_back(&entry);
  std::ranges::stable_sort(
      all, [](const Entry* one, const Entry* other) { return key_of(*one) < key_of(*other); });
  into.reserve(count);
  for (const Entry* entry : all)
    if (!into.empty() && key_of(into.back()) == key_of(*entry))
      same(into.back(), *entry);
    else
      into.push_back(*entry);
}

constexpr auto keep_first = [](auto&, const auto&) {};

regulation::QuotaBody body_of(const Pool& pool) {
  regulation::QuotaBody body;
  body.percent = pool.percent;
  body.small_group_below = pool.small_group_below;
  return body;
}

/// Whether the missing facts may turn the verdict on a sum.
/// @param a_part whether they may in one of its parts; counts where a sum is too small for the numbers alone
bool is_undecided(const Pool& pool, bool a_part) {
  const assessment::Pool least{pool.best - pool.unsure_best, pool.good - pool.unsure_good, false};
  const bool may_be_small = pool.small_group_below > 0 && least.best + least.good <= pool.small_group_below;
  if (pool.percent_unsure || may_be_small) return a_part;
  const std::array percents{pool.percent};
  return assessment::quota_verdict(body_of(pool), percents, pool.excludes_best, least,
                                   {pool.best, pool.good, pool.eligible},
                                   {}) == assessment::Verdict::undecided;
}

/// Parts of one pool: the numbers add up, the limit follows from the sums.
void add(Pool& pool, const Pool& more) {
  if (pool.share) return;
  pool.best += more.best;
  pool.good += more.good;
  pool.eligible = pool.eligible || more.eligible;
  pool.unsure_best += more.unsure_best;
  pool.unsure_good += more.unsure_good;
  pool.percent_unsure = pool.percent_unsure || more.percent_unsure;
  pool.undecided = is_undecided(pool, pool.undecided || more.undecided);
  std::vector<std::string> members;
  std::ranges::merge(pool.members, more.members, std::back_inserter(members));
  pool.members = std::move(members);
  pool.limit = limit_of(pool);
}

}  // namespace

std::optional<int> limit_of(const Pool& pool) {
  if (pool.share) return std::nullopt;
  return assessment::quota_limit(body_of(pool), pool.percent, pool.excludes_best,
                                 {pool.best, pool.good, pool.eligible});
}

const Unit* Summary::unit(std::string_view id) const {
  const auto found = std::ranges::lower_bound(units, id, {}, &Unit::id);
  return found == units.end() || found->id != id ? nullptr : &*found;
}

const Line* Summary::line(std::string_view id) const {
  for (int kind = 0; kind < 4; ++kind) {
    const auto of = static_cast<SubjectKind>(kind);
    const auto found = std::ranges::lower_bound(
        lines, std::pair<SubjectKind, std::string_view>{of, id}, {}, [](const Line& line) {
          return std::pair<SubjectKind, std::string_view>{line.kind, line.id};
        });
    if (found != lines.end() && found->id == id) return &*found;
  }
  return nullptr;
}

Summary add_up(std::span<const Summary* const> parts) {
  Summary sum;
  bool first = true;
  for (const Summary* part : parts) {
    if (first) {
      sum.year = part->year;
      sum.period = part->period;
      sum.regulation = part->regulation;
      sum.levels = part->levels;
      sum.on = part->on;
      sum.looked = part->looked;
      first = false;
    }
    sum.on = std::max(sum.on, part->on);
    sum.looked = {sum.looked.past || part->looked.past, sum.looked.remedies && part->looked.remedies,
                  sum.looked.commended && part->looked.commended};
    sum.twice.insert(part->twice.begin(), part->twice.end());
  }
  join(sum.units, parts, &Summary::units, [](Unit& unit, const Unit& more) {
    // A part knows of what stands above it only that it is there.
    if (unit.parent.empty()) unit.parent = more.parent;
    if (unit.type.empty()) unit.type = more.type;
  });
  join(sum.lines, parts, &Summary::lines,
       [&sum](const Line& line, const Line&) { sum.twice.insert(line.id); });
  join(sum.pools, parts, &Summary::pools, add);
  join(sum.past, parts, &Summary::past, keep_first);
  join(sum.remedies, parts, &Summary::remedies, keep_first);
  join(sum.commended, parts, &Summary::commended, keep_first);
  join(sum.dossiers, parts, &Summary::dossiers, keep_first);
  return sum;
}

Summary add_up(const Summary& one, const Summary& other) {
  const std::array parts{&one, &other};
  return add_up(std::span<const Summary* const>{parts});
}

}  // namespace kiemdiem::summary
