#include "ballot/poll.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace kiemdiem::ballot {
namespace {

constexpr std::array all_states{State::prepared, State::open,   State::closed,
                                State::counted,  State::sealed, State::cancelled};
constexpr std::array all_steps{Step::open, Step::close, Step::count, Step::recount, Step::seal, Step::cancel};

TEST(Poll, every_step_that_the_rules_of_a_vote_know_is_possible_and_no_other) {
  // Written down once more by hand.
  const std::set<std::tuple<State, Step, State>> possible{
      {State::prepared, Step::open, State::open},      {State::open, Step::close, State::closed},
      {State::closed, Step::count, State::counted},    {State::counted, Step::recount, State::closed},
      {State::counted, Step::seal, State::sealed},     {State::prepared, Step::cancel, State::cancelled},
      {State::open, Step::cancel, State::cancelled},   {State::closed, Step::cancel, State::cancelled},
      {State::counted, Step::cancel, State::cancelled}};
  for (const State from : all_states)
    for (const Step step : all_steps) {
      const auto to = after(from, step);
      const bool expected = std::ranges::any_of(
          possible, [&](const auto& row) { return std::get<0>(row) == from && std::get<1>(row) == step; });
      EXPECT_EQ(to.has_value(), expected) << name(from) << " " << static_cast<int>(step);
      if (to) {
        EXPECT_TRUE(possible.contains({from, step, *to})) << name(from);
      }
    }
}

TEST(Poll, nothing_follows_on_a_sealed_or_cancelled_vote) {
  for (const Step step : all_steps) {
    EXPECT_FALSE(after(State::sealed, step));
    EXPECT_FALSE(after(State::cancelled, step));
  }
}

TEST(Panel, two_voters_have_no_secret_and_four_only_paper) {
  for (int voters = 0; voters < 40; ++voters) {
    const Panel panel = panel_of(voters);
    EXPECT_EQ(allows(panel, Mode::paper), voters >= 3) << voters;
    EXPECT_EQ(allows(panel, Mode::kiosk), voters >= 5) << voters;
    EXPECT_EQ(allows(panel, Mode::drawn), voters >= 10) << voters;
  }
}

TEST(Panel, of_three_or_four_is_warned_of_by_allowing_paper_alone) {
  for (int voters = 0; voters < 12; ++voters) {
    EXPECT_EQ(panel_of(voters).secret, voters >= 3) << voters;
    EXPECT_EQ(panel_of(voters).paper_only, voters < 5) << voters;
  }
}

TEST(Poll, its_words_read_back) {
  for (const State state : all_states) EXPECT_EQ(state_named(name(state)), state);
  for (const Mode mode : {Mode::paper, Mode::kiosk, Mode::drawn}) EXPECT_EQ(mode_named(name(mode)), mode);
  for (const Kind kind : {Kind::levels, Kind::excellence}) EXPECT_EQ(kind_named(name(kind)), kind);
  EXPECT_FALSE(state_named("done"));
}

}  // namespace
}  // namespace kiemdiem::ballot
