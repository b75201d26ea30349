#include "exchange_place.h"

namespace kiemdiem::service {
namespace {

class AWholeCampaign : public testing::TestWithParam<std::pair<store::Engine, store::Engine>> {};

/// The campaigns of a place with the organizations that issued them.
std::vector<std::pair<std::string, std::string>> campaigns_in(ExchangePlace& place) {
  std::vector<std::pair<std::string, std::string>> found;
  const auto all = place.write<std::vector<store::Campaign>>(
      [](const Exchange& exchange) { return store::all_campaigns(exchange.data); });
  for (const store::Campaign& campaign : *all) found.emplace_back(campaign.id, campaign.organization);
  return found;
}

TEST_P(AWholeCampaign, goes_into_an_empty_installation_and_comes_out_again_byte_for_byte) {
  if (!store::PostgresServer::shared().absent().empty())
    GTEST_SKIP() << store::PostgresServer::shared().absent();
  const auto [from, to] = GetParam();
  ExchangePlace first{from};
  first.fill("");
  const auto campaigns = campaigns_in(first);
  ASSERT_EQ(campaigns.size(), 5U);
  for (const auto& [campaign, issuer] : campaigns) {
    const MadeKey key = first.key(issuer);
    const auto made = first.whole(campaign, key.phrase);
    ASSERT_TRUE(made) << to_text(made.error());
    ExchangePlace second{to};
    const auto started = second.start(made->file, key.card.public_key);
    ASSERT_TRUE(started) << campaign << "\n" << to_text(started.error());
    EXPECT_GT(started->entries, 10);
    const auto again = second.whole(campaign, "");
    ASSERT_TRUE(again) << to_text(again.error());
    EXPECT_TRUE(again->file == made->file) << campaign;
    second.expect_whole_log();
  }
}

INSTANTIATE_TEST_SUITE_P(From, AWholeCampaign,
                         testing::Values(std::pair{store::Engine::sqlite, store::Engine::postgresql},
                                         std::pair{store::Engine::postgresql, store::Engine::sqlite}),
                         [](const auto& engines) {
                           return engines.param.first == store::Engine::sqlite ? "sqlite_to_postgresql"
                                                                               : "postgresql_to_sqlite";
                         });

TEST(AnImportedCampaign, that_was_changed_since_needs_a_signature_of_its_own) {
  ExchangePlace first;
  first.fill("phu-yen");
  const MadeKey key = first.key("pyk.khoi");
  first.say({"", "people", "pyk.dv04"}, "", R"({"id":"pyk.dv04","name":"Mới","cell":"pyk.cb1"})", "pyk.tt");
  const auto made = first.whole("phu-yen-khoi-2022", key.phrase);
  ASSERT_TRUE(made);
  ExchangePlace second;
  ASSERT_TRUE(second.start(made->file, key.card.public_key));
  second.expect_whole_log();
  EXPECT_EQ(second.versions({"", "people", "pyk.dv04"}), (std::vector<std::int64_t>{2, 1}));
  EXPECT_TRUE(second.whole("phu-yen-khoi-2022", "")->file == made->file);
  second.say({"", "people", "pyk.dv04"}, "", R"({"id":"pyk.dv04","name":"Nữa","cell":"pyk.cb1"})", "pyk.tt");
  EXPECT_THAT(words_of(second.whole("phu-yen-khoi-2022", "")), testing::HasSubstr("chưa có khóa ký"));
}

}  // namespace
}  // namespace kiemdiem::service
