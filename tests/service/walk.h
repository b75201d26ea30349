#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

// A thing with states, walked through over the whole office: in every state everything that may be asked is
// asked; what the table does not draw must be refused and change nothing.

namespace kiemdiem::service {

class Walk {
 public:
  using Act = std::function<std::string()>;  ///< the words of the refusal; empty: it was done

  /// @param drawn by state: each act that is allowed there, and the state that follows
  Walk(std::map<std::string, std::map<std::string, std::string>> drawn, std::map<std::string, Act> acts,
       std::function<std::string()> state)
      : drawn_(std::move(drawn)), acts_(std::move(acts)), state_(std::move(state)) {}

  /// Does one act after the other; before each of them everything that is not drawn is tried.
  void go(const std::vector<std::string>& moves) {
    for (const std::string& move : moves) {
      const std::string from = state_();
      refuse_what_is_not_drawn(from);
      const std::string refusal = acts_.at(move)();
      EXPECT_EQ(refusal, "") << move << " when " << from;
      EXPECT_EQ(state_(), drawn_.at(from).at(move)) << move << " when " << from;
      done_.insert(from + " " + move);
    }
    refuse_what_is_not_drawn(state_());
  }

  /// That every drawn act was done in every state that was drawn.
  void expect_all_done() const {
    for (const auto& [state, acts] : drawn_) {
      EXPECT_TRUE(tried_.contains(state)) << state << " was never reached";
      for (const auto& [act, next] : acts)
        EXPECT_TRUE(done_.contains(state + " " + act)) << state << " " << act;
    }
  }

 private:
  void refuse_what_is_not_drawn(const std::string& state) {
    ASSERT_TRUE(drawn_.contains(state)) << state;
    tried_.insert(state);
    for (const auto& [name, act] : acts_) {
      if (drawn_.at(state).contains(name)) continue;
      EXPECT_NE(act(), "") << name << " when " << state;
      EXPECT_EQ(state_(), state) << name << " was refused and yet changed something";
    }
  }

  std::map<std::string, std::map<std::string, std::string>> drawn_;
  std::map<std::string, Act> acts_;
  std::function<std::string()> state_;
  std::set<std::string> done_, tried_;
};

}  // namespace kiemdiem::service
