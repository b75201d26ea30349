#pragma once

#include <vector>

#include "assessment/candidates.h"

namespace kiemdiem::assessment {

/// All quotas of the regulation over the situation (contract: “Quotas”), sorted by kind, scope and rule.
std::vector<QuotaResult> judge_quotas(const Rows& rows, const regulation::Regulation& bound,
                                      const std::vector<SubjectResult>& subjects);

/// Adds to the candidates whose unit is not known (cell, managed_by) the fact that a quota would need.
void name_unknown_units(const Index& index, const regulation::Regulation& bound,
                        std::vector<SubjectResult>& subjects);

}  // namespace kiemdiem::assessment
