#pragma once

#include "assessment/country_subjects.h"

namespace kiemdiem::assessment::country {

/// All quotas of the regulation: what judge_quotas() says, without words.
std::vector<CountryQuota> judge_quotas(const Tables& tables, const Judged& judged, const InParts& in_parts);

}  // namespace kiemdiem::assessment::country
