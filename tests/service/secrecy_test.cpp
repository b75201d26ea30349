#include "service/secrecy.h"

#include <gmock/gmock.h>

#include "deciding_office.h"
#include "exchange_place.h"
#include "service/filing.h"
#include "service/isolation.h"
#include "service/judged.h"
#include "service/proposals.h"
#include "service/registers.h"
#include "service/reviews.h"
#include "service/summaries.h"
#include "store/settings.h"

// What has a level of secrecy does not lie on a machine in a network.

namespace kiemdiem::service {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

const std::string campaign = "phu-yen-khoi-2022";
const std::string path = "/pyk.khoi/pyk.tt/pyk.cb1/";
const store::RecordKey person{"", "people", "pyk.dv10"};

class ASecretDossier : public testing::Test {
 protected:
  ASecretDossier() {
    place_.fill("phu-yen");
    committee_ = place_.session("danguy", Role::grassroots_committee, "pyk.tt");
    own_ = place_.session("dv10", Role::member, "pyk.cb1", "pyk.dv10");
  }

  /// What the register says of the person besides.
  void mark(const std::string& facts) {
    place_.say(
        person, path,
        "{\"id\":\"pyk.dv10\",\"name\":\"Lê Thu Yến\",\"cell\":\"pyk.cb1\",\"admitted\":\"2009-03-26\"," +
            facts + "}",
        "pyk.tt");
  }

  std::string tries(const Asked& asked, const std::function<Outcome<void>(Call&)>& work) {
    const auto done = place_.office().perform(asked, work);
    if (done) return {};
    std::string words = "refused";
    for (const FieldProblem& problem : done.error().problems) words += " " + problem.message;
    return words;
  }

  std::string saves_a_review() {
    return tries(asking("save-self-review", own_,
                        {{"campaign", campaign},
                         {"subject", "member:pyk.dv10"},
                         {"version", "0"},
                         {"self_review.t.conduct", "Nội dung"}}),
                 [](Call& call) -> Outcome<void> {
                   auto open = open_review(call);
                   if (!open) return tl::unexpected{open.error()};
                   return save_draft(call, *open);
                 });
  }

  summary::Table table(const std::string& id) {
    summary::Table found;
    EXPECT_EQ(tries(asking("reports", committee_, {{"campaign", campaign}, {"unit", "pyk.tt"}}),
                    [&](Call& call) -> Outcome<void> {
                      auto sum = summary_in_path(call);
                      if (!sum) return tl::unexpected{sum.error()};
                      kept_ = std::move(*sum);
                      found = summary::make_table(*kept_.book->find(id), *kept_.book, *kept_.tree, "pyk.tt");
                      return {};
                    }),
              "");
    return found;
  }

  ExchangePlace place_;
  std::string committee_, own_;
  SummaryOf kept_;
};

TEST_F(ASecretDossier, is_not_written_on_this_machine_and_the_words_say_what_to_do) {
  mark(R"("secrecy":"secret","paper_number":"12-HS","kept_at":"tủ 3")");
  const std::string refusal = saves_a_review();
  EXPECT_THAT(refusal, AllOf(HasSubstr("Tối mật"), HasSubstr("nơi lưu")));
  mark(R"("secrecy":"none")");
  EXPECT_EQ(saves_a_review(), "");
}

TEST_F(ASecretDossier, is_assumed_of_whom_the_central_level_manages_until_somebody_says_otherwise) {
  place_.say({"", "organizations", "tw"}, "/tw/", R"({"id":"tw","name":"Ban Bí thư","kind":"central"})",
             "tw");
  const std::string posts = R"("posts":[{"in":"pyk.cb1","role":"member","managed_by":"tw"}])";
  mark(posts);
  EXPECT_THAT(saves_a_review(), HasSubstr("Tối mật"));
  mark(posts + R"(,"secrecy":"none")");
  EXPECT_EQ(saves_a_review(), "");
}

TEST_F(ASecretDossier, tells_neither_judging_nor_tables_anything_but_that_it_is_there) {
  EXPECT_EQ(summary::in_words(table("t20").find("member:pyk.dv10")->cells[*table("t20").column("level")]),
            "Hoàn thành tốt nhiệm vụ");
  mark(R"("secrecy":"confidential")");
  const summary::Table made = table("t20");
  const summary::Row* row = made.find("member:pyk.dv10");
  ASSERT_NE(row, nullptr) << "the person is counted";
  EXPECT_EQ(summary::in_words(row->cells[*made.column("level")]), "hồ sơ mật");
  EXPECT_THAT(made.notes, Contains(HasSubstr("1 đối tượng có hồ sơ mật")));
}

TEST_F(ASecretDossier, makes_a_card_of_a_paper_that_says_its_level_itself) {
  const store::RecordKey key{campaign, "documents", "giay-1"};
  const Node paper = from_json(R"({"document":"self_review","subject":"member:pyk.dv11","form":"Mẫu 2A",)"
                               R"("secrecy":"confidential","paper_number":"7-HS","kept_at":"két"})")
                         .value();
  EXPECT_EQ(
      tries(asking("record-event", committee_, {{"campaign", campaign}, {"subject", "member:pyk.dv11"}}),
            [&](Call& call) {
              return keep(call, filed_entry(campaign, "documents", key.id, path, paper, paper), 0);
            }),
      "");
  EXPECT_THAT(place_.facts(key), AllOf(HasSubstr("7-HS"), HasSubstr("két"), Not(HasSubstr("2A"))));
}

TEST_F(ASecretDossier, leaves_with_a_whole_campaign_as_a_card_and_comes_back_byte_by_byte) {
  mark(R"("secrecy":"secret")");
  ASSERT_TRUE(place_.write<int>([&](const Exchange& exchange) -> Result<int> {
    store::EvidenceFile file;
    file.id = "tep-mat";
    file.campaign = campaign;
    file.owner = "member:pyk.dv10";
    file.unit_path = path;
    file.name = "a.pdf";
    file.media_type = "application/pdf";
    file.bytes = "ruột mật";
    file.size = static_cast<std::int64_t>(file.bytes.size());
    if (const auto added = store::append(exchange.data, file); !added) return tl::unexpected{added.error()};
    return 0;
  }));
  const MadeKey key = place_.key("pyk.khoi");
  const auto whole = place_.whole(campaign, key.phrase);
  ASSERT_TRUE(whole) << to_text(whole.error());
  EXPECT_EQ(whole->left_out.files, 1);
  EXPECT_THAT(whole->file, Not(HasSubstr("ruột mật")));
  ExchangePlace empty;
  const auto started = empty.start(whole->file, key.card.public_key);
  ASSERT_TRUE(started) << to_text(started.error());
  EXPECT_EQ(started->left_out.all(), whole->left_out.all()) << "the receiver is told";
  const auto again = empty.whole(campaign, "");
  ASSERT_TRUE(again) << to_text(again.error());
  EXPECT_TRUE(again->file == whole->file);
}

TEST(AnIsolatedMachine, is_declared_by_the_number_of_a_document_and_never_with_the_demonstration) {
  const auto office = Office::open(store::Database::open("sqlite::memory:").value(),
                                   Installation::open(KIEMDIEM_SOURCE_DIR).value(), {})
                          .value();
  EXPECT_TRUE(declare_isolation(*office, {}, now_at(morning))) << "an ordinary start";
  const auto unnamed = declare_isolation(*office, std::string{" "}, now_at(morning));
  ASSERT_FALSE(unnamed);
  EXPECT_THAT(to_text(unnamed.error()), HasSubstr("cần số của văn bản"));
  ExchangePlace demonstration;
  const auto shown = declare_isolation(demonstration.office(), std::string{"12-QĐ/TU"}, now_at(morning));
  ASSERT_FALSE(shown);
  EXPECT_THAT(to_text(shown.error()), HasSubstr("--demo"));
}

TEST(AnIsolatedMachine, leaves_its_declaration_in_the_log_and_opens_no_more_without_it) {
  const auto office = Office::open(store::Database::open("sqlite::memory:").value(),
                                   Installation::open(KIEMDIEM_SOURCE_DIR).value(), {})
                          .value();
  ASSERT_TRUE(declare_isolation(*office, std::string{"12-QĐ/TU"}, now_at(morning)));
  ASSERT_TRUE(declare_isolation(*office, std::string{"12-QĐ/TU"}, now_at(morning + 1))) << "the same again";
  std::vector<std::string> logged;
  EXPECT_TRUE(office->database().read([&](store::Transaction& transaction) -> Result<void> {
    EXPECT_EQ(isolation(transaction).value().value().document, "12-QĐ/TU");
    EXPECT_FALSE(check_may_leave(transaction));
    const auto rows = transaction.query("select object from log where action = 'isolated-network'");
    for (const store::Row& row : *rows) logged.push_back(row.text(0));
    return {};
  }));
  EXPECT_THAT(logged, testing::ElementsAre("12-QĐ/TU"));
  const auto later = declare_isolation(*office, {}, now_at(morning));
  ASSERT_FALSE(later);
  EXPECT_THAT(to_text(later.error()), AllOf(HasSubstr("12-QĐ/TU"), HasSubstr("--isolated-network")));
}

TEST_F(ASecretDossier, may_be_written_in_an_isolated_network_and_leaves_it_in_no_file) {
  mark(R"("secrecy":"secret","paper_number":"12-HS","kept_at":"tủ 3")");
  EXPECT_THAT(saves_a_review(), HasSubstr("Tối mật"));
  ASSERT_TRUE(place_.office().database().write([](store::Transaction& transaction) {
    return store::set_setting(transaction, "isolated-network", "1 12-QĐ/TU");
  }));
  EXPECT_EQ(saves_a_review(), "");
  const MadeKey key = place_.key("pyk.tt");
  const auto report = place_.report(campaign, "pyk.tt", key);
  ASSERT_FALSE(report);
  EXPECT_THAT(to_text(report.error()), HasSubstr("mạng độc lập"));
}

}  // namespace
}  // namespace kiemdiem::service
