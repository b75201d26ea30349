#pragma once

#include <vector>

#include "procedure/plan.h"

namespace kiemdiem::procedure {

/// Something that must come before a step, by an order of the rules or of the plan itself.
struct Edge {
  regulation::OrderBody order;
  std::int32_t rule = -1;  ///< index among the rules in force; -1: the plan's own order
  std::int32_t step = -1;  ///< of the plan's own order: the step that comes first
};

/// A step that is to be done so long before the day of another.
struct Ahead {
  std::size_t sent = 0, meeting = 0;  ///< indices of steps
  regulation::NoticeBody notice;
  std::int32_t rule = -1;  ///< -1: the plan itself says so
};

/// How the steps of a plan hang together under the rules in force.
struct Links {
  std::vector<std::vector<Edge>> before;  ///< by step
  std::vector<Ahead> ahead;               ///< in order of the steps that are sent
  std::vector<std::vector<std::size_t>>
      same_subject;  ///< by step: those that come before it about the same subject
};

Links link(const Plan& plan, const regulation::Regulation& bound);

/// Whether a step shows an event of one of these kinds.
bool shows(const Step& step, const std::vector<int>& events);

/// Kinds of subject that a relation leads to, from subjects of given kinds.
regulation::Kinds kinds_behind(regulation::Relation relation, regulation::Kinds from);

/// Whether a step is done at a place that a rule speaks of.
bool at_same_place(const regulation::AtPlace& step, const regulation::AtPlace& asked);

}  // namespace kiemdiem::procedure
