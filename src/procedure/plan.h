#pragma once

#include <string_view>

#include "base/tree.h"
#include "procedure/step.h"
#include "regulation/regulation.h"

namespace kiemdiem::procedure {

/// The steps of a campaign with their days.
struct Plan {
  std::string document;  ///< id of the document whose steps they are
  std::string title;     ///< of an own plan; empty: the document's own
  std::vector<Step> steps;

  const Step* find(std::string_view id) const;
  std::optional<std::size_t> index_of(std::string_view id) const;
};

/// Reads `regulations/<id>/steps.yaml`. Days, patterns and clauses are taken from the rules that a step
/// names. Refuses unknown rules, steps and words, steps without a sign that they are done, and orders that
/// run in a circle.
/// @param bound the regulation bound for the period: its rules give days and orders, its period the
/// conditions
Result<Plan> read_steps(const Node& root, const regulation::Regulation& bound, const facts::Period& period,
                        Date on);

/// An own plan laid over an upper one. The node holds
///   title: text
///   days: [{step: ID, before|by|on: DAY, from: DAY, working_days|days: N}]
///   steps: own steps, written as in steps.yaml
/// A day that is earlier than the upper plan's is taken; a later one is refused with the upper plan's clause.
/// So are a shorter notice, a start before the upper plan's, a second step of the same id.
Result<Plan> inherit(const Plan& upper, const Node& own, const regulation::Regulation& bound,
                     const facts::Period& period, Date on);

/// The plan that holds for one unit inside a part of the tree and for those below it.
struct UnitPlan {
  std::string organization;  ///< id
  Plan plan;                 ///< what holds above it is laid under
};

/// The plans inside one part of the tree. All have the same steps in the same order, so that the number of a
/// step means the same in each; they differ in days and notices.
struct PartPlans {
  Plan plan;  ///< of the top, and of everybody who set nothing
  std::vector<UnitPlan> own;
};

/// @param plan of the top @param own of units below it, upper ones first; steps that they add have `within`
PartPlans together(Plan plan, std::vector<UnitPlan> own);

/// The steps in an order in which they can be done, as indices; a problem that names the circle where there
/// is none. Orders that lead down the organization or to colleagues are no circles.
Result<std::vector<std::size_t>> order_of_steps(const Plan& plan, const regulation::Regulation& bound);

}  // namespace kiemdiem::procedure
