#pragma once

#include <string>
#include <vector>

#include "assessment/candidates.h"

namespace kiemdiem::assessment {

/// How a quota stands.
struct QuotaNumbers {
  int used = 0, limit = 0;
  int percent = 0, counted = 0;
  bool excludes_best = false;  ///< from what is counted
};
/// "đề nghị 3 Hoàn thành xuất sắc nhiệm vụ, tối đa 4 (không quá 20% của 24 …); còn 1 chỗ"
std::string quota_words(const QuotaNumbers& numbers);

/// All quotas of the regulation over the situation (contract: “Quotas”), sorted by kind, scope and rule.
std::vector<QuotaResult> judge_quotas(const Rows& rows, const regulation::Regulation& bound,
                                      const std::vector<SubjectResult>& subjects);

/// Adds to the candidates whose unit is not known (cell, managed_by) the fact that a quota would need.
void name_unknown_units(const Index& index, const regulation::Regulation& bound,
                        std::vector<SubjectResult>& subjects);

}  // namespace kiemdiem::assessment
