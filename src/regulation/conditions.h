#pragma once

#include <functional>

#include "regulation/regulation.h"

namespace kiemdiem::regulation {

/// Calls `use` with every condition of a rule, also with those that are not given.
void for_each_condition(const Rule& rule, const std::function<void(const Condition&)>& use);

/// Compiles the conditions of patterns that stand beside the rules, for a period and a day, as bind() does
/// with those of the rules.
Result<void> bind_patterns(const std::vector<EventPattern*>& patterns, const facts::Dictionary& dictionary,
                           const facts::Period& period, Date on);

}  // namespace kiemdiem::regulation
