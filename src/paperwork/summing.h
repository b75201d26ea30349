#pragma once

#include "paper/papers/wide_table.h"
#include "summary/table.h"

namespace kiemdiem::paperwork {

/// A summary table as it stands on paper; office, days and signer are for the caller.
paper::WideTable wide_table(const summary::Table& table);

}  // namespace kiemdiem::paperwork
