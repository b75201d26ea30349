#include "procedure/rating_state.h"

#include <gtest/gtest.h>

#include <string>

namespace kiemdiem::procedure {
namespace {

using Act = RatingAct;
using State = RatingState;

/// The whole table once more, as a secretary would draw it: a row a state, a column an act in the order of
/// the enumeration; "." is refused, a letter the state that follows.
constexpr std::array<std::string_view, rating_states> drawn{
    // propose, send back, verify, decide, notify, petition, cancel
    "P......",  // not rated
    "PNVD...",  // proposed
    "PNVD...",  // verified
    "....T.C",  // decided
    ".....TC",  // notified
    "P..D...",  // cancelled
};

std::optional<State> meant(char letter) {
  switch (letter) {
    case 'N':
      return State::not_rated;
    case 'P':
      return State::proposed;
    case 'V':
      return State::verified;
    case 'D':
      return State::decided;
    case 'T':
      return State::notified;
    case 'C':
      return State::cancelled;
    default:
      return std::nullopt;
  }
}

TEST(RatingState, every_act_is_allowed_or_refused_as_drawn) {
  for (int state = 0; state < rating_states; ++state)
    for (int act = 0; act < rating_acts; ++act)
      EXPECT_EQ(after(static_cast<State>(state), static_cast<Act>(act)),
                meant(drawn[static_cast<std::size_t>(state)][static_cast<std::size_t>(act)]))
          << words(static_cast<State>(state)) << " " << act;
}

TEST(RatingState, what_is_refused_says_what_to_do_first_and_what_is_allowed_says_nothing) {
  for (int state = 0; state < rating_states; ++state)
    for (int act = 0; act < rating_acts; ++act) {
      const bool allowed = after(static_cast<State>(state), static_cast<Act>(act)).has_value();
      EXPECT_EQ(why_not(static_cast<State>(state), static_cast<Act>(act)).empty(), allowed);
    }
}

TEST(RatingState, nothing_leads_out_of_a_decision_but_its_cancellation) {
  for (const RatingTransition& row : rating_transitions()) {
    if (row.from != State::decided && row.from != State::notified) continue;
    const bool stays_decided = row.to == State::decided || row.to == State::notified;
    EXPECT_TRUE(stays_decided || row.act == Act::cancel);
  }
}

TEST(RatingState, no_row_stands_there_twice) {
  for (const RatingTransition& one : rating_transitions()) {
    int same = 0;
    for (const RatingTransition& other : rating_transitions())
      if (one.from == other.from && one.act == other.act) ++same;
    EXPECT_EQ(same, 1);
  }
}

}  // namespace
}  // namespace kiemdiem::procedure
