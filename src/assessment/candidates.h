#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "assessment/shares.h"
#include "assessment/subjects.h"

namespace kiemdiem::assessment {

/// The numbers of one pool on which a quota is decided. T of the rules reference is best + good.
struct Pool {
  int best = 0;           ///< candidates proposed for the best level
  int good = 0;           ///< candidates proposed for the next
  bool eligible = false;  ///< at least one candidate may be rated best
};

/// One who is proposed for one of the two upper levels and whom no known fact bars from the lower of them,
/// with what the unknown facts may still make of that. One of the last two always holds.
struct Candidate {
  const SubjectResult* subject = nullptr;
  bool best = false;             ///< proposed for the best level
  bool may_drop_out = false;     ///< not rated, or barred from the lower of the two levels
  bool may_be_eligible = false;  ///< stays and may be rated best; so it is as far as the facts are known
  bool may_be_barred = false;    ///< stays and may not be rated best

  bool certain() const { return may_drop_out + may_be_eligible + may_be_barred == 1; }
};

std::optional<Candidate> as_candidate(const SubjectResult& subject);
/// Whoever was decided at one of the two upper levels counts, also where a known fact bars from it and a
/// level above decided otherwise: the quota counts those finally rated (rules reference 5.1).
/// @param level the decided one
std::optional<Candidate> as_decided(const SubjectResult& subject, int level);

/// The pool as the proposals stand: whose facts are unknown is taken as proposed.
Pool pool_as_proposed(const std::vector<Candidate>& candidates);

/// The greatest number that may be rated best among the pool's candidates, always rounded down.
/// @param excludes_best reading A of “số được xếp loại Hoàn thành tốt”: those rated best are not in the base
int quota_limit(const regulation::QuotaBody& quota, int percent, bool excludes_best, const Pool& pool);

/// Undecided exactly where the quota is kept for some values of the unknown facts and broken for others,
/// candidates taken as independent of one another.
/// @param percents those that may apply; one where it is known
Verdict quota_verdict(const regulation::QuotaBody& quota, const std::vector<int>& percents,
                      bool excludes_best, const std::vector<Candidate>& candidates);
/// The same, where the candidates are only asked for when a small group makes their facts count.
/// @param least, most how many there are at least and at most, by what is proposed
Verdict quota_verdict(const regulation::QuotaBody& quota, std::span<const int> percents, bool excludes_best,
                      const Pool& least, const Pool& most,
                      const std::function<std::vector<Candidate>()>& candidates);

/// The members of one scope in their cells, for the distribution of places.
struct CellCandidates {
  std::vector<ShareCell> cells;       ///< code, name, rank and weight; the numbers are counted here
  std::vector<Candidate> candidates;  ///< of all cells
  std::vector<std::size_t> cell_of;   ///< by candidate
  int used(std::size_t cell) const;   ///< proposed for the best level
  /// Counts candidates and eligible of each cell.
  void count();
};

/// One verdict a cell: undecided where another value of an unknown fact would change it. Where too many
/// facts are unknown to try all, undecided for every cell that puts somebody forward.
/// @param places each cell's share as far as the facts are known
std::vector<Verdict> share_verdicts(const regulation::QuotaBody& quota, int percent, bool excludes_best,
                                    const CellCandidates& members, const std::vector<int>& places);

}  // namespace kiemdiem::assessment
