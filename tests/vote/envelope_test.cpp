#include <algorithm>
#include <cmath>
#include <regex>
#include <set>

#include "sealing/poll_key.h"
#include "service/entries.h"
#include "service/envelopes.h"
#include "service/filing.h"
#include "store/log.h"
#include "vote_on_both_engines.h"

// What is kept of a vote after it is sealed (D10): nothing that joins a voter and a ballot, opened and
// destroyed only on a decision and by two persons.

namespace kiemdiem::service {
namespace {

using testing::Contains;
using testing::HasSubstr;

class SealedEnvelope : public VoteOnBothEngines {
 protected:
  std::string act(const std::string& action, const std::string& who, Outcome<void> (*work)(Call&),
                  const std::vector<std::pair<std::string, std::string>>& inputs = {}) {
    return words_of(meeting().change(action, who, work, inputs));
  }

  template <class T>
  static std::string words_of(const Outcome<T>& outcome) {
    if (outcome) return "";
    std::string words;
    for (const FieldProblem& problem : outcome.error().problems) words += problem.message + "\n";
    return words.empty() ? "hidden" : words;
  }

  std::string keep(const std::string& who) {
    return act("keep-envelope", who, &keep_envelope, {{"keeper", "Văn phòng đảng ủy"}, {"place", "Tủ số 2"}});
  }
  std::string ask_opening(const std::string& who) {
    return act("ask-envelope-opening", who, &ask_envelope_opening,
               {{"decision", "05-QĐ/ĐU"}, {"ground", "Giải quyết kiến nghị"}});
  }
  std::string ask_destruction(const std::string& who) {
    return act("ask-envelope-destruction", who, &ask_envelope_destruction,
               {{"end_decision", "09-QĐ/ĐU"}, {"end_ground", "Hết thời hạn lưu"}});
  }
  Outcome<Done> open(const std::string& who, const std::vector<std::pair<std::string, std::string>>& inputs) {
    return open_envelope(meeting().office(), meeting().asking("open-envelope", who, inputs));
  }
  SeenEnvelope seen(const std::string& who) {
    return must(meeting().office().answer(meeting().asking("envelope", who), &seen_envelope));
  }
  void sign_in_again() {
    meeting().chair = meeting().session_of(meeting().chair_person);
    for (std::size_t at = 0; at < meeting().tellers.size(); ++at)
      meeting().tellers[at] = meeting().session_of(meeting().teller_persons[at]);
  }
  std::string opened_text() {
    const auto rows = everything().at("envelope");
    const auto text = sealing::open_envelope(
        {envelope_, sealing::from_hex(rows.at(0).at(1)), sealing::from_hex(rows.at(0).at(2))});
    return text.value_or("");
  }
  void petition_of(const std::string& subject, const std::string& result) {
    std::vector<std::pair<Node, Node>> facts{{word_node("subject"), text_node(subject)}};
    if (!result.empty()) facts.emplace_back(word_node("result"), text_node(result));
    const std::string path = meeting().seen(meeting().chair).poll.unit_path;
    meeting().write([&](store::Transaction& data) -> Result<void> {
      const auto before = store::find(data, {Meeting::campaign, "petitions", "kn-1"});
      const std::int64_t version = before && *before ? (*before)->version : 0;
      const auto saved = store::save(data,
                                     filed_entry(Meeting::campaign, "petitions", "kn-1", path,
                                                 Node::map(std::move(facts), {}), Node::null({})),
                                     version, {"tk", morning});
      if (!saved) return tl::unexpected{saved.error()};
      return {};
    });
  }
};

INSTANTIATE_TEST_SUITE_P(, SealedEnvelope, testing::Values(Engine::sqlite, Engine::postgresql),
                         store::engine_name);

TEST_P(SealedEnvelope, i1_the_marks_that_are_kept_join_no_voter_and_no_ballot) {
  hold();
  const std::size_t voters = meeting().codes.size();
  const std::string text = opened_text();
  // One mark a line and nothing beside it: no ballot, no code, no time.
  EXPECT_TRUE(std::regex_match(text, std::regex{"([0-9]+:[0-9]\n)+"}));
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(text, '\n')), voters * lines_);
  // What is stored of them stands nowhere else, and neither phrase nor marks stand anywhere in the clear.
  const auto tables = everything();
  const auto kept = tables.at("envelope").at(0);
  for (const auto& [name, rows] : tables)
    for (const auto& row : rows) {
      if (name == "envelope") continue;
      EXPECT_THAT(row, testing::Not(Contains(kept[1]))) << name;
      EXPECT_THAT(row, testing::Not(Contains(kept[2]))) << name;
    }
  const std::string bytes = bytes_at_rest();
  EXPECT_EQ(bytes.find(envelope_), std::string::npos);
  EXPECT_EQ(bytes.find(text), std::string::npos);
}

TEST_P(SealedEnvelope,
       i1_whoever_has_the_phrase_and_saw_the_order_of_the_voters_guesses_no_better_than_chance) {
  hold();
  const std::size_t voters = meeting().codes.size();
  const auto choices = meeting().seen(meeting().tellers[0]).sheet.choices;
  // The n-th mark of each line is taken for that of the n-th voter.
  std::vector<std::vector<int>> of_line(lines_);
  std::istringstream text{opened_text()};
  for (std::string line; std::getline(text, line);)
    of_line.at(static_cast<std::size_t>(std::stoi(line)))
        .push_back(std::stoi(line.substr(line.find(':') + 1)));
  std::size_t right = 0;
  for (std::size_t line = 0; line < lines_; ++line) {
    ASSERT_EQ(of_line[line].size(), voters);
    for (std::size_t voter = 0; voter < voters; ++voter) {
      const auto at = std::ranges::find(choices, marks_of(voter, lines_)[line]) - choices.begin();
      right += of_line[line][voter] == at ? 1 : 0;
    }
  }
  // Of three choices one in three is right by chance; eight standard deviations above that never happen.
  const double all = static_cast<double>(voters * lines_);
  EXPECT_LT(static_cast<double>(right), all / 3 + 8 * std::sqrt(all * 2 / 9)) << "of " << all;
  EXPECT_LT(right, voters * lines_);
}

TEST_P(SealedEnvelope, is_opened_on_a_decision_by_a_second_person_and_counts_as_it_was_sealed) {
  hold();
  const std::string first = meeting().chair;
  const std::string second = meeting().tellers[0];
  EXPECT_THAT(ask_opening(first), HasSubstr("chưa ghi sổ")) << "nobody has it yet";
  EXPECT_EQ(keep(second), "");
  EXPECT_THAT(words_of(open(second, {{"phrase", envelope_}})), HasSubstr("đang niêm phong"))
      << "nobody named a decision";
  EXPECT_THAT(act("ask-envelope-opening", first, &ask_envelope_opening, {{"ground", "x"}}),
              HasSubstr("số quyết định"));
  EXPECT_EQ(ask_opening(first), "");
  EXPECT_THAT(words_of(open(first, {{"phrase", envelope_}})), HasSubstr("người thứ hai phải là người khác"));
  EXPECT_THAT(words_of(open(second, {{"phrase", "bac thuyen lam roi tranh keo"}})),
              HasSubstr("Cụm từ chưa đúng"));
  const std::string member = meeting().session_of("bvp.bv10");
  EXPECT_EQ(words_of(open(member, {{"phrase", envelope_}})), "hidden") << "who voted is not who opens";
  const auto opened = open(second, {{"phrase", envelope_}});
  ASSERT_TRUE(opened) << words_of(opened);
  const SeenEnvelope now = seen(first);
  EXPECT_EQ(now.state, ballot::EnvelopeState::opened);
  EXPECT_THAT(now.acts.back().words, HasSubstr("khớp với kết quả đã niêm phong"));
  EXPECT_EQ(now.acts.back().decision, "05-QĐ/ĐU");
  EXPECT_EQ(ballot::count_from(now.seen.sheet, opened->shown_once), now.seen.tally->count);
  EXPECT_EQ(keep(second), "") << "sealed again";
  // Each of the acts stands in the log of the poll.
  std::set<std::string> logged;
  const auto log = everything().at("log");
  for (const auto& row : log)
    if (row[7] == "poll:" + meeting().poll) logged.insert(row[6]);
  for (const char* action : {"keep-envelope", "ask-envelope-opening", "open-envelope"})
    EXPECT_TRUE(logged.contains(action)) << action;
}

TEST_P(SealedEnvelope, is_destroyed_on_a_decision_when_the_term_is_over_and_no_petition_waits) {
  hold();
  const std::string hash = meeting().seen(meeting().tellers[0]).hash;
  EXPECT_EQ(keep(meeting().tellers[0]), "");
  EXPECT_THAT(ask_destruction(meeting().chair), HasSubstr("còn trong thời hạn lưu"));
  meeting().pass_time(100LL * 24 * 60 * 60 * 1000);
  sign_in_again();
  EXPECT_THAT(ask_destruction(meeting().chair), HasSubstr("đến hết ngày 14/06/2022"));
  meeting().pass_time(90LL * 24 * 60 * 60 * 1000);
  sign_in_again();
  const std::string subject = meeting().seen(meeting().chair).sheet.lines.front().subject;
  petition_of(subject, "");
  EXPECT_THAT(ask_destruction(meeting().chair), HasSubstr("Còn kiến nghị chưa trả lời"));
  petition_of(subject, "kept");
  EXPECT_EQ(ask_destruction(meeting().chair), "");
  EXPECT_THAT(act("destroy-envelope", meeting().chair, &destroy_envelope), HasSubstr("người khác"));
  petition_of(subject, "");
  EXPECT_THAT(act("destroy-envelope", meeting().tellers[1], &destroy_envelope),
              HasSubstr("Còn kiến nghị chưa trả lời"))
      << "it came in between";
  petition_of(subject, "kept");
  EXPECT_EQ(everything().at("envelope").size(), 1U);
  EXPECT_EQ(act("destroy-envelope", meeting().tellers[1], &destroy_envelope), "");
  EXPECT_TRUE(everything().at("envelope").empty());
  EXPECT_EQ(seen(meeting().chair).state, ballot::EnvelopeState::destroyed);
  EXPECT_EQ(meeting().seen(meeting().tellers[0]).hash, hash) << "the minutes stay";
  EXPECT_THAT(ask_opening(meeting().chair), HasSubstr("đã hủy"));
}

TEST_P(SealedEnvelope, of_a_vote_that_was_cancelled_after_its_count_is_kept_opened_and_destroyed_like_any) {
  meeting().prepare("kiosk");
  meeting().open();
  everybody_votes();
  close_and_open_box();
  const ballot::Count counted = meeting().seen(meeting().tellers[0]).tally->count;
  must(meeting().change("cancel-poll", meeting().chair, &cancel_poll, {{"reason", "Sai mẫu phiếu"}}));
  EXPECT_TRUE(meeting().seen(meeting().chair).keeps_ballots);
  const std::string first = meeting().chair;
  const std::string second = meeting().tellers[0];
  EXPECT_EQ(keep(second), "");
  EXPECT_EQ(ask_opening(first), "");
  EXPECT_THAT(words_of(open(first, {{"phrase", envelope_}})), HasSubstr("người thứ hai phải là người khác"));
  const auto opened = open(second, {{"phrase", envelope_}});
  ASSERT_TRUE(opened) << words_of(opened);
  EXPECT_EQ(ballot::count_from(seen(first).seen.sheet, opened->shown_once), counted);
  EXPECT_THAT(seen(first).acts.back().words, HasSubstr("khớp với kết quả đếm trước khi hủy"));
  EXPECT_EQ(keep(second), "");
  EXPECT_THAT(ask_destruction(first), HasSubstr("còn trong thời hạn lưu"));
  meeting().pass_time(190LL * 24 * 60 * 60 * 1000);
  sign_in_again();
  EXPECT_EQ(ask_destruction(meeting().chair), "");
  EXPECT_EQ(act("destroy-envelope", meeting().tellers[1], &destroy_envelope), "");
  EXPECT_TRUE(everything().at("envelope").empty());
  EXPECT_EQ(seen(meeting().chair).state, ballot::EnvelopeState::destroyed) << "the book stays";
}

TEST_P(SealedEnvelope, there_is_none_of_a_vote_that_was_cancelled_while_nothing_was_counted_or_handed_out) {
  meeting().prepare("kiosk");
  meeting().open();
  everybody_votes();
  must(meeting().change("cancel-poll", meeting().chair, &cancel_poll, {{"reason", "Mất điện"}}));
  EXPECT_FALSE(meeting().seen(meeting().chair).keeps_ballots) << "an unopened box is wiped";
  EXPECT_EQ(keep(meeting().tellers[0]), "hidden");
  meeting().prepare("paper");
  must(meeting().change("cancel-poll", meeting().chair, &cancel_poll, {{"reason", "Sai ngày"}}));
  EXPECT_EQ(keep(meeting().tellers[0]), "hidden") << "no slip went out";
  meeting().prepare("paper");
  meeting().open();
  meeting().hand_out();
  must(meeting().change("cancel-poll", meeting().chair, &cancel_poll, {{"reason", "Phiếu in sai"}}));
  EXPECT_EQ(keep(meeting().tellers[0]), "") << "the slips are there";
}

TEST_P(SealedEnvelope, a_request_is_taken_back_with_a_reason) {
  hold();
  EXPECT_EQ(keep(meeting().tellers[0]), "");
  EXPECT_EQ(ask_opening(meeting().chair), "");
  EXPECT_THAT(act("withdraw-envelope-request", meeting().chair, &withdraw_envelope_request),
              HasSubstr("lý do"));
  EXPECT_EQ(act("withdraw-envelope-request", meeting().chair, &withdraw_envelope_request,
                {{"reason", "Đã có biên bản"}}),
            "");
  EXPECT_EQ(seen(meeting().chair).state, ballot::EnvelopeState::sealed);
}

}  // namespace
}  // namespace kiemdiem::service
