#pragma once

#include <functional>

#include "regulation/rule.h"

namespace kiemdiem::regulation {

/// Calls `use` with every condition of a rule, also with those that are not given.
void for_each_condition(const Rule& rule, const std::function<void(const Condition&)>& use);

}  // namespace kiemdiem::regulation
