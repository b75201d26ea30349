#pragma once

#include <optional>
#include <vector>

#include "assessment/index.h"
#include "regulation/rule.h"

namespace kiemdiem::assessment {

/// What must have happened first: an event about any of these subjects, at a certain place where one is
/// given.
struct Requirement {
  std::vector<SubjectRef> any_of;
  bool at_own_cell = false;
  std::optional<std::int32_t> at_collective;
};

/// The requirements of an order rule for one later event, by the rule's relation.
std::vector<Requirement> requirements(const Index& index, const regulation::OrderBody& order,
                                      const Event& then);

}  // namespace kiemdiem::assessment
