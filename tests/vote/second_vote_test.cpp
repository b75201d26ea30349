#include "service/entries.h"
#include "service/registers.h"
#include "service/tally_minutes.h"
#include "vote_on_both_engines.h"

// The second vote: who of the eligible is rated best, with a maximum that each sheet may agree to.

namespace kiemdiem::service {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Fields = std::vector<std::pair<std::string, std::string>>;

class SecondVote : public VoteOnBothEngines {
 protected:
  /// Subjects that may be voted on, by whether the best level is open to them.
  std::vector<std::string> candidates(bool eligible) {
    std::vector<std::string> found;
    for (const Candidate& candidate : meeting().choices(meeting().chair).candidates)
      if (candidate.bar.empty() && !candidate.off_ballot &&
          (candidate.subject->ceiling.value_or(1) == 0) == eligible)
        found.push_back(candidate.subject->id);
    return found;
  }

  Fields form(const std::vector<std::string>& subjects, const std::string& most) {
    Fields fields = meeting().form("kiosk");
    std::erase_if(fields,
                  [](const auto& field) { return field.first == "subject" || field.first == "kind"; });
    fields.emplace_back("kind", "excellence");
    fields.emplace_back("most", most);
    for (const std::string& subject : subjects) fields.emplace_back("subject", subject);
    return fields;
  }

  std::string prepare(const Fields& fields) {
    const auto made =
        meeting().office().answer(meeting().asking("prepare-poll", meeting().chair, fields), &prepare_poll);
    if (made) {
      meeting().poll = *made;
      return {};
    }
    std::string words;
    for (const FieldProblem& problem : made.error().problems) words += problem.message + "\n";
    return words;
  }

  void SetUp() override {
    VoteOnBothEngines::SetUp();
    if (IsSkipped()) return;
    meeting().pass_time(5LL * 24 * 60 * 60 * 1000);  // to the day on which the plan lets people vote
    meeting().chair = meeting().session_of(meeting().chair_person);
    for (const std::string& person : meeting().teller_persons)
      meeting().tellers.push_back(meeting().session_of(person));
    come_from_the_residence("bvp.bv05");
  }

  /// The comment that the plan asks for before somebody is voted on.
  void come_from_the_residence(const std::string& person) {
    meeting().write([&](store::Transaction& data) -> Result<void> {
      const auto record = store::find(data, {Meeting::campaign, "people", person}).value();
      store::RecordText text = record->text;
      const Node comment = Node::map({{word_node("on"), word_node("2021-12-01")}}, {});
      text.facts = to_json(with_value(facts_of(record), "residence_comment", comment));
      const auto saved = store::save(data, text, record->version, {"thu", morning});
      if (!saved) return tl::unexpected{saved.error()};
      return {};
    });
  }
};

TEST_P(SecondVote, is_held_among_the_eligible_and_agrees_to_the_maximum_and_not_to_one_more) {
  const std::vector<std::string> eligible = candidates(true);
  const std::vector<std::string> others = candidates(false);
  ASSERT_GE(eligible.size(), 2U);
  ASSERT_GE(others.size(), 1U);
  EXPECT_THAT(prepare(form({eligible[0], others[0]}, "1")), HasSubstr("không thuộc diện được xét"));
  EXPECT_THAT(prepare(form({eligible[0], eligible[1]}, "3")), HasSubstr("nhiều nhất được đồng ý"));
  ASSERT_THAT(prepare(form({eligible[0], eligible[1]}, "1")), IsEmpty());
  meeting().open();
  meeting().hand_out();
  EXPECT_FALSE(meeting().cast(meeting().codes[0], "lan-0", {"agreed", "agreed"})) << "one more than may be";
  // The refused one used no code up. The second person is agreed to by all but one.
  std::size_t voter = 0;
  for (const std::string& code : meeting().codes) {
    const bool first = voter == 0;
    must(meeting().cast(code, "lan-" + std::to_string(++voter),
                        {first ? "agreed" : "refused", first ? "refused" : "agreed"}));
  }
  close_and_open_box();
  seal();

  const SeenPoll seen = meeting().seen(meeting().chair);
  ASSERT_EQ(seen.state, ballot::State::sealed);
  const auto ranked = ballot::ranked(seen.sheet, seen.tally->count, seen.sheet.most_agreed);
  ASSERT_EQ(ranked.size(), 2U);
  EXPECT_EQ(ranked[0].line, 1U);
  EXPECT_EQ(ranked[0].agreed, static_cast<int>(meeting().codes.size()) - 1);
  EXPECT_TRUE(ranked[0].within);
  EXPECT_FALSE(ranked[1].within);
  const auto kept = meeting().office().answer(
      meeting().asking("tally-minutes", meeting().chair), +[](Call& call) -> Outcome<KeptTally> {
        const auto poll = seen_poll(call);
        if (!poll) return tl::unexpected{poll.error()};
        return kept_tally_minutes(call, *poll);
      });
  ASSERT_TRUE(kept);
  EXPECT_THAT(kept->text.about, HasSubstr("chọn mức hoàn thành xuất sắc"));
  EXPECT_EQ(kept->text.remarks.size(), 1U) << "who is within the maximum is named, nobody is rated by it";
  EXPECT_THAT(to_json(kept->text), Not(HasSubstr("không mức nào đủ")));
}

TEST_P(SecondVote, leaves_a_tie_over_the_last_place_to_people_and_rates_nobody) {
  const std::vector<std::string> eligible = candidates(true);
  ASSERT_GE(eligible.size(), 2U);
  const auto votes_of = [&] {
    std::size_t known = 0;
    EXPECT_TRUE(meeting().office().database().read([&](store::Transaction& data) -> Result<void> {
      for (const std::string& subject : {eligible[0], eligible[1]}) {
        const std::size_t colon = subject.find(':');
        const auto record =
            store::find(data, {Meeting::campaign, subject.starts_with("member") ? "people" : "collectives",
                               subject.substr(colon + 1)})
                .value();
        if (record && facts_of(record).find("votes") != nullptr) ++known;
      }
      return {};
    }));
    return known;
  };
  ASSERT_THAT(prepare(form({eligible[0], eligible[1]}, "1")), IsEmpty());
  const std::size_t before = votes_of();
  meeting().open();
  meeting().hand_out();
  std::size_t voter = 0;
  for (const std::string& code : meeting().codes) {
    const std::vector<std::string> marks = voter % 2 == 0 ? std::vector<std::string>{"agreed", "refused"}
                                                          : std::vector<std::string>{"refused", "agreed"};
    const bool odd_one = voter + 1 == meeting().codes.size() && voter % 2 == 0;
    must(meeting().cast(code, "lan-" + std::to_string(voter),
                        odd_one ? std::vector<std::string>{"refused", "refused"} : marks));
    ++voter;
  }
  close_and_open_box();
  seal();
  const SeenPoll seen = meeting().seen(meeting().chair);
  for (const ballot::Ranked& one : ballot::ranked(seen.sheet, seen.tally->count, seen.sheet.most_agreed)) {
    EXPECT_TRUE(one.tied);
    EXPECT_FALSE(one.within);
  }
  EXPECT_EQ(votes_of(), before) << "the counts of this vote are no votes for a level";
}

INSTANTIATE_TEST_SUITE_P(, SecondVote, testing::Values(Engine::sqlite, Engine::postgresql),
                         store::engine_name);

}  // namespace
}  // namespace kiemdiem::service
