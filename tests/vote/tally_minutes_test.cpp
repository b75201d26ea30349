#include "service/tally_minutes.h"
#include "sealing/secret.h"
#include "service/entries.h"
#include "vote_on_both_engines.h"

// Minutes of a sealed vote say what they said, whatever the register says later (decisions 0017, 0026).

namespace kiemdiem::service {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class TheTallyMinutes : public VoteOnBothEngines {
 protected:
  KeptTally kept(const std::string& who) {
    return must(meeting().office().answer(
        meeting().asking("tally-minutes", who), +[](Call& call) -> Outcome<KeptTally> {
          const auto seen = seen_poll(call);
          if (!seen) return tl::unexpected{seen.error()};
          return kept_tally_minutes(call, *seen);
        }));
  }
  /// What they would say if they were made today.
  TallyText made_now(const std::string& who) {
    return must(meeting().office().answer(
        meeting().asking("tally-minutes", who), +[](Call& call) -> Outcome<TallyText> {
          const auto seen = seen_poll(call);
          if (!seen) return tl::unexpected{seen.error()};
          return tally_minutes_of(call, *seen, 0);
        }));
  }
  void rename_unit(const std::string& name) {
    meeting().write([&](store::Transaction& data) -> Result<void> {
      const auto record = store::find(data, {"", "organizations", Meeting::unit});
      if (!record) return tl::unexpected{record.error()};
      store::RecordText text = (*record)->text;
      const Node facts = from_json(text.facts).value();
      text.facts = kiemdiem::to_json(with_value(facts, "name", text_node(name)));
      const auto saved = store::save(data, text, (*record)->version, {"tk", morning});
      if (!saved) return tl::unexpected{saved.error()};
      return {};
    });
  }
  std::string correct(const std::string& who,
                      const std::vector<std::pair<std::string, std::string>>& inputs) {
    const auto done = meeting().change("correct-tally", who, &correct_tally_minutes, inputs);
    if (done) return "";
    std::string words;
    for (const FieldProblem& problem : done.error().problems) words += problem.message;
    return words.empty() ? "hidden" : words;
  }
};

INSTANTIATE_TEST_SUITE_P(, TheTallyMinutes, testing::Values(Engine::sqlite, Engine::postgresql),
                         store::engine_name);

TEST_P(TheTallyMinutes, say_what_they_said_when_the_tally_was_sealed_whatever_is_renamed_later) {
  hold();
  const KeptTally before = kept(meeting().chair);
  ASSERT_EQ(before.versions.size(), 1U);
  EXPECT_EQ(before.versions[0].hash, sealing::sha256(before.versions[0].body));
  EXPECT_GT(before.versions[0].anchor.seq, 0);
  EXPECT_EQ(to_json(tally_text_from(before.versions[0].body)), before.versions[0].body)
      << "the same text gives the same bytes";
  EXPECT_EQ(before.text.tally, meeting().seen(meeting().chair).hash);
  EXPECT_EQ(before.text.rows.size(), lines_);
  rename_unit("Chi bộ Tên Mới");
  EXPECT_EQ(made_now(meeting().chair).unit, "Chi bộ Tên Mới") << "today's words would be others";
  EXPECT_EQ(kept(meeting().chair).text, before.text);
  EXPECT_THAT(to_json(kept(meeting().chair).text), Not(HasSubstr("Tên Mới")));
}

TEST_P(TheTallyMinutes, show_the_day_of_the_campaign_also_where_the_clock_of_the_server_shows_another) {
  hold();
  const Date day = meeting().day();
  EXPECT_NE(day, now_at(morning).local.date) << "the demonstration stands at a day of its own";
  EXPECT_THAT(kept(meeting().chair).text.sealed, HasSubstr("ngày " + to_vietnamese(day)));
}

TEST_P(TheTallyMinutes, are_corrected_in_words_by_a_further_version_and_never_in_numbers) {
  hold();
  TallyText text = kept(meeting().chair).text;
  std::string place;
  for (const CorrectedText& one : texts_in(text)) {
    if (one.label == "Địa điểm") place = one.field;
    for (const TallyRow& row : text.rows)
      for (const std::string& marks : row.marks) EXPECT_NE(one.text, &marks);
    for (const std::string& remark : text.remarks) EXPECT_NE(one.text, &remark) << "it tells how many agreed";
  }
  EXPECT_THAT(correct(meeting().chair, {{"version", "1"}, {place, "Hội trường"}}), HasSubstr("lý do"));
  EXPECT_EQ(correct(meeting().chair, {{"version", "1"}, {"reason", "Thiếu nơi họp"}, {place, "Hội trường"}}),
            "");
  EXPECT_THAT(correct(meeting().chair, {{"version", "1"}, {"reason", "Lại"}, {place, "Nơi khác"}}),
              HasSubstr("bản đính chính khác"));
  EXPECT_EQ(
      correct(meeting().session_of("bvp.bv10"), {{"version", "2"}, {"reason", "Lại"}, {place, "Nơi khác"}}),
      "hidden");
  const KeptTally now = kept(meeting().chair);
  ASSERT_EQ(now.versions.size(), 2U);
  EXPECT_EQ(now.text.place, "Hội trường");
  EXPECT_EQ(now.versions[1].replaces, now.versions[0].hash);
  EXPECT_EQ(now.versions[1].reason, "Thiếu nơi họp");
  EXPECT_EQ(tally_text_from(now.versions[0].body).place, "");
  for (std::size_t row = 0; row < now.text.rows.size(); ++row)
    EXPECT_EQ(now.text.rows[row].marks, text.rows[row].marks);
}

}  // namespace
}  // namespace kiemdiem::service
