#include "deciding_office.h"
#include "two_servers.h"

// A unit that works on its own server, and the level above it on another.

namespace kiemdiem::service {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const store::RecordKey person{"", "people", "pyk.dv04"};
const store::RecordKey other_person{"", "people", "pyk.dv05"};
const store::RecordKey review{campaign, "reviews", "member:pyk.dv04"};

std::string person_named(const std::string& id, const std::string& name) {
  return "{\"id\":\"" + id + "\",\"name\":\"" + name + "\",\"cell\":\"pyk.cb1\"}";
}

class TwoServers : public OnTwoServers {
 protected:
  void SetUp() override {
    make_servers();
    if (!IsSkipped()) start_lower();
  }
};
INSTANTIATE_TEST_SUITE_P(With, TwoServers, testing::Values(store::Engine::sqlite, store::Engine::postgresql),
                         [](const auto& engine) {
                           return engine.param == store::Engine::sqlite ? "an_upper_sqlite"
                                                                        : "an_upper_postgresql";
                         });

TEST_P(TwoServers, work_apart_for_a_whole_campaign_and_are_one_again) {
  lower_->say(person, path, person_named("pyk.dv04", "Đỗ Thùy Uyên Em"), unit);
  lower_->say(review, path + "pyk.cb1/", "{\"subject\":\"member:pyk.dv04\",\"text\":\"một\"}", unit);
  lower_->say(review, path + "pyk.cb1/", "{\"subject\":\"member:pyk.dv04\",\"text\":\"hai\"}", unit);
  // A decision by an account of the unit's own, through the one gate.
  const std::string token = lower_->session("danguy", Role::grassroots_committee, unit);
  auto decide_now = asking("decide", token,
                           {{"campaign", campaign},
                            {"unit", unit},
                            {"level.member:pyk.dv10", "good"},
                            {"number", "7-QĐ/ĐU"},
                            {"day", "19/12/2022"},
                            {"signer", "Bùi Đình Tín"},
                            {"ground", "Biên bản hội nghị"}});
  const auto decision = lower_->office().answer(decide_now, &service::decide);
  ASSERT_TRUE(decision) << refusal_of(decision);

  const std::string file = report();
  const auto plan = upper_->plan(file);
  ASSERT_TRUE(plan) << to_text(plan.error());
  EXPECT_EQ(plan->nothing, "");
  EXPECT_EQ(plan->count(Fate::conflict), 0);
  EXPECT_EQ(plan->count(Fate::newer), 1);
  EXPECT_GE(plan->count(Fate::added), 1);
  EXPECT_EQ(plan->decisions, 1);
  const auto merged = upper_->merge(file);
  ASSERT_TRUE(merged) << to_text(merged.error());

  EXPECT_EQ(upper_->facts(person), person_named("pyk.dv04", "Đỗ Thùy Uyên Em"));
  EXPECT_EQ(upper_->versions(review), (std::vector<std::int64_t>{2, 1})) << "what was sent keeps its number";
  const auto stored = upper_->write<std::optional<store::Decision>>(
      [&](const Exchange& exchange) { return store::find_decision(exchange.data, decision->id); });
  ASSERT_TRUE(stored && *stored);
  EXPECT_EQ((*stored)->number, "7-QĐ/ĐU");
  const auto name = upper_->write<std::optional<std::string>>(
      [&](const Exchange& exchange) { return store::known_name(exchange.data, (*stored)->made_by); });
  EXPECT_EQ(name.value(), "Người của pyk.tt");
  upper_->expect_whole_log();
  lower_->expect_whole_log();
}

TEST_P(TwoServers, take_the_same_bundle_twice_without_harm) {
  lower_->say(person, path, person_named("pyk.dv04", "Mới"), unit);
  const std::string file = report();
  EXPECT_EQ(file, report()) << "the same content has the same bytes";
  ASSERT_TRUE(upper_->merge(file));
  const auto versions = upper_->versions(person);
  const auto again = upper_->merge(file);
  ASSERT_TRUE(again) << to_text(again.error());
  EXPECT_THAT(again->plan.nothing, HasSubstr("đã được nhận"));
  EXPECT_EQ(upper_->versions(person), versions);
}

TEST_P(TwoServers, leave_everything_as_it_is_when_an_older_bundle_comes_late) {
  lower_->say(person, path, person_named("pyk.dv04", "Cũ"), unit);
  const std::string older = report();
  lower_->say(person, path, person_named("pyk.dv04", "Mới"), unit);
  ASSERT_TRUE(upper_->merge(report()));
  const auto late = upper_->merge(older);
  ASSERT_TRUE(late) << to_text(late.error());
  EXPECT_THAT(late->plan.nothing, HasSubstr("cũ hơn"));
  EXPECT_EQ(upper_->facts(person), person_named("pyk.dv04", "Mới"));
}

TEST_P(TwoServers, keep_what_only_one_of_them_changed) {
  lower_->say(person, path, person_named("pyk.dv04", "Dưới"), unit);
  upper_->say(other_person, path, person_named("pyk.dv05", "Trên"), unit);
  ASSERT_TRUE(upper_->merge(report()));
  EXPECT_EQ(upper_->facts(person), person_named("pyk.dv04", "Dưới"));
  EXPECT_EQ(upper_->facts(other_person), person_named("pyk.dv05", "Trên"));
}

TEST_P(TwoServers, never_settle_a_contradiction_by_themselves) {
  lower_->say(person, path, person_named("pyk.dv04", "Dưới"), unit);
  upper_->say(person, path, person_named("pyk.dv04", "Trên"), unit);
  const std::string file = report();
  const auto plan = upper_->plan(file);
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->count(Fate::conflict), 1);
  const auto entry = std::ranges::find(plan->entries, Fate::conflict, &MergedEntry::fate);
  EXPECT_THAT(entry->theirs, HasSubstr("Dưới"));
  EXPECT_THAT(entry->mine, HasSubstr("Trên"));
  EXPECT_THAT(words_of(upper_->merge(file)), HasSubstr("đã sửa ở cả hai nơi"));
  EXPECT_THAT(upper_->facts(person), HasSubstr("Trên")) << "nothing was written";
  const auto merged = upper_->merge(file, {{person, Chosen::theirs}});
  ASSERT_TRUE(merged) << to_text(merged.error());
  EXPECT_THAT(upper_->facts(person), HasSubstr("Dưới"));
  ASSERT_EQ(merged->decided.size(), 1U);
  EXPECT_NE(merged->decided.front().before_digest, merged->decided.front().after_digest);
  EXPECT_EQ(upper_->versions(person).size(), 3U) << "the text that lost is a version";
}

TEST_P(TwoServers, do_not_ask_again_about_a_contradiction_that_was_settled) {
  lower_->say(person, path, person_named("pyk.dv04", "Dưới"), unit);
  upper_->say(person, path, person_named("pyk.dv04", "Trên"), unit);
  ASSERT_TRUE(upper_->merge(report(), {{person, Chosen::mine}}));
  EXPECT_THAT(upper_->facts(person), HasSubstr("Trên"));
  lower_->say(other_person, path, person_named("pyk.dv05", "Sau"), unit);
  const auto merged = upper_->merge(report());
  ASSERT_TRUE(merged) << to_text(merged.error());
  EXPECT_THAT(upper_->facts(person), HasSubstr("Trên"));
  EXPECT_THAT(upper_->facts(other_person), HasSubstr("Sau"));
}

TEST_P(TwoServers, are_not_confused_by_a_start_bundle_that_the_unit_never_saw) {
  lower_->say(person, path, person_named("pyk.dv04", "Dưới"), unit);
  upper_->say(person, path, person_named("pyk.dv04", "Trên"), unit);
  ASSERT_TRUE(upper_->start_for(campaign, unit, above, upper_key_));
  const auto plan = upper_->plan(report());
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->count(Fate::conflict), 1);
}

TEST_P(TwoServers, refuse_a_key_that_is_unknown_or_revoked_and_say_what_to_do) {
  const MadeKey second = lower_->key(unit);
  const auto unknown = lower_->report(campaign, unit, second);
  ASSERT_TRUE(unknown);
  EXPECT_THAT(words_of(upper_->plan(unknown->file)), HasSubstr("không phải của khóa đã giới thiệu"));
  upper_->introduce(second);
  EXPECT_TRUE(upper_->plan(unknown->file)) << "replaced";
  ASSERT_TRUE(upper_->write<int>([&](const Exchange& exchange) -> Result<int> {
    const auto revoked = revoke_key(exchange.data, second.card.public_key, "mất máy", exchange.by);
    if (!revoked) return tl::unexpected{revoked.error()};
    return 0;
  }));
  EXPECT_THAT(words_of(upper_->plan(unknown->file)), HasSubstr("đã bị thu hồi"));
  EXPECT_THAT(words_of(upper_->plan(unknown->file)), HasSubstr("tạo khóa mới"));
  EXPECT_THAT(words_of(lower_->report(campaign, unit, lower_key_)), HasSubstr("Sáu từ khóa không đúng"));
}

TEST_P(TwoServers, notice_a_log_that_does_not_go_on_and_take_it_for_a_reason_alone) {
  lower_->say(person, path, person_named("pyk.dv04", "Một"), unit);
  ASSERT_TRUE(upper_->merge(report()));
  // The unit's log is written anew behind its back.
  ASSERT_TRUE(lower_->write<int>([&](const Exchange& exchange) -> Result<int> {
    if (const auto cut = exchange.data.execute("update log_head set seq = 0, hash = $2 where chain = $1",
                                               {unit, std::string(64, '0')});
        !cut)
      return tl::unexpected{cut.error()};
    return 0;
  }));
  ASSERT_TRUE(lower_->write<int>([&](const Exchange& exchange) -> Result<int> {
    const bool sqlite = lower_->office().database().engine() == store::Engine::sqlite;
    if (sqlite) {
      if (const auto off = exchange.data.execute("drop trigger log_loses_no_entry"); !off)
        return tl::unexpected{off.error()};
    } else if (const auto off = exchange.data.execute("drop trigger log_keeps_its_entries on log"); !off) {
      return tl::unexpected{off.error()};
    }
    if (const auto gone = exchange.data.execute("delete from log where chain = $1", {unit}); !gone)
      return tl::unexpected{gone.error()};
    return 0;
  }));
  lower_->say(person, path, person_named("pyk.dv04", "Hai"), unit);
  lower_->say(person, path, person_named("pyk.dv04", "Ba"), unit);
  const std::string file = report();
  EXPECT_THAT(words_of(upper_->merge(file)), HasSubstr("không nối tiếp"));
  EXPECT_THAT(upper_->facts(person), HasSubstr("Một"));
  ASSERT_TRUE(upper_->merge(file, {}, "máy hỏng, khôi phục bản sao lưu"));
  EXPECT_THAT(upper_->facts(person), HasSubstr("Ba"));
}

TEST_P(TwoServers, never_alter_a_decision_that_stands) {
  const auto decide = [&](ExchangePlace& place, const std::string& id, const std::string& number,
                          const std::string& level) {
    return place.write<bool>([&](const Exchange& exchange) -> Result<bool> {
      store::Decision decision;
      decision.id = id;
      decision.campaign = campaign;
      decision.organization = unit;
      decision.unit_path = path;
      decision.kind = "rated";
      decision.number = number;
      decision.day = "2022-12-19";
      if (const auto added = store::append(exchange.data, decision, {"{}", "{}", ""}); !added) return added;
      if (const auto added = store::append(
              exchange.data, {store::DecisionItem{id, 1, "member:pyk.dv04", path, level, "", "", ""}});
          !added)
        return tl::unexpected{added.error()};
      return true;
    });
  };
  ASSERT_TRUE(decide(*lower_, "qd-1", "1-QĐ", "good"));
  ASSERT_TRUE(decide(*upper_, "qd-1", "1-QĐ", "excellent"));
  ASSERT_TRUE(decide(*lower_, "qd-2", "2-QĐ", "good"));
  ASSERT_TRUE(decide(*upper_, "qd-9", "2-QĐ", "good"));
  const std::string words = words_of(upper_->merge(report()));
  EXPECT_THAT(words, HasSubstr("Quyết định số 1-QĐ trên máy này khác"));
  EXPECT_THAT(words, HasSubstr("Số quyết định 2-QĐ đã dùng"));
}

TEST_P(TwoServers, carry_files_and_what_was_erased) {
  ASSERT_TRUE(lower_->write<int>([&](const Exchange& exchange) -> Result<int> {
    store::EvidenceFile file{"tep-1",
                             campaign,
                             "member:pyk.dv04",
                             path + "pyk.cb1/",
                             "ảnh.png",
                             "image/png",
                             std::string("\x89PNG\0\n", 6),
                             6,
                             morning,
                             "người thử"};
    if (const auto added = store::append(exchange.data, file); !added) return tl::unexpected{added.error()};
    const auto before = store::find(exchange.data, other_person);
    const auto erased = store::erase(exchange.data, other_person, (*before)->version, exchange.by);
    if (!erased) return tl::unexpected{erased.error()};
    return 0;
  }));
  lower_->say(person, path, person_named("pyk.dv04", "Mới"), unit);
  const std::string file = report();
  const auto refused_kind = upper_->write<MergePlan>([&](const Exchange& exchange) {
    return plan_merge(exchange, file, nullptr, [](const store::EvidenceFile&) { return false; });
  });
  EXPECT_THAT(words_of(refused_kind), HasSubstr("evidence/tep-1"));
  const auto merged = upper_->merge(file);
  ASSERT_TRUE(merged) << to_text(merged.error());
  EXPECT_EQ(merged->plan.files, 1);
  EXPECT_FALSE(upper_->find(other_person));
  const auto taken = upper_->write<std::optional<store::EvidenceFile>>(
      [](const Exchange& exchange) { return store::find_evidence(exchange.data, "tep-1"); });
  EXPECT_EQ(taken.value()->bytes, std::string("\x89PNG\0\n", 6));
}

TEST_P(TwoServers, leave_a_card_where_an_entry_is_secret) {
  const std::string secret =
      "{\"subject\":\"member:pyk.dv04\",\"document\":\"self_review\",\"secrecy\":\"secret\",\"form\":\"nội "
      "dung mật\","
      "\"kept_at\":\"tủ số 3\"}";
  const store::RecordKey paper{campaign, "documents", "giay-mat"};
  lower_->say(paper, path + "pyk.cb1/", "{\"subject\":\"member:pyk.dv04\",\"form\":\"nội dung mật\"}", unit);
  lower_->say(paper, path + "pyk.cb1/", secret, unit);
  ASSERT_TRUE(lower_->write<int>([&](const Exchange& exchange) -> Result<int> {
    store::EvidenceFile file{"tep-mat", campaign,          "member:pyk.dv04", path + "pyk.cb1/",
                             "mật.pdf", "application/pdf", "ruột mật",        10,
                             morning,   "người thử"};
    file.size = static_cast<std::int64_t>(file.bytes.size());
    if (const auto added = store::append(exchange.data, file); !added) return tl::unexpected{added.error()};
    return 0;
  }));
  const auto made = lower_->report(campaign, unit, lower_key_);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->left_out.entries, 1);
  EXPECT_EQ(made->left_out.files, 1);
  EXPECT_THAT(made->file, testing::Not(HasSubstr("nội dung mật")));
  EXPECT_THAT(made->file, testing::Not(HasSubstr("ruột mật")));
  ASSERT_TRUE(upper_->merge(made->file));
  EXPECT_THAT(upper_->facts(paper), HasSubstr("tủ số 3"));
}

TEST_P(TwoServers, tell_how_much_of_a_secret_dossier_stayed_behind) {
  // Of the person the register travels, of the dossier a card.
  const store::RecordKey said{campaign, "people", "pyk.dv04"};
  lower_->say(person, path,
              "{\"id\":\"pyk.dv04\",\"name\":\"Đỗ Thùy Uyên\",\"cell\":\"pyk.cb1\",\"admitted\":"
              "\"2009-03-26\",\"secrecy\":\"top_secret\",\"paper_number\":\"12-HS\",\"kept_at\":\"tủ 3\"}",
              unit);
  lower_->say(said, path, "{\"proposed\":\"excellent\",\"meetings_absent\":\"7\"}", unit);
  lower_->say(review, path + "pyk.cb1/", "{\"subject\":\"member:pyk.dv04\",\"text\":\"ruột bản kiểm\"}",
              unit);
  const auto made = lower_->report(campaign, unit, lower_key_);
  ASSERT_TRUE(made);
  EXPECT_GE(made->left_out.entries, 3) << "the person, what the period says, the review";
  EXPECT_THAT(made->file, testing::Not(HasSubstr("ruột bản kiểm")));
  const auto merged = upper_->merge(made->file);
  ASSERT_TRUE(merged) << to_text(merged.error());
  EXPECT_EQ(merged->plan.left_out.entries, made->left_out.entries) << "the receiver is told";
  EXPECT_THAT(upper_->facts(person), testing::AllOf(HasSubstr("2009-03-26"), HasSubstr("12-HS")));
  EXPECT_THAT(upper_->facts(said), testing::Not(HasSubstr("excellent")));
  EXPECT_THAT(upper_->facts(review), HasSubstr("top_secret"));
}

TEST_P(TwoServers, carry_no_account_key_ballot_or_session) {
  lower_->session("danguy", Role::grassroots_committee, unit);
  const std::string file = report();
  for (const char* secret : {"$argon2", "danguy", "password", "wrapped_key", "sealed_ballot"})
    EXPECT_THAT(file, testing::Not(HasSubstr(secret))) << secret;
}

TEST_P(TwoServers, start_in_an_empty_place_alone_and_by_the_fingerprint_of_the_sheet) {
  EXPECT_THAT(words_of(lower_->start(start_, upper_key_.card.public_key)), HasSubstr("đã có dữ liệu"));
  ExchangePlace third;
  EXPECT_THAT(words_of(third.start(start_, lower_key_.card.public_key)), HasSubstr("Dấu nhận dạng"));
  EXPECT_THAT(words_of(third.start(report(), lower_key_.card.public_key)), HasSubstr("báo cáo"));
}

}  // namespace
}  // namespace kiemdiem::service
