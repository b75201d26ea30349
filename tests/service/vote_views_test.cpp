#include "service/vote_views.h"

#include <gmock/gmock.h>

#include "demonstration_office.h"

namespace kiemdiem::service {
namespace {

const std::string khoi = "phu-yen-khoi-2022";

/// A vote that was counted and sealed.
store::Poll sealed_poll(const std::string& id, const std::string& unit, const std::string& path,
                        const std::string& subject) {
  ballot::Sheet sheet;
  sheet.choices = {"excellent", "good", "completed", "not_completed"};
  sheet.lines.push_back({subject, "Một người", "", {true, true, true, true}});
  store::Poll poll;
  poll.id = id;
  poll.campaign = khoi;
  poll.unit = unit;
  poll.unit_path = path;
  poll.mode = "paper";
  poll.state = ballot::name(ballot::State::sealed);
  poll.sheet = ballot::to_json(sheet);
  poll.chair = "pyk.dv01";
  poll.day = "2022-12-10";
  return poll;
}

TEST(TheVotesOfASealedTally, are_kept_also_where_a_unit_above_has_voted) {
  const auto asked = asking("amend-plan", signed_in("pyk.danguy"), {{"campaign", khoi}, {"unit", "pyk.tt"}});
  const auto outcome = demonstration_office().perform(asked, [](Call& call) -> Outcome<void> {
    const auto units = call.units().value();
    const std::string above = units->find("pyk.tt")->path;
    const std::string cell = units->find("pyk.cb1")->path;
    const std::string other = units->find("pyk.cb2")->path;
    EXPECT_TRUE(store::create(call.data, sealed_poll("tren", "pyk.tt", above, "member:pyk.dv05"), {}, {}));
    EXPECT_TRUE(store::create(call.data, sealed_poll("ben", "pyk.cb2", other, "member:pyk.dv13"), {}, {}));
    EXPECT_THAT(sealed_subjects(call, khoi).value(),
                testing::IsSupersetOf({"member:pyk.dv05", "member:pyk.dv13"}));
    const auto judged =
        call.office.situations().judged(call.data, *call.campaign, *units, *units->find("pyk.cb1"),
                                        {call.today, call.now.local.minute}, call.generation);
    const auto views = VoteViews::of(call, **judged, cell).value();
    EXPECT_TRUE(views.sealed("member:pyk.dv05")) << "the committee voted on a member of the cell";
    EXPECT_FALSE(views.sealed("member:pyk.dv13")) << "of the neighbour";
    EXPECT_TRUE(VoteViews::of_subject(call, **judged, "member:pyk.dv13").value().sealed("member:pyk.dv13"));
    return {};
  });
  EXPECT_TRUE(outcome);
}

}  // namespace
}  // namespace kiemdiem::service
