#include <algorithm>

#include "service/vote_views.h"
#include "vote_on_both_engines.h"

// Who may read how many votes there were (security.md §1.4).

namespace kiemdiem::service {
namespace {

class Counts : public VoteOnBothEngines {
 protected:
  void SetUp() override {
    VoteOnBothEngines::SetUp();
    if (IsSkipped()) return;
    committee_ = meeting().session_of_login("bvp.danguy");
    advisory_ = meeting().session_of_login("bvp.bantochuc");
  }

  /// Whether the facts of the first on the sheet, or without a vote of a member, show the votes.
  bool sees_facts(const std::string& who) {
    const std::string subject = meeting().poll.empty()
                                    ? "member:bvp.bv03"
                                    : meeting().seen(meeting().chair).sheet.lines.front().subject;
    return must(meeting().office().answer(
        meeting().asking("polls", who, {{"about", subject}}), +[](Call& call) -> Outcome<bool> {
          const auto judged = judged_in(call, *call.campaign, call.target.unit);
          if (!judged) return tl::unexpected{judged.error()};
          const auto views = VoteViews::of(call, **judged, call.target.unit_path);
          if (!views) return tl::unexpected{views.error()};
          return views->may_see(std::string_view{call.inputs.get("about")});
        }));
  }
  bool sees_tally(const std::string& who) { return meeting().seen(who).sees_counts; }

  /// Again on the same subjects; the first `away` of those who voted before stay away.
  void hold_again(std::size_t away) {
    const std::string old = meeting().poll;
    auto fields = meeting().form("kiosk");
    for (const ballot::Line& line : meeting().seen(meeting().tellers[0]).sheet.lines)
      fields.emplace_back("subject", line.subject);
    fields.emplace_back("replaces", old);
    fields.emplace_back("reason", "Phát hiện sai sót");
    std::size_t left = away;
    std::erase_if(fields, [&](const auto& field) {
      const bool runs =
          field.second == meeting().chair_person ||
          std::ranges::find(meeting().teller_persons, field.second) != meeting().teller_persons.end();
      return field.first == "present" && !runs && left > 0 && left-- > 0;
    });
    meeting().poll = must(
        meeting().office().answer(meeting().asking("prepare-poll", meeting().chair, fields), &prepare_poll));
    meeting().open();
    std::vector<std::pair<std::string, std::string>> handed;
    for (const store::PollVoter& voter : meeting().seen(meeting().tellers[0]).voters)
      if (voter.present) handed.emplace_back("handed", voter.person);
    must(meeting().change("hand-slips", meeting().tellers[0], &hand_slips, handed));
    for (std::size_t voter = 0; voter < meeting().codes.size(); ++voter)
      must(meeting().cast(meeting().codes[voter], new_token().substr(0, 32), marks_of(voter, lines_)));
    close_and_open_box();
    seal();
  }

  std::string committee_, advisory_;
};

INSTANTIATE_TEST_SUITE_P(, Counts, testing::Values(Engine::sqlite, Engine::postgresql), store::engine_name);

TEST_P(Counts, are_seen_by_chair_tellers_and_the_level_that_decides_and_by_nobody_else) {
  hold();
  const std::string member = meeting().session_of("bvp.bv10");
  for (const std::string& who :
       {meeting().chair, meeting().tellers[0], meeting().tellers[1], committee_, advisory_}) {
    EXPECT_TRUE(sees_tally(who));
    EXPECT_TRUE(sees_facts(who));
  }
  EXPECT_FALSE(sees_tally(member)) << "who is rated sees the rating";
  EXPECT_FALSE(sees_facts(member));
}

TEST_P(Counts, that_were_entered_by_hand_are_seen_by_the_leaders_of_the_cell_and_the_level_that_decides) {
  EXPECT_TRUE(sees_facts(meeting().session_of("bvp.bv01"))) << "the secretary enters them";
  EXPECT_TRUE(sees_facts(committee_));
  EXPECT_FALSE(sees_facts(meeting().session_of("bvp.bv10")));
}

TEST_P(Counts, of_a_vote_held_again_by_nearly_the_same_people_are_not_for_who_advises) {
  hold();
  const std::string first = meeting().poll;
  EXPECT_TRUE(sees_tally(advisory_));
  hold_again(1);
  for (const std::string& poll : {meeting().poll, first}) {
    meeting().poll = poll;
    EXPECT_TRUE(meeting().seen(meeting().chair).narrow);
    EXPECT_TRUE(sees_tally(meeting().chair));
    EXPECT_TRUE(sees_tally(meeting().tellers[0]));
    EXPECT_TRUE(sees_tally(committee_));
    EXPECT_FALSE(sees_tally(advisory_)) << "the difference is one voter";
  }
  EXPECT_FALSE(sees_facts(advisory_));
  EXPECT_TRUE(sees_facts(committee_));
}

TEST_P(Counts, tell_nobody_apart_where_five_or_more_people_changed) {
  std::vector<store::PollVoter> first, second;
  for (int voter = 0; voter < 20; ++voter) {
    first.push_back({std::to_string(voter), "", true, true});
    second.push_back({std::to_string(voter), "", true, true});
  }
  EXPECT_TRUE(tell_apart(first, second)) << "the same people";
  for (std::size_t away = 0; away < 4; ++away) second[away].handed = false;
  EXPECT_TRUE(tell_apart(first, second)) << "four people";
  second[4].handed = false;
  EXPECT_FALSE(tell_apart(first, second)) << "five people";
  second[4].handed = true;
  second.push_back({"moi", "", true, true});
  EXPECT_FALSE(tell_apart(first, second)) << "four went, one came";
}

}  // namespace
}  // namespace kiemdiem::service
