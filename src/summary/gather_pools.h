#pragma once

#include "assessment/index.h"
#include "summary/gather.h"

namespace kiemdiem::summary {

/// The quotas of an assessment with the numbers that they follow from.
std::vector<Pool> gather_pools(const Judged& judged, const assessment::Index& index);

}  // namespace kiemdiem::summary
