#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/call.h"
#include "service/plans.h"

/// Đợt kiểm điểm: made, planned, opened, amended, closed.
namespace kiemdiem::service {

/// A day as it is typed: "12/12/2026" or "2026-12-12".
std::optional<Date> typed_day(const std::string& text);

/// The period that a campaign reviews; a term and an ad hoc review have the days that they were given.
facts::Period period_of(const store::Campaign& campaign, Date on);

/// The day that a campaign counts by: the clock's, or the one that a demonstration stands at.
Result<Date> day_of(store::Transaction& transaction, const store::Campaign& campaign, Date clock);

/// "năm 2026", "quý III năm 2026", "nhiệm kỳ, từ … đến …".
std::string period_words(const store::Campaign& campaign);

/// Whether an organization may set days of its own: the issuer, and below it every party organization but
/// the groups, which follow their cell.
bool sets_plan(const store::Campaign& campaign, const Units& units, const Unit& unit);

/// Whether its plan may set a day for a step: inside of a grassroots organization only for what is done
/// there.
bool sets_day(const Units& units, const Unit& unit, const procedure::Step& step);

/// The plan of a campaign for one organization.
struct PlanOf {
  std::shared_ptr<const regulation::Regulation> bound;
  facts::Period period;
  Date on;
  std::optional<procedure::Plan> upper;  ///< what stands above; nothing where the regulation has no steps
  std::optional<procedure::Plan> plan;   ///< with the own days
  store::Plan stored;                    ///< of the organization itself
  std::vector<PlanItem> items;           ///< that hold here, those from above first
};
Outcome<PlanOf> plan_of(Call& call, const store::Campaign& campaign, const Unit& unit);

/// Campaigns that concern an organization, the newest period first.
Outcome<std::vector<store::Campaign>> campaigns_of(Call& call);

/// Organizations for which the acting role may issue a campaign.
Outcome<std::vector<const Unit*>> possible_issuers(Call& call);

/// Why a draft cannot be opened yet; empty: it can.
std::vector<std::string> obstacles(Call& call, const store::Campaign& campaign);

/// Whether the files of the regulation are other than when the campaign was opened.
bool regulation_changed(Call& call, const store::Campaign& campaign);

/// Makes a draft from the inputs of the form. @return its id
Outcome<std::string> create_campaign(Call& call);
Outcome<void> open_campaign(Call& call);
Outcome<void> close_campaign(Call& call);

/// Sets the own days of the organization in the path (`day.<step>`, empty: none of its own) and the items
/// that it adds to the reviews (`items`, one a line). After the opening each change is an amendment with a
/// reason. Days later than the upper plan's are refused with its clause.
Outcome<void> amend_plan(Call& call);

/// In place of a step: the items that a plan adds to the reviews.
inline constexpr std::string_view amended_items = "items";

/// One amendment of a day, as it was stored.
struct AmendedDay {
  std::string unit, step, before, after;  ///< days: ISO; empty: none of its own; items, facts: in words
};
std::string to_json(const AmendedDay& day);
AmendedDay amended_day(const std::string& what);
/// Of the campaign of the call.
Outcome<void> keep_amendments(Call& call, const std::vector<AmendedDay>& days, const std::string& reason);

}  // namespace kiemdiem::service
