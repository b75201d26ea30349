#include "assessment/candidates.h"

#include <algorithm>
#include <array>

namespace kiemdiem::assessment {
namespace {

constexpr int best = 0;
constexpr int good = 1;

bool possible(const SubjectResult& subject, int level) {
  return (subject.possible_ceilings >> level & 1U) != 0;
}

/// The most candidates for whom the exception for small groups counts; 0 without such a rule.
int small_group_most(const regulation::QuotaBody& quota, bool excludes_best) {
  if (quota.small_group_below == 0) return 0;
  return excludes_best ? quota.small_group_below : quota.small_group_below - 1;
}

/// What became of the quota over all values of the unknown facts tried so far.
struct Seen {
  bool kept = false;
  bool broken = false;

  void add(bool is_broken) { (is_broken ? broken : kept) = true; }
};

/// Pools of at most this many candidates that the unknown facts may leave, each once.
class SmallPools {
 public:
  SmallPools(const std::vector<Candidate>& candidates, int most) : most_(most) {
    reached_.insert(reached_.end(), size(), false);
    reached_[at(0, 0, false)] = true;
    for (const Candidate& candidate : candidates) add(candidate);
  }

  template <class Visit>
  void visit(Visit visit) const {
    for (int in_best = 0; in_best <= most_; ++in_best)
      for (int in_good = 0; in_best + in_good <= most_; ++in_good)
        for (const bool eligible : {false, true})
          if (reached_[at(in_best, in_good, eligible)]) visit(Pool{in_best, in_good, eligible});
  }

 private:
  std::size_t size() const { return static_cast<std::size_t>((most_ + 1) * (most_ + 1) * 2); }
  std::size_t at(int in_best, int in_good, bool eligible) const {
    return static_cast<std::size_t>((in_best * (most_ + 1) + in_good) * 2 + (eligible ? 1 : 0));
  }

  void add(const Candidate& candidate) {
    std::vector<bool> next(size(), false);
    visit([&](const Pool& pool) {
      if (candidate.may_drop_out) next[at(pool.best, pool.good, pool.eligible)] = true;
      if (pool.best + pool.good == most_) return;
      const int in_best = pool.best + (candidate.best ? 1 : 0);
      const int in_good = pool.good + (candidate.best ? 0 : 1);
      if (candidate.may_be_eligible) next[at(in_best, in_good, true)] = true;
      if (candidate.may_be_barred) next[at(in_best, in_good, pool.eligible)] = true;
    });
    reached_ = std::move(next);
  }

  int most_;
  std::vector<bool> reached_;
};

}  // namespace

std::optional<Candidate> as_candidate(const SubjectResult& subject) {
  if (!subject.proposed || *subject.proposed > good || subject.rating == Asked::no) return std::nullopt;
  if (!subject.ceiling || *subject.ceiling > good) return std::nullopt;
  Candidate candidate;
  candidate.subject = &subject;
  candidate.best = *subject.proposed == best;
  candidate.may_be_eligible = possible(subject, best);
  candidate.may_be_barred = possible(subject, good);
  candidate.may_drop_out =
      subject.rating == Asked::undecided || (subject.possible_ceilings >> (good + 1)) != 0;
  return candidate;
}

std::optional<Candidate> as_decided(const SubjectResult& subject, int level) {
  if (level > good) return std::nullopt;
  if (auto candidate = as_candidate(subject)) return candidate;
  return Candidate{&subject, level == best, false, true, false};
}

Pool pool_as_proposed(const std::vector<Candidate>& candidates) {
  Pool pool;
  for (const Candidate& candidate : candidates) {
    ++(candidate.best ? pool.best : pool.good);
    pool.eligible = pool.eligible || candidate.may_be_eligible;
  }
  return pool;
}

int quota_limit(const regulation::QuotaBody& quota, int percent, bool excludes_best, const Pool& pool) {
  const int candidates = pool.best + pool.good;
  const int whole = excludes_best ? 100 + percent : 100;
  const int limit = percent * candidates / whole;
  const bool small = candidates >= 1 && candidates <= small_group_most(quota, excludes_best);
  return small && pool.eligible ? std::max(limit, 1) : limit;
}

Verdict quota_verdict(const regulation::QuotaBody& quota, const std::vector<int>& percents,
                      bool excludes_best, const std::vector<Candidate>& candidates) {
  Pool least;
  Pool most;
  for (const Candidate& candidate : candidates) {
    ++(candidate.best ? most.best : most.good);
    if (!candidate.may_drop_out) ++(candidate.best ? least.best : least.good);
  }
  return quota_verdict(quota, percents, excludes_best, least, most, [&] { return candidates; });
}

Verdict quota_verdict(const regulation::QuotaBody& quota, std::span<const int> percents, bool excludes_best,
                      const Pool& least, const Pool& most,
                      const std::function<std::vector<Candidate>()>& candidates) {
  const int small = small_group_most(quota, excludes_best);
  Seen seen;
  for (const int percent : percents) {
    const auto try_pool = [&](const Pool& pool) {
      seen.add(pool.best > quota_limit(quota, percent, excludes_best, pool));
    };
    if (small > 0 && least.best + least.good <= small) SmallPools{candidates(), small}.visit(try_pool);
    // Above the small groups nobody's eligibility counts, and more at the good level never lower the limit.
    for (int in_best = least.best; in_best <= most.best; ++in_best) {
      const int fewest = std::max(least.good, small == 0 ? 0 : small + 1 - in_best);
      if (fewest > most.good) continue;
      try_pool({in_best, fewest, false});
      try_pool({in_best, most.good, false});
    }
  }
  if (seen.kept && seen.broken) return Verdict::undecided;
  return seen.broken ? Verdict::breaks : Verdict::holds;
}

int CellCandidates::used(std::size_t cell) const {
  int found = 0;
  for (std::size_t at = 0; at < candidates.size(); ++at) found += cell_of[at] == cell && candidates[at].best;
  return found;
}

void CellCandidates::count() {
  for (ShareCell& cell : cells) cell.candidates = cell.eligible = 0;
  for (std::size_t at = 0; at < candidates.size(); ++at) {
    ShareCell& cell = cells[cell_of[at]];
    ++cell.candidates;
    if (candidates[at].best && candidates[at].may_be_eligible) ++cell.eligible;
  }
}

namespace {

/// Every way in which the unknown facts may leave the candidates, while there are few enough of them.
std::optional<std::vector<CellCandidates>> all_ways(const CellCandidates& members) {
  constexpr std::size_t most_ways = 729;
  std::vector<CellCandidates> ways{{members.cells, {}, {}}};
  for (std::size_t at = 0; at < members.candidates.size(); ++at) {
    const Candidate& candidate = members.candidates[at];
    std::vector<CellCandidates> longer;
    for (const CellCandidates& way : ways) {
      if (candidate.may_drop_out) longer.push_back(way);
      for (const bool eligible : {false, true}) {
        if (!(eligible ? candidate.may_be_eligible : candidate.may_be_barred)) continue;
        longer.push_back(way);
        longer.back().candidates.push_back({candidate.subject, candidate.best, false, eligible, !eligible});
        longer.back().cell_of.push_back(members.cell_of[at]);
      }
    }
    if (longer.size() > most_ways) return std::nullopt;
    ways = std::move(longer);
  }
  return ways;
}

}  // namespace

std::vector<Verdict> share_verdicts(const regulation::QuotaBody& quota, int percent, bool excludes_best,
                                    const CellCandidates& members, const std::vector<int>& places) {
  std::vector<Verdict> verdicts;
  std::vector<int> used;
  for (std::size_t at = 0; at < members.cells.size(); ++at) {
    used.push_back(members.used(at));
    verdicts.push_back(used[at] > places[at] ? Verdict::breaks : Verdict::holds);
  }
  if (std::ranges::all_of(members.candidates, &Candidate::certain)) return verdicts;
  auto ways = all_ways(members);
  for (std::size_t at = 0; at < used.size(); ++at)
    if (!ways && used[at] > 0) verdicts[at] = Verdict::undecided;
  if (!ways) return verdicts;
  for (CellCandidates& way : *ways) {
    way.count();
    const int limit = quota_limit(quota, percent, excludes_best, pool_as_proposed(way.candidates));
    const Shares shares = share_out(way.cells, limit);
    for (std::size_t at = 0; at < used.size(); ++at)
      if ((way.used(at) > shares.places[at]) != (used[at] > places[at])) verdicts[at] = Verdict::undecided;
  }
  return verdicts;
}

}  // namespace kiemdiem::assessment
