#pragma once

#include <vector>

#include "assessment/subjects.h"

namespace kiemdiem::assessment {

/// The numbers of one pool on which a quota is decided. T of the rules reference is best + good.
struct Pool {
  int best = 0;           ///< candidates proposed for the best level
  int good = 0;           ///< candidates proposed for the next
  bool eligible = false;  ///< at least one candidate may be rated best
};

/// The greatest number that may be rated best among the pool's candidates, always rounded down.
/// @param excludes_best reading A of “số được xếp loại Hoàn thành tốt”: those rated best are not in the base
int quota_limit(const regulation::QuotaBody& quota, int percent, bool excludes_best, const Pool& pool);

/// All quotas of the regulation over the situation (contract: “Quotas”), sorted by kind, scope and rule.
std::vector<QuotaResult> judge_quotas(const Rows& rows, const regulation::Regulation& bound,
                                      const std::vector<SubjectResult>& subjects);

}  // namespace kiemdiem::assessment
