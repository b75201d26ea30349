#pragma once

#include "procedure/plan.h"

namespace kiemdiem::procedure {

/// Reads entries of `steps:` and lays over them what the rules say that they rest on.
/// @param document whose rules a bare id names
std::vector<Step> read_step_list(const Node& list, const regulation::Regulation& bound,
                                 std::string_view document, Problems& problems);

/// Compiles the conditions of steps for a period and a day.
Result<void> bind_steps(std::vector<Step>& steps, const regulation::Regulation& bound,
                        const facts::Period& period, Date on);

/// Complains of steps that name others that are not there.
void check_links(const std::vector<Step>& steps, Problems& problems);

/// The rule that a step names; nothing where it is not in force or not written.
const regulation::Rule* rule_named(const regulation::Regulation& bound, std::string_view document,
                                   std::string_view name);

}  // namespace kiemdiem::procedure
