#pragma once

#include <optional>
#include <vector>

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

}  // namespace kiemdiem::assessment
