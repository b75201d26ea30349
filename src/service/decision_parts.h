#pragma once

#include <array>

#include "service/deciding.h"

/// What decisions and cancellations have in common.
namespace kiemdiem::service {

/// The paper on which a decision stands.
struct DecisionPaper {
  std::string number, signer, ground;
  Date day;
};
/// From `number`, `day`, `signer`, `ground`; refused where one is missing or the day lies outside of the
/// campaign, and while the server's clock stands behind the log (D13).
Outcome<DecisionPaper> paper_in(Call& call);

Outcome<Target> target_of_subject(Call& call, const std::string& subject);

/// What a decision writes itself among the events of its subjects.
inline constexpr std::array<std::string_view, 2> decision_events{"decided", "re_rated"};

/// The event by which the rules see an item. Its id follows from the decision and the item.
store::RecordText event_of(const Call& call, const store::DecisionItem& item, std::string_view event,
                           Date day);
std::string event_id(const store::DecisionItem& item, std::string_view event);

store::Decision head_of_decision(const Call& call, const Unit& unit, const DecisionPaper& paper,
                                 std::string kind, std::string id);
/// The facts, what the rules say of them, and the quotas with their counting, as they stand.
store::DecisionGrounds grounds_in(const JudgedNow& now);
/// Writes all of it and notes it for the log; refused where the number is taken.
Outcome<DecisionMade> write_decision(Call& call, const store::Decision& decision,
                                     const store::DecisionGrounds& grounds,
                                     const std::vector<store::DecisionItem>& items);

}  // namespace kiemdiem::service
