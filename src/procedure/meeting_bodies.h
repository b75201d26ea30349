#pragma once

#include "procedure/agenda.h"

namespace kiemdiem::procedure {

/// The best rank that a person holds in a body, in what it leads, or in a party committee beside it: index in
/// MeetingRules::ranks, or their number.
int rank_in(const Work& work, const MeetingRules& rules, EntityRef body, std::int32_t person);

/// Who holds a rank there and none above it.
std::vector<std::int32_t> ranked(const Work& work, const MeetingRules& rules, EntityRef body, int rank);

}  // namespace kiemdiem::procedure
