#include <gtest/gtest.h>

#include <map>
#include <string>

#include "procedure/meeting_state.h"
#include "procedure/paper_state.h"

// The tables of papers and of meetings once more, as a secretary would draw them: a row a state, a column an
// act in the order of the enumeration; "." is refused, a letter the state that follows.

namespace kiemdiem::procedure {
namespace {

template <class State, class Act, std::size_t rows>
void expect_drawn(const std::array<std::string_view, rows>& drawn, const std::map<char, State>& meant,
                  int acts) {
  for (std::size_t row = 0; row < rows; ++row)
    for (int act = 0; act < acts; ++act) {
      const auto state = static_cast<State>(row);
      const char letter = drawn[row][static_cast<std::size_t>(act)];
      const auto found = meant.find(letter);
      const std::optional<State> expected =
          found == meant.end() ? std::nullopt : std::optional<State>{found->second};
      EXPECT_EQ(after(state, static_cast<Act>(act)), expected) << words(state) << " " << act;
      EXPECT_EQ(why_not(state, static_cast<Act>(act)).empty(), expected.has_value())
          << words(state) << " " << act;
    }
}

TEST(APaper, takes_every_act_or_refuses_it_with_a_word_as_drawn) {
  using State = PaperState;
  constexpr std::array<std::string_view, paper_states> drawn{
      // save, hand in, give back, review, complete
      "DH...",  // blank
      "DH...",  // draft
      "..RV.",  // handed in
      "RH...",  // returned
      "....C",  // reviewed
      "CV...",  // completing
  };
  expect_drawn<State, PaperAct>(drawn,
                                {{'D', State::draft},
                                 {'H', State::handed_in},
                                 {'R', State::returned},
                                 {'V', State::reviewed},
                                 {'C', State::completing}},
                                paper_acts);
}

TEST(APaper, that_the_meeting_accepted_is_never_asked_for_anew) {
  for (const PaperTransition& row : paper_transitions())
    if (row.from == PaperState::reviewed || row.from == PaperState::completing) {
      EXPECT_TRUE(row.to == PaperState::reviewed || row.to == PaperState::completing);
    }
}

TEST(AMeeting, takes_every_act_or_refuses_it_with_a_word_as_drawn) {
  using State = MeetingState;
  constexpr std::array<std::string_view, meeting_states> drawn{
      // call, open, write, lock, correct, report
      "CR....",  // unset
      "CR....",  // called
      ".RRL..",  // running
      "....LL",  // locked
  };
  expect_drawn<State, MeetingAct>(drawn, {{'C', State::called}, {'R', State::running}, {'L', State::locked}},
                                  meeting_acts);
}

TEST(AMeeting, once_locked_stays_locked) {
  for (const MeetingTransition& row : meeting_transitions())
    if (row.from == MeetingState::locked) {
      EXPECT_EQ(row.to, MeetingState::locked);
    }
}

}  // namespace
}  // namespace kiemdiem::procedure
