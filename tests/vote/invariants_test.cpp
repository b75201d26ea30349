#include <fmt/format.h>

#include <atomic>
#include <barrier>
#include <thread>

#include "sealing/poll_key.h"
#include "store/backup.h"
#include "vote_on_both_engines.h"

// I1–I5 of a vote, each over the whole office on both engines.

namespace kiemdiem::service {
namespace {

using testing::HasSubstr;
using testing::Not;

class Vote : public VoteOnBothEngines {};

INSTANTIATE_TEST_SUITE_P(, Vote, testing::Values(Engine::sqlite, Engine::postgresql), store::engine_name);

// ---- I1: nothing at rest links a voter to a ballot ----

TEST_P(Vote, i1_no_value_of_a_ballot_or_a_code_stands_anywhere_else) {
  meeting().prepare("kiosk");
  meeting().open();
  everybody_votes();
  const auto tables = everything();
  ASSERT_EQ(tables.at("sealed_ballot").size(), lines_ * meeting().codes.size());
  std::map<std::string, std::set<std::string>> rows_with;  // value → rows in which it stands
  for (const auto& [name, rows] : tables)
    for (std::size_t row = 0; row < rows.size(); ++row)
      for (const std::string& value : rows[row]) rows_with[value].insert(fmt::format("{}/{}", name, row));
  std::size_t length = 0;
  for (const char* table : {"sealed_ballot", "code"})
    for (const auto& row : tables.at(table))
      for (const std::string& value : row) {
        if (value == meeting().poll) continue;
        EXPECT_EQ(rows_with[value].size(), 1U) << table << " can be joined by " << value;
      }
  for (const auto& row : tables.at("sealed_ballot")) {
    if (length == 0) length = row[2].size();
    EXPECT_EQ(row[2].size(), length) << "a choice shows by its length";
  }
}

TEST_P(Vote, i1_a_ballot_leaves_no_entry_no_request_and_no_time) {
  meeting().prepare("kiosk");
  meeting().open();
  meeting().hand_out();
  const auto before = everything();
  const std::size_t lines = meeting().seen(meeting().tellers[0]).sheet.lines.size();
  meeting().pass_time(120'000);
  must(meeting().cast(meeting().codes[0], "lan-1", std::vector<std::string>(lines, "completed")));
  const auto after = everything();
  for (const auto& [name, rows] : after) {
    if (name == "code" || name == "sealed_ballot") continue;
    EXPECT_EQ(rows, before.at(name)) << name;
  }
  EXPECT_EQ(after.at("sealed_ballot").size(), lines);
}

TEST_P(Vote, i1_neither_codes_nor_phrases_nor_a_key_lie_in_any_byte_at_rest) {
  meeting().prepare("kiosk");
  meeting().open();
  everybody_votes();
  const auto backup = folder_.file("ban-sao.db");
  if (const auto made = store::back_up(meeting().office().database(), backup, "mat khau ban sao luu"); !made)
    FAIL() << to_text(made.error());
  const std::string bytes = bytes_at_rest();
  for (const std::string& code : meeting().codes) {
    EXPECT_EQ(bytes.find(code), std::string::npos);
    EXPECT_EQ(bytes.find(sealing::code_from(code)), std::string::npos);
  }
  for (const std::string& phrase : meeting().phrases) EXPECT_EQ(bytes.find(phrase), std::string::npos);
  for (const std::string& submission : submissions_) EXPECT_EQ(bytes.find(submission), std::string::npos);
}

TEST_P(Vote, i1_whoever_tries_every_stored_value_as_a_key_opens_no_ballot) {
  meeting().prepare("kiosk");
  meeting().open();
  everybody_votes();
  const auto tables = everything();
  const std::string public_key = sealing::from_hex(tables.at("poll")[0][13]);
  ASSERT_EQ(public_key.size(), 32U);
  const std::string box = sealing::from_hex(tables.at("sealed_ballot")[0][2]);
  std::size_t tried = 0;
  for (const auto& [name, rows] : tables)
    for (const auto& row : rows)
      for (const std::string& value : row) {
        const std::string bytes = sealing::from_hex(value);
        for (std::size_t at = 0; at + 32 <= bytes.size(); ++at) {
          sealing::Secret key{32};
          std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), 32, key.bytes().begin());
          ++tried;
          ASSERT_FALSE(sealing::open(public_key, key, box)) << name;
        }
      }
  EXPECT_GT(tried, 100U);
}

TEST_P(Vote, i1_after_the_count_there_is_nothing_left_to_open) {
  meeting().prepare("kiosk");
  meeting().open();
  everybody_votes();
  close_and_open_box();
  const auto tables = everything();
  EXPECT_TRUE(tables.at("sealed_ballot").empty());
  EXPECT_TRUE(tables.at("wrapped_key").empty());
  EXPECT_TRUE(tables.at("code").empty());
  EXPECT_EQ(tables.at("envelope").size(), 1U);
}

TEST_P(Vote, i1_the_engine_gives_ballots_in_no_order_of_casting) {
  if (GetParam() == Engine::postgresql)
    GTEST_SKIP() << "what PostgreSQL keeps in order is sealed; see the keys";
  meeting().prepare("kiosk");
  meeting().open();
  everybody_votes();
  // The statement fails, and with it the reading.
  const auto read = meeting().office().database().read([&](store::Transaction& data) -> Result<void> {
    EXPECT_FALSE(data.query("select rowid from sealed_ballot"));
    return {};
  });
  EXPECT_FALSE(read);
}

// ---- I2: no count before two tellers close ----

TEST_P(Vote, i2_nothing_is_counted_before_it_is_closed_nor_by_one_teller) {
  meeting().prepare("kiosk");
  meeting().open();
  everybody_votes();
  const auto with = [&](const std::string& first, const std::string& second) {
    return open_box(meeting().office(), meeting().asking("open-box", meeting().tellers[0],
                                                         {{"first", first}, {"second", second}}));
  };
  EXPECT_FALSE(with(meeting().phrases[0], meeting().phrases[1])) << "still open";
  must(meeting().change("close-poll", meeting().tellers[0], &close_poll));
  EXPECT_FALSE(with(meeting().phrases[0], meeting().phrases[0])) << "one teller alone";
  EXPECT_FALSE(with(meeting().phrases[0], "")) << "one teller alone";
  EXPECT_FALSE(open_box(meeting().office(), meeting().asking("open-box", meeting().chair,
                                                             {{"first", meeting().phrases[0]},
                                                              {"second", meeting().phrases[1]}})))
      << "the chair is no teller";
  EXPECT_FALSE(meeting().seen(meeting().chair).tally);
  EXPECT_TRUE(with(meeting().phrases[1], meeting().phrases[0])) << "in whichever order they are typed";
}

// ---- I3: one voter, one counted ballot ----

TEST_P(Vote, i3_every_acknowledged_ballot_is_counted_once) {
  meeting().prepare("kiosk");
  meeting().open();
  everybody_votes();
  for (std::size_t voter = 0; voter < meeting().codes.size(); ++voter) {
    EXPECT_TRUE(meeting().cast(meeting().codes[voter], submissions_[voter], marks_of(voter, lines_)))
        << "sent again on bad Wi-Fi";
    EXPECT_FALSE(meeting().cast(meeting().codes[voter], "lan-khac", marks_of(voter, lines_)));
  }
  close_and_open_box();
  const ballot::Tally tally = *meeting().seen(meeting().tellers[0]).tally;
  EXPECT_EQ(tally.count.valid, static_cast<int>(meeting().codes.size()));
  std::vector<std::vector<int>> expected(lines_, std::vector<int>(5));
  const auto choices = meeting().seen(meeting().tellers[0]).sheet.choices;
  for (std::size_t voter = 0; voter < meeting().codes.size(); ++voter) {
    const auto marks = marks_of(voter, lines_);
    for (std::size_t line = 0; line < lines_; ++line) {
      const auto at = std::ranges::find(choices, marks[line]) - choices.begin();
      ++expected[line][static_cast<std::size_t>(at)];
    }
  }
  EXPECT_EQ(tally.count.marks, expected);
}

TEST_P(Vote, i3_of_a_thousand_races_for_a_code_one_ballot_is_taken) {
  meeting().prepare("kiosk");
  meeting().open();
  constexpr int races = 1000;
  constexpr int racers = 4;
  const std::string key = "khoa";
  std::vector<std::string> hashes;
  for (int race = 0; race < races; ++race) hashes.push_back(sealing::code_hash(key, std::to_string(race)));
  meeting().write([&](store::Transaction& data) { return store::add_codes(data, meeting().poll, hashes); });
  std::vector<std::atomic<int>> taken(races);
  std::atomic<int> used{0};
  std::barrier start{racers};
  std::vector<std::jthread> threads;
  for (int racer = 0; racer < racers; ++racer)
    threads.emplace_back([&, racer] {
      for (std::size_t race = 0; race < races; ++race) {
        start.arrive_and_wait();
        const std::vector<std::pair<std::string, std::string>> boxes{
            {sealing::random_id(), sealing::random_id()}};
        store::CastResult result = store::CastResult::unknown;
        meeting().write([&](store::Transaction& data) -> Result<void> {
          const auto cast =
              store::cast(data, meeting().poll, hashes[race], "lan-" + std::to_string(racer), boxes);
          if (!cast) return tl::unexpected{cast.error()};
          result = *cast;
          return {};
        });
        taken[race] += result == store::CastResult::taken ? 1 : 0;
        used += result == store::CastResult::used ? 1 : 0;
      }
    });
  threads.clear();
  for (std::size_t race = 0; race < races; ++race) EXPECT_EQ(taken[race], 1) << race;
  EXPECT_EQ(used, races * (racers - 1));
  EXPECT_EQ(everything().at("sealed_ballot").size(), races);
}

TEST_P(Vote, i3_an_identical_ciphertext_is_refused_and_its_code_stays_free) {
  meeting().prepare("kiosk");
  meeting().open();
  const std::vector<std::string> hashes{"h1", "h2"};
  meeting().write([&](store::Transaction& data) { return store::add_codes(data, meeting().poll, hashes); });
  const std::vector<std::pair<std::string, std::string>> first{{"a", "box"}};
  const std::vector<std::pair<std::string, std::string>> copy{{"b", "box"}};
  meeting().write([&](store::Transaction& data) -> Result<void> {
    EXPECT_EQ(store::cast(data, meeting().poll, "h1", "s1", first).value(), store::CastResult::taken);
    return {};
  });
  const auto copied = meeting().office().database().write([&](store::Transaction& data) -> Result<void> {
    EXPECT_EQ(store::cast(data, meeting().poll, "h2", "s2", copy).value(), store::CastResult::copied);
    return refuse({}, "");
  });
  EXPECT_FALSE(copied);
  meeting().write([&](store::Transaction& data) -> Result<void> {
    EXPECT_EQ(store::cast(data, meeting().poll, "h2", "s2", {}).value(), store::CastResult::taken);
    return {};
  });
}

TEST_P(Vote, i3_wrong_codes_may_be_tried_once_a_second) {
  meeting().prepare("kiosk");
  meeting().open();
  const std::size_t lines = meeting().seen(meeting().tellers[0]).sheet.lines.size();
  const std::vector<std::string> marks(lines, "completed");
  const auto wrong = meeting().cast("00000 00000", "x", marks);
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().kind, Refused::invalid);
  EXPECT_EQ(meeting().cast("00000 00001", "x", marks).error().kind, Refused::busy);
  meeting().pass_time(1000);
  EXPECT_TRUE(meeting().cast(meeting().codes[0], "x", marks)) << "never locked";
}

// ---- I4: what is sealed never changes ----

TEST_P(Vote, i4_a_sealed_tally_refuses_every_change_also_from_below) {
  meeting().prepare("kiosk");
  meeting().open();
  everybody_votes();
  close_and_open_box();
  const std::string hash = meeting().seen(meeting().tellers[0]).hash;
  EXPECT_FALSE(meeting().change("confirm-tally", meeting().chair, &confirm_tally, {{"hash", hash}}))
      << "the chair confirms nothing";
  must(meeting().change("confirm-tally", meeting().tellers[0], &confirm_tally, {{"hash", hash}}));
  EXPECT_EQ(meeting().seen(meeting().tellers[0]).state, ballot::State::counted) << "one is not enough";
  must(meeting().change("confirm-tally", meeting().tellers[0], &confirm_tally, {{"hash", hash}}));
  EXPECT_EQ(meeting().seen(meeting().tellers[0]).state, ballot::State::counted) << "nor one twice";
  EXPECT_FALSE(meeting().change("confirm-tally", meeting().tellers[1], &confirm_tally, {{"hash", "khac"}}));
  must(meeting().change("confirm-tally", meeting().tellers[1], &confirm_tally, {{"hash", hash}}));
  EXPECT_EQ(meeting().seen(meeting().tellers[0]).state, ballot::State::sealed);
  const auto tables = everything();
  for (const char* statement :
       {"update tally set body = '{}'", "delete from tally", "update poll set state = 'open'",
        "update poll set sheet = '{}'", "delete from poll"}) {
    const auto changed = meeting().office().database().write([&](store::Transaction& data) -> Result<void> {
      const auto done = data.execute(statement);
      if (!done) return tl::unexpected{done.error()};
      return {};
    });
    EXPECT_FALSE(changed) << statement;
  }
  EXPECT_EQ(everything(), tables);
  EXPECT_EQ(sealing::sha256(tables.at("tally")[0][1]), hash);
}

TEST_P(Vote, i4_the_counts_reach_the_facts_of_the_campaign_and_balance) {
  meeting().prepare("kiosk");
  meeting().open();
  everybody_votes();
  close_and_open_box();
  const SeenPoll seen = meeting().seen(meeting().tellers[0]);
  for (const std::string& teller : meeting().tellers)
    must(meeting().change("confirm-tally", teller, &confirm_tally, {{"hash", seen.hash}}));
  const PollChoices choices = meeting().choices(meeting().chair);
  for (const ballot::Line& line : seen.sheet.lines) {
    if (!line.subject.starts_with("member:")) continue;
    const std::int32_t row = row_of(*choices.judged, "people", line.subject.substr(7));
    const facts::Column& valid = choices.judged->situation.column("people", "votes.valid");
    ASSERT_TRUE(valid.known(static_cast<std::size_t>(row))) << line.subject;
  }
  for (const assessment::Finding& finding : choices.judged->assessment.findings)
    if (finding.rule == "votes-add-up") {
      EXPECT_EQ(finding.verdict, assessment::Verdict::holds) << finding.subject;
    }
}

// ---- I5: only a new vote that names the old one ----

TEST_P(Vote, i5_a_vote_is_held_again_only_by_naming_the_sealed_one_with_a_reason) {
  meeting().prepare("kiosk");
  meeting().open();
  const auto repeated = [&](const std::string& replaces, const std::string& reason) {
    auto fields = meeting().form("kiosk");
    for (const ballot::Line& line : meeting().seen(meeting().tellers[0]).sheet.lines)
      fields.emplace_back("subject", line.subject);
    fields.emplace_back("replaces", replaces);
    fields.emplace_back("reason", reason);
    return meeting().office().answer(meeting().asking("prepare-poll", meeting().chair, fields),
                                     &prepare_poll);
  };
  const std::string old = meeting().poll;
  EXPECT_FALSE(repeated("", "")) << "the other one is still going on";
  EXPECT_FALSE(repeated(old, "nhầm")) << "not sealed yet";
  everybody_votes();
  close_and_open_box();
  const std::string hash = meeting().seen(meeting().tellers[0]).hash;
  for (const std::string& teller : meeting().tellers)
    must(meeting().change("confirm-tally", teller, &confirm_tally, {{"hash", hash}}));
  EXPECT_FALSE(repeated("", "")) << "does not name the old one";
  EXPECT_FALSE(repeated(old, "")) << "without a reason";
  const auto next = repeated(old, "Phát hiện sai sót");
  ASSERT_TRUE(next);
  EXPECT_EQ(meeting().seen(meeting().tellers[0]).replaced_by, *next);
  EXPECT_EQ(everything().at("tally").size(), 1U) << "the old one stays";
}

// ---- paper ----

TEST_P(Vote, on_paper_counts_when_two_tellers_have_typed_the_same) {
  meeting().prepare("paper");
  meeting().open();
  meeting().hand_out();
  must(meeting().change("close-poll", meeting().tellers[1], &close_poll));
  const SeenPoll seen = meeting().seen(meeting().tellers[0]);
  const int voters = seen.handed();
  std::vector<std::pair<std::string, std::string>> typed;
  ballot::Count count;
  std::vector<ballot::Misfit> misfits;
  count = ballot::count_from(seen.sheet, std::vector<std::pair<std::string, std::string>>{}, misfits);
  count.issued = count.returned = count.valid = voters;
  for (auto& marks : count.marks) marks[2] = voters;
  for (const auto& [field, number] : ballot::fields_of(seen.sheet, count))
    typed.emplace_back("count." + field, std::to_string(number));
  auto wrong = typed;
  for (auto& [field, number] : wrong) {
    if (field == "count.marks.1.good") number = "1";
    if (field == "count.marks.1.completed") number = std::to_string(voters - 1);
  }
  must(meeting().change("type-count", meeting().tellers[0], &type_count, typed));
  EXPECT_FALSE(meeting().change("type-count", meeting().chair, &type_count, typed))
      << "the chair counts nothing";
  must(meeting().change("type-count", meeting().tellers[1], &type_count, wrong));
  EXPECT_EQ(differing_fields(meeting().seen(meeting().tellers[0])),
            (std::vector<std::string>{"marks.1.good", "marks.1.completed"}));
  EXPECT_EQ(meeting().seen(meeting().tellers[0]).state, ballot::State::closed);
  auto unbalanced = typed;
  unbalanced.back().second = "1";
  EXPECT_FALSE(meeting().change("type-count", meeting().tellers[1], &type_count, unbalanced));
  must(meeting().change("type-count", meeting().tellers[1], &type_count, typed));
  EXPECT_EQ(meeting().seen(meeting().tellers[0]).state, ballot::State::counted);
  EXPECT_EQ(meeting().seen(meeting().chair).tally->count, count);
}

}  // namespace
}  // namespace kiemdiem::service
