#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "assessment/index.h"
#include "regulation/rule.h"

namespace kiemdiem::assessment {

/// Whether an event of a kind about a subject is there.
using HasEvent = std::function<bool(int event, SubjectRef subject)>;

/// Whose event of a kind counts as that of a subject: an organization without a review of its own is reviewed
/// through its committees.
std::vector<SubjectRef> counted_as(const Index& index, int event, SubjectRef subject,
                                   const HasEvent& has_event);

/// What must have happened first: an event about any of these subjects, at a certain place where one is
/// given.
struct Requirement {
  std::vector<SubjectRef> any_of;
  bool at_own_cell = false;
  std::optional<std::int32_t> at_collective;
};

/// The requirements of an order rule for one later event, by the rule's relation.
std::vector<Requirement> requirements(const Index& index, const regulation::OrderBody& order,
                                      const Event& then, const HasEvent& has_event);
/// The same for something that has not happened yet. @param place where it is to be; row -1: not said
std::vector<Requirement> requirements(const Index& index, const regulation::OrderBody& order, SubjectRef then,
                                      EntityRef place, const HasEvent& has_event);

}  // namespace kiemdiem::assessment
