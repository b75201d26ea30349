#include <gtest/gtest.h>

#include <array>

#include "service/comments.h"

// The table of requests for comments once more, as a secretary would draw it: a row a state, a column an act;
// "." is refused, a letter the state that follows.

namespace kiemdiem::service {
namespace {

TEST(ARequestForAComment, takes_every_act_or_refuses_it_as_drawn) {
  constexpr std::string_view letters = "NQARX";  // none, asked, answered, returned, exempt
  constexpr std::array<std::string_view, comment_states> drawn{
      // ask, answer, give back, exempt, correct
      "QA.X.",  // none
      "QARX.",  // asked
      "....A",  // answered
      "QA.X.",  // returned
      "Q....",  // exempt
  };
  for (int state = 0; state < comment_states; ++state)
    for (int act = 0; act < comment_acts; ++act) {
      const char letter = drawn[static_cast<std::size_t>(state)][static_cast<std::size_t>(act)];
      const auto meant =
          letter == '.' ? std::nullopt : std::optional{static_cast<CommentState>(letters.find(letter))};
      EXPECT_EQ(after(static_cast<CommentState>(state), static_cast<CommentAct>(act)), meant)
          << state << " " << act;
    }
}

}  // namespace
}  // namespace kiemdiem::service
