#include "ballot/envelope.h"

#include <gtest/gtest.h>

#include <vector>

namespace kiemdiem::ballot {
namespace {

using Act = EnvelopeAct;
using State = EnvelopeState;

/// The whole table once more: a row a state, a column an act in the order of the enumeration; "." is refused.
constexpr std::array<std::string_view, envelope_states> drawn{
    // seal, ask opening, open, ask destruction, destroy, withdraw
    "S.....",  // unrecorded
    ".A.E..",  // sealed
    "..O..S",  // opening asked
    "S.....",  // opened
    "....DS",  // destruction asked
    "......",  // destroyed
};

std::optional<State> meant(char letter) {
  switch (letter) {
    case 'S':
      return State::sealed;
    case 'A':
      return State::opening_asked;
    case 'O':
      return State::opened;
    case 'E':
      return State::destruction_asked;
    case 'D':
      return State::destroyed;
    default:
      return std::nullopt;
  }
}

TEST(Envelope, every_act_is_allowed_or_refused_as_drawn) {
  for (int state = 0; state < envelope_states; ++state)
    for (int act = 0; act < envelope_acts; ++act)
      EXPECT_EQ(after(static_cast<State>(state), static_cast<Act>(act)),
                meant(drawn[static_cast<std::size_t>(state)][static_cast<std::size_t>(act)]))
          << label(static_cast<State>(state)) << " " << name(static_cast<Act>(act));
}

TEST(Envelope, is_never_opened_or_destroyed_by_the_act_of_one_person) {
  for (const EnvelopeTransition& row : envelope_transitions)
    if (row.from == State::sealed) {
      EXPECT_NE(row.to, State::opened);
      EXPECT_NE(row.to, State::destroyed);
    }
}

TEST(Envelope, stands_where_its_book_has_led_it) {
  EXPECT_EQ(state_after({}), State::unrecorded);
  const std::vector<Act> opened{Act::seal, Act::ask_opening, Act::open};
  EXPECT_EQ(state_after(opened), State::opened);
  const std::vector<Act> kept{Act::seal, Act::ask_destruction, Act::withdraw};
  EXPECT_EQ(state_after(kept), State::sealed);
}

TEST(Envelope, its_words_read_back) {
  for (int act = 0; act < envelope_acts; ++act)
    EXPECT_EQ(envelope_act_named(name(static_cast<Act>(act))), static_cast<Act>(act));
  EXPECT_FALSE(envelope_act_named("burn"));
}

}  // namespace
}  // namespace kiemdiem::ballot
