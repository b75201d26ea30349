#pragma once

#include <map>

#include "service/call.h"
#include "summary/summary.h"

namespace kiemdiem::service {

/// Own points of the score sheets that were handed in, at and below a path, by subject ("member:an"): a sheet
/// sums the common group first, then the tasks, then what is added.
Outcome<std::map<std::string, summary::Points, std::less<>>> own_points(Call& call,
                                                                        std::string_view unit_path);

}  // namespace kiemdiem::service
