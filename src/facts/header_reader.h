#pragma once

#include "base/tree.h"
#include "facts/situation.h"

namespace kiemdiem::facts {

/// Reads what stands above the lists of a situation: title, regulation, period, the day judged, what is
/// complete.
void read_header(const Node& root, Situation& situation, Problems& problems);

}  // namespace kiemdiem::facts
