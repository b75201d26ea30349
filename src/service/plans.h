#pragma once

#include <optional>
#include <vector>

#include "procedure/plan.h"
#include "service/regulations.h"
#include "service/units.h"
#include "store/campaigns.h"

/// The plans of a campaign, one over the other.
namespace kiemdiem::service {

/// Those that hold for an organization: the issuer's first, then those on the way down to it.
std::vector<const store::Plan*> plans_over(const store::Campaign& campaign,
                                           const std::vector<store::Plan>& plans, const Unit& unit);

/// The steps of a regulation with plans laid over them, uppermost first. An own day that an upper plan has
/// since overtaken no longer counts: the upper day holds.
/// @return nothing where the regulation has no steps
Result<std::optional<procedure::Plan>> laid_plan(Regulations& regulations, const std::string& regulation,
                                                 const regulation::Regulation& bound,
                                                 const facts::Period& period, Date on,
                                                 const std::vector<const store::Plan*>& plans);

/// The plan of a part of the tree, with those of the units inside it that set something of their own.
/// @param situation the facts of the part: where its units stand
/// @return nothing where the regulation has no steps
Result<std::optional<procedure::PartPlans>> part_plans(Regulations& regulations,
                                                       const store::Campaign& campaign,
                                                       const regulation::Regulation& bound,
                                                       const facts::Situation& situation, const Unit& root,
                                                       const std::vector<store::Plan>& plans);

/// Whether the people of a unit inside a grassroots organization do a step themselves: only for that they may
/// set days of their own.
bool is_own_work(const procedure::Step& step);

/// What an own plan says of a step.
struct OwnDay {
  std::string step;
  std::optional<Date> last;  ///< last day in time, "before D" is the day before
};
std::vector<OwnDay> own_days(const std::string& plan_body);

/// A plan's body with another last day for a step, or none; what else it says stays.
/// @param fixed on that day, neither earlier nor later
std::string with_day(const std::string& plan_body, const std::string& step, std::optional<Date> last,
                     bool fixed);

/// Something that each self-review is to speak of beside what the regulation asks for.
struct PlanItem {
  std::string organization;  ///< whose plan asks for it
  std::string text;
};
/// All that hold under these plans, in their order: those from above first.
/// @param plans as plans_over() gives them
std::vector<PlanItem> plan_items(const std::vector<const store::Plan*>& plans);
/// Those that one plan adds by itself.
std::vector<std::string> own_items(const std::string& plan_body);
/// A plan's body with other items; what else it says stays.
std::string with_items(const std::string& plan_body, const std::vector<std::string>& items);

}  // namespace kiemdiem::service
