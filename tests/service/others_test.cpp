#include <gmock/gmock.h>

#include "deciding_office.h"
#include "service/entries.h"
#include "service/help.h"
#include "service/opinions.h"
#include "service/publications.h"
#include "service/quality_slips.h"
#include "store/campaigns.h"
#include "store/log.h"
#include "walk.h"

// What others give to a review and what follows from its decision, in an office of its own.

namespace kiemdiem::service {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using Pairs = std::vector<std::pair<std::string, std::string>>;

const std::string commune = "bu-dang-2020";
const std::string committee_subject = "collective:bd.dx-bch";

class WhatOthersGive : public testing::Test {
 protected:
  WhatOthersGive() {
    auto installation = Installation::open(KIEMDIEM_SOURCE_DIR).value();
    auto situations = installation.demonstrations().value();
    std::erase_if(situations, [](const regulation::SourceFile& file) {
      return file.name.find("bu-dang") == std::string::npos;
    });
    office = Office::open(store::Database::open("sqlite::memory:").value(), std::move(installation),
                          {true, 2, SecondStep::offered})
                 .value();
    EXPECT_TRUE(fill_demonstration(*office, situations, now_at(morning)));
    committee = token_of("bd.danguy");
  }

  std::string token_of(const std::string& login) {
    const auto done =
        sign_in(*office, asking("sign-in", {}, {{"user", login}, {"password", demonstration_password}}));
    EXPECT_TRUE(done) << login;
    return done ? done->token : std::string{};
  }

  /// The words with which it was refused; empty where it was done.
  std::string act(const std::string& token, std::string_view action, Pairs inputs,
                  const std::function<Outcome<void>(Call&)>& work) {
    inputs.emplace_back("campaign", commune);
    return refusal_of(office->perform(asking(action, token, inputs), work));
  }

  std::string open_round(Pairs inputs) {
    std::string id;
    inputs.emplace_back("subject", committee_subject);
    EXPECT_THAT(act(committee, "open-opinion-round", inputs,
                    [&](Call& call) -> Outcome<void> {
                      const auto made = service::open_round(call);
                      if (!made) return tl::unexpected{made.error()};
                      id = *made;
                      return {};
                    }),
                IsEmpty());
    return id;
  }

  Pairs at_round(const std::string& id, Pairs inputs = {}) {
    inputs.emplace_back("subject", committee_subject);
    inputs.emplace_back("round", id);
    return inputs;
  }

  std::vector<Opinion> opinions(const std::string& id) {
    std::vector<Opinion> found;
    EXPECT_THAT(act(committee, "opinion-round", at_round(id),
                    [&](Call& call) -> Outcome<void> {
                      found = opinions_of(call, round_in_path(call).value()).value();
                      return {};
                    }),
                IsEmpty());
    return found;
  }

  std::string collect(const std::string& id) {
    return act(committee, "collect-opinions",
               at_round(id, {{"on", "17/12/2020"},
                             {"chair", "Chủ tịch Mặt trận"},
                             {"secretary", "Văn phòng"},
                             {"summoned", "30"},
                             {"present", "28"}}),
               &collect_opinions);
  }

  std::size_t events_of(const std::string& event, const std::string& subject) {
    std::size_t count = 0;
    EXPECT_TRUE(office->database().read([&](store::Transaction& data) -> Result<void> {
      const auto events = store::find_all(data, commune, "events", "/");
      for (const store::Record& record : *events)
        if (record.text.facts.find(event) != std::string::npos &&
            record.text.facts.find(subject) != std::string::npos)
          ++count;
      return {};
    }));
    return count;
  }

  std::string log_root() {
    std::string chains;
    EXPECT_TRUE(office->database().read([&](store::Transaction& data) -> Result<void> {
      chains = store::root(data).value();
      return {};
    }));
    return chains;
  }

  std::unique_ptr<Office> office;
  std::string committee;
};

const Pairs a_round{{"invited", "collective:bd.ubnd"},
                    {"invited", "collective:bd.hdnd"},
                    {"others", "Trưởng thôn Một"},
                    {"sent", "11/12/2020"},
                    {"meets", "17/12/2020"},
                    {"draft", "dự thảo lần 2"},
                    {"unnamed", "1"}};

TEST_F(WhatOthersGive, the_circle_is_that_of_the_rules_with_whom_the_register_knows) {
  EXPECT_THAT(act(committee, "opinion-rounds", {{"subject", committee_subject}},
                  [](Call& call) -> Outcome<void> {
                    const auto offers = circle_offers(call).value();
                    EXPECT_EQ(offers.size(), 1U);
                    const auto offer = offers.begin();
                    EXPECT_EQ(offer->circle.before.working_days, 3);
                    std::vector<std::string> who;
                    for (const CircleCandidate& one : offer->candidates) who.push_back(one.who);
                    EXPECT_THAT(who,
                                testing::UnorderedElementsAre("collective:bd.ubnd", "collective:bd.hdnd"));
                    return {};
                  }),
              IsEmpty());
}

TEST_F(WhatOthersGive, opinions_without_a_name_need_enough_people) {
  EXPECT_THAT(act(committee, "open-opinion-round",
                  {{"subject", committee_subject},
                   {"others", "Một\nHai"},
                   {"meets", "18/12/2020"},
                   {"draft", "dự thảo"},
                   {"unnamed", "1"}},
                  [](Call& call) -> Outcome<void> {
                    const auto made = service::open_round(call);
                    if (!made) return tl::unexpected{made.error()};
                    return {};
                  }),
              HasSubstr("từ 5 người trở lên"));
}

TEST_F(WhatOthersGive, who_is_invited_proves_receipt_and_who_is_not_sees_nothing) {
  const std::string before = log_root();
  const std::string id = open_round(a_round);
  EXPECT_NE(log_root(), before);
  EXPECT_EQ(events_of("draft_sent", committee_subject), 2U) << "the demonstration's and this one";
  const std::string deputy_chair = token_of("bd.bithu");
  EXPECT_THAT(act(deputy_chair, "give-opinion", {{"round", id}, {"do", "received"}}, &give_opinion),
              IsEmpty());
  EXPECT_THAT(act(deputy_chair, "give-opinion", {{"round", id}, {"text", "Ghi thêm kết quả thu ngân sách"}},
                  &give_opinion),
              IsEmpty());
  EXPECT_EQ(opinions(id).size(), 1U);
  EXPECT_THAT(act(committee, "opinion-round", at_round(id),
                  [](Call& call) -> Outcome<void> {
                    const OpinionRound round = round_in_path(call).value();
                    EXPECT_EQ(round.people(), 6);
                    EXPECT_NE(round.invited[0].opened_at, 0);
                    EXPECT_EQ(round.invited[1].opened_at, 0);
                    return {};
                  }),
              IsEmpty());
  EXPECT_EQ(act(token_of("bd.dangvien"), "give-opinion", {{"round", id}, {"text", "A"}}, &give_opinion),
            "refused");
}

TEST_F(WhatOthersGive, every_point_is_answered_before_the_round_ends) {
  const std::string id = open_round(a_round);
  EXPECT_THAT(act(committee, "add-opinion", at_round(id, {{"from", "Mặt trận"}, {"text", "Nêu rõ nợ"}}),
                  &add_opinion),
              HasSubstr("giấy nào"));
  EXPECT_THAT(
      act(committee, "add-opinion",
          at_round(id, {{"from", "Mặt trận"}, {"text", "Nêu rõ nợ"}, {"paper", "biên bản"}}), &add_opinion),
      IsEmpty());
  for (const char* text : {"Họp đúng giờ", "Bớt họp"})
    EXPECT_THAT(act({}, "give-unnamed-opinion", {{"round", id}, {"text", text}}, &give_unnamed_opinion),
                IsEmpty());
  EXPECT_EQ(opinions(id).size(), 1U) << "hidden while opinions come in";
  EXPECT_THAT(collect(id), IsEmpty());
  const std::vector<Opinion> all = opinions(id);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[1].text, "Bớt họp") << "by words, not as they came";
  EXPECT_EQ(all[1].from, "");
  EXPECT_THAT(act(committee, "answer-opinions", at_round(id, {{"do", "finish"}}), &answer_opinions),
              HasSubstr("Còn 3 ý kiến"));
  EXPECT_THAT(act(committee, "answer-opinions",
                  at_round(id, {{"answer." + all[0].id, "explained"}, {"do", "save"}}), &answer_opinions),
              HasSubstr("giải trình"));
  Pairs answers{{"do", "finish"}};
  for (const Opinion& one : all) answers.emplace_back("answer." + one.id, "accepted");
  EXPECT_EQ(events_of("opinions_collected", committee_subject), 1U);
  EXPECT_THAT(act(committee, "answer-opinions", at_round(id, answers), &answer_opinions), IsEmpty());
  EXPECT_EQ(events_of("opinions_collected", committee_subject), 2U) << "the step of the plan is done";
}

TEST_F(WhatOthersGive, each_act_on_a_round_is_allowed_or_refused_by_where_it_stands) {
  std::string id;
  const auto state = [&]() -> std::string {
    if (id.empty()) return "none";
    std::string found;
    EXPECT_THAT(act(committee, "opinion-round", at_round(id),
                    [&](Call& call) -> Outcome<void> {
                      const RoundState now = round_in_path(call).value().state;
                      found = now == RoundState::open        ? "open"
                              : now == RoundState::collected ? "collected"
                                                             : "finished";
                      return {};
                    }),
                IsEmpty());
    return found;
  };
  const auto about = [&](Pairs inputs = {}) {
    return at_round(id.empty() ? "chua-co" : id, std::move(inputs));
  };
  const auto answers = [&](const char* what) {
    Pairs inputs{{"do", what}};
    if (!id.empty())
      for (const Opinion& one : opinions(id)) inputs.emplace_back("answer." + one.id, "accepted");
    return act(committee, "answer-opinions", about(inputs), &answer_opinions);
  };
  Walk walk{{{"none", {{"open", "open"}}},
             {"open", {{"type", "open"}, {"say unnamed", "open"}, {"collect", "collected"}}},
             {"collected", {{"type", "collected"}, {"answer", "collected"}, {"finish", "finished"}}},
             {"finished", {{"open", "open"}}}},
            {{"open",
              [&] {
                Pairs inputs = a_round;
                inputs.emplace_back("subject", committee_subject);
                return act(committee, "open-opinion-round", inputs, [&](Call& call) -> Outcome<void> {
                  const auto made = service::open_round(call);
                  if (!made) return tl::unexpected{made.error()};
                  id = *made;
                  return {};
                });
              }},
             {"type",
              [&] {
                return act(committee, "add-opinion",
                           about({{"from", "Mặt trận"}, {"text", "Nêu rõ nợ"}, {"paper", "biên bản"}}),
                           &add_opinion);
              }},
             {"say unnamed",
              [&] {
                return act({}, "give-unnamed-opinion",
                           {{"round", id.empty() ? "chua-co" : id}, {"text", "Bớt họp"}},
                           &give_unnamed_opinion);
              }},
             {"collect", [&] { return id.empty() ? std::string{"none"} : collect(id); }},
             {"answer", [&] { return answers("save"); }},
             {"finish", [&] { return answers("finish"); }}},
            state};
  walk.go({"open", "type", "say unnamed", "collect", "type", "answer", "finish", "open"});
  walk.expect_all_done();
}

TEST_F(WhatOthersGive, an_opinion_without_a_name_leaves_no_account_no_hour_no_log) {
  const std::string id = open_round(a_round);
  const std::string before = log_root();
  for (const char* text : {"Một", "Hai"})
    EXPECT_THAT(
        act(committee, "give-unnamed-opinion", {{"round", id}, {"text", text}}, &give_unnamed_opinion),
        IsEmpty());
  EXPECT_EQ(log_root(), before);
  EXPECT_TRUE(office->database().read([&](store::Transaction& data) -> Result<void> {
    const auto versions = store::history(data, {commune, "unnamed_opinions", id}).value();
    EXPECT_EQ(versions.size(), 2U);
    for (const store::Record& version : versions) {
      EXPECT_EQ(version.changed_by, "");
      EXPECT_EQ(version.changed_at, versions.front().changed_at);
      EXPECT_NE(version.changed_at, morning);
    }
    return {};
  }));
  EXPECT_THAT(collect(id), IsEmpty());
  EXPECT_EQ(act({}, "give-unnamed-opinion", {{"round", id}, {"text", "Ba"}}, &give_unnamed_opinion),
            "refused");
}

Outcome<void> save_slip_in_path(Call& call) {
  auto slip = slip_in_path(call);
  if (!slip) return tl::unexpected{slip.error()};
  return save_slip(call, *slip);
}

Pairs slip_of(const std::string& party, const std::string& version, const std::string& level) {
  Pairs inputs{{"subject", "member:bd.bd04"},
               {"party", party},
               {"version", version},
               {"do", "hand-in"},
               {"quality_slip.h.party", "Chủ thể"},
               {"quality_slip.m.rating.level", level}};
  for (int row = 0; row < 8; ++row) {
    inputs.emplace_back("quality_slip.k.criteria." + std::to_string(row), std::to_string(row + 1));
    inputs.emplace_back("quality_slip.c.criteria." + std::to_string(row) + ".grade", "good");
  }
  return inputs;
}

TEST_F(WhatOthersGive, each_party_fills_in_its_own_slip_and_nobody_sees_what_others_say_of_him) {
  const std::string member = token_of("bd.dangvien");
  const std::string secretary = token_of("bd.bithu");
  EXPECT_THAT(act(member, "save-quality-slip",
                  {{"subject", "member:bd.bd04"}, {"party", "self"}, {"version", "0"}, {"do", "hand-in"}},
                  &save_slip_in_path),
              HasSubstr("quality_slip."));
  EXPECT_THAT(act(member, "save-quality-slip", slip_of("self", "0", "excellent"), &save_slip_in_path),
              IsEmpty());
  EXPECT_EQ(act(member, "save-quality-slip", slip_of("cell", "0", "excellent"), &save_slip_in_path),
            "refused");
  EXPECT_THAT(act(secretary, "save-quality-slip", slip_of("cell", "0", "good"), &save_slip_in_path),
              IsEmpty());
  EXPECT_THAT(act(secretary, "save-quality-slip", slip_of("self", "1", "good"), &save_slip_in_path),
              HasSubstr("chủ thể khác"));
  EXPECT_THAT(
      act(secretary, "quality-slips", {{"subject", "member:bd.bd04"}},
          [](Call& call) -> Outcome<void> {
            const auto slips = slips_under(call, call.target.unit_path).value();
            std::map<std::string, std::string> levels;
            for (const SlipSeen& slip : slips) levels[slip.party] = slip.level;
            EXPECT_EQ(levels, (std::map<std::string, std::string>{{"self", "excellent"}, {"cell", "good"}}));
            const auto paper =
                store::find(call.data, {call.campaign->id, "documents", "quality_slip-member:bd.bd04"});
            EXPECT_TRUE(paper.value()) << "the paper of the file that the rules ask for";
            return {};
          }),
      IsEmpty());
  for (const auto& [token, party] : {std::pair{member, "self"}, std::pair{secretary, "cell"}})
    EXPECT_THAT(
        act(token, "save-quality-slip",
            {{"subject", "member:bd.bd04"}, {"party", party}, {"do", "take-back"}}, &save_slip_in_path),
        IsEmpty());
  EXPECT_TRUE(office->database().read([&](store::Transaction& data) -> Result<void> {
    EXPECT_FALSE(store::find(data, {commune, "documents", "quality_slip-member:bd.bd04"}).value());
    return {};
  }));
}

TEST(AfterADecision, somebody_is_named_to_help_who_was_rated_lowest) {
  DecidingOffice made;
  const std::string committee = made.session("pyk.danguy");
  const auto decided = made.decide(committee, "33-QĐ/ĐU", {{"pyk.dv09", "not_completed"}},
                                   {{"reason.member:pyk.dv09", "Đã xem xét"}});
  ASSERT_TRUE(decided) << refusal_of(decided);
  const auto open = [&] {
    std::ptrdiff_t count = -1;
    const auto asked = asking("help", committee, {{"campaign", deciding_campaign}, {"unit", "pyk.tt"}});
    EXPECT_TRUE(made.office().perform(asked, [&](Call& call) -> Outcome<void> {
      const auto found = help_asked(call, call.target.unit, call.target.unit_path).value();
      EXPECT_TRUE(found);
      count = std::ranges::count(found->cases, std::string{}, &HelpCase::helper);
      return {};
    }));
    return count;
  };
  EXPECT_EQ(open(), 1);
  const auto assign = [&](const std::string& subject) {
    const auto asked = asking("assign-help", committee,
                              {{"campaign", deciding_campaign},
                               {"unit", "pyk.tt"},
                               {"subject", subject},
                               {"helper", "Bí thư chi bộ"},
                               {"content", "Kèm cặp"},
                               {"until", "30/06/2023"}});
    return refusal_of(made.office().perform(asked, &assign_help));
  };
  EXPECT_THAT(assign("member:pyk.dv08"), HasSubstr("không thuộc diện"));
  EXPECT_THAT(assign("member:pyk.dv09"), IsEmpty());
  EXPECT_EQ(open(), 0);
}

/// A campaign of the regulation of quarters.
store::Campaign campaign_of(const std::string& id, std::optional<std::int64_t> quarter) {
  store::Campaign campaign;
  campaign.id = id;
  campaign.kind = quarter ? "quarter" : "year";
  campaign.year = 2026;
  campaign.quarter = quarter;
  campaign.first_day = "2026-01-01";
  campaign.last_day = quarter ? "2026-03-31" : "2026-12-31";
  campaign.organization = "pyk.khoi";
  campaign.title = id;
  campaign.regulation = "02-hd-btctw-2026";
  campaign.state = "open";
  return campaign;
}

Result<void> decide_quarter(store::Transaction& data, const std::string& id, const std::string& kind,
                            const std::string& level) {
  store::Decision decision;
  decision.id = id;
  decision.campaign = "q1";
  decision.organization = "pyk.tt";
  decision.unit_path = "/pyk.khoi/pyk.tt/";
  decision.kind = kind;
  decision.number = id;
  decision.day = "2026-04-02";
  EXPECT_TRUE(store::append(data, decision, {}).value());
  return store::append(data, {{id, 1, "leader:pyk.dv04", "/pyk.khoi/pyk.tt/pyk.cb1/", level, {}, {}, {}}});
}

std::string first_quarter(DecidingOffice& made) {
  std::string level;
  EXPECT_TRUE(made.office().database().read([&](store::Transaction& data) -> Result<void> {
    const auto units = Units::load(data).value();
    const auto year = store::find_campaign(data, "year").value();
    const Node tree = made.office()
                          .situations()
                          .tree(data, *year, *units, *units->find("pyk.tt"), *make_date(2026, 12, 1))
                          .value();
    for (const Node& person : tree.find("people")->items())
      if (text_of(person, "id") == "pyk.dv04") level = text_of(person, "quarter_1_rating");
    return {};
  }));
  return level;
}

TEST(TheYear, takes_over_what_stands_decided_of_its_quarters) {
  DecidingOffice made;
  EXPECT_TRUE(made.office().database().write([&](store::Transaction& data) -> Result<void> {
    EXPECT_TRUE(store::create(data, campaign_of("q1", 1)).value());
    EXPECT_TRUE(store::create(data, campaign_of("year", {})).value());
    return decide_quarter(data, "d1", "rated", "not_completed");
  }));
  EXPECT_EQ(first_quarter(made), "not_completed");
  EXPECT_TRUE(made.office().database().write([&](store::Transaction& data) -> Result<void> {
    return decide_quarter(data, "d2", "cancelled", "not_completed");
  }));
  EXPECT_EQ(first_quarter(made), "") << "a decision that was taken back counts no more";
}

}  // namespace
}  // namespace kiemdiem::service
