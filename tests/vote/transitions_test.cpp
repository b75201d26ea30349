#include "vote_on_both_engines.h"
#include "walk.h"

// Every step of a vote in every state, allowed and refused, over the whole office.

namespace kiemdiem::service {
namespace {

class EveryStep : public VoteOnBothEngines {
 protected:
  template <class T>
  static std::string words_of(const Outcome<T>& outcome) {
    if (outcome) return "";
    std::string words;
    for (const FieldProblem& problem : outcome.error().problems) words += problem.message + "\n";
    return words.empty() ? "hidden" : words;
  }
  std::string change(const char* action, const std::string& who, Outcome<void> (*work)(Call&),
                     const std::vector<std::pair<std::string, std::string>>& inputs = {}) {
    return words_of(meeting().change(action, who, work, inputs));
  }
  const std::string& teller() { return meeting().tellers[0]; }

  std::string open() {
    return words_of(open_poll(meeting().office(), meeting().asking("open-poll", teller())));
  }
  std::string hand_out() {
    std::vector<std::pair<std::string, std::string>> handed;
    for (const store::PollVoter& voter : meeting().seen(teller()).voters)
      handed.emplace_back("handed", voter.person);
    return change("hand-slips", teller(), &hand_slips, handed);
  }
  /// Both tellers type the same.
  std::string count() {
    const SeenPoll seen = meeting().seen(teller());
    std::vector<ballot::Misfit> misfits;
    ballot::Count count =
        ballot::count_from(seen.sheet, std::vector<std::pair<std::string, std::string>>{}, misfits);
    count.issued = count.returned = count.valid = seen.handed();
    for (auto& marks : count.marks) marks[2] = seen.handed();
    std::vector<std::pair<std::string, std::string>> typed;
    for (const auto& [field, number] : ballot::fields_of(seen.sheet, count))
      typed.emplace_back("count." + field, std::to_string(number));
    std::string refusal = change("type-count", teller(), &type_count, typed);
    return refusal.empty() ? change("type-count", meeting().tellers[1], &type_count, typed) : refusal;
  }
  std::string seal_by_both() {
    const std::string hash = meeting().seen(teller()).hash;
    std::string refusal = change("confirm-tally", teller(), &confirm_tally, {{"hash", hash}});
    return refusal.empty() ? change("confirm-tally", meeting().tellers[1], &confirm_tally, {{"hash", hash}})
                           : refusal;
  }
};

INSTANTIATE_TEST_SUITE_P(, EveryStep, testing::Values(Engine::sqlite, Engine::postgresql),
                         store::engine_name);

TEST_P(EveryStep, of_a_vote_on_paper_is_allowed_or_refused_as_drawn) {
  Walk walk{{{"prepared", {{"open", "open"}, {"cancel", "cancelled"}}},
             {"open", {{"hand out", "open"}, {"close", "closed"}, {"cancel", "cancelled"}}},
             {"closed", {{"count", "counted"}, {"cancel", "cancelled"}}},
             {"counted", {{"recount", "closed"}, {"seal", "sealed"}, {"cancel", "cancelled"}}},
             {"sealed", {}},
             {"cancelled", {}}},
            {{"open", [&] { return open(); }},
             {"hand out", [&] { return hand_out(); }},
             {"close", [&] { return change("close-poll", teller(), &close_poll); }},
             {"count", [&] { return count(); }},
             {"recount", [&] { return change("recount", teller(), &recount); }},
             {"seal", [&] { return seal_by_both(); }},
             {"cancel",
              [&] {
                return change("cancel-poll", meeting().chair, &cancel_poll, {{"reason", "Sai"}});
              }}},
            [&] { return std::string{name(meeting().seen(teller()).state)}; }};
  const std::vector<std::vector<std::string>> ways{
      {"cancel"},
      {"open", "cancel"},
      {"open", "hand out", "close", "cancel"},
      {"open", "hand out", "close", "count", "cancel"},
      {"open", "hand out", "close", "count", "recount", "count", "seal"}};
  for (const std::vector<std::string>& way : ways) {
    meeting().prepare("paper");
    walk.go(way);
  }
  walk.expect_all_done();
}

}  // namespace
}  // namespace kiemdiem::service
