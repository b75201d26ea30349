#include "store/decisions.h"

#include "engines.h"
#include "store/campaigns.h"

namespace kiemdiem::store {
namespace {

class DecisionsTest : public OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    write([](Transaction& data) {
      Campaign campaign;
      campaign.id = "nam";
      campaign.kind = "year";
      campaign.state = "open";
      return create(data, campaign);
    });
  }

  bool decide(const std::string& id, const std::string& number, const std::string& organization = "tt") {
    return write([&](Transaction& data) -> Result<bool> {
      Decision decision;
      decision.id = id;
      decision.campaign = "nam";
      decision.organization = organization;
      decision.unit_path = "/khoi/" + organization + "/";
      decision.kind = "rated";
      decision.number = number;
      decision.at = 1;
      auto written = append(data, decision, {R"({"on":"2022-12-20"})", "{}", "5 ≤ 5"});
      if (!written || !*written) return written;
      const std::vector<DecisionItem> items{
          {id, 1, "member:an", "/khoi/tt/cb1/", "good", "", "", ""},
          {id, 2, "member:binh", "/khoi/tt/cb2/", "excellent", "trần\n", "lý do", "truoc"}};
      if (auto listed = append(data, items); !listed) return tl::unexpected{listed.error()};
      return true;
    });
  }
};

TEST_P(DecisionsTest, are_read_as_they_were_written) {
  ASSERT_TRUE(decide("a", "1-QĐ"));
  const auto found = read([](Transaction& data) { return find_decision(data, "a"); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->number, "1-QĐ");
  const auto grounds = read([](Transaction& data) { return grounds_of(data, "a"); });
  EXPECT_EQ(grounds.arithmetic, "5 ≤ 5");
  const auto items = read([](Transaction& data) { return items_under(data, "nam", "/khoi/tt/cb2/"); });
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items.front().subject, "member:binh");
  EXPECT_EQ(items.front().override_reason, "lý do");
  EXPECT_EQ(items.front().supersedes, "truoc");
}

TEST_P(DecisionsTest, a_number_is_taken_once_in_an_organization) {
  EXPECT_TRUE(decide("a", "1-QĐ"));
  EXPECT_FALSE(decide("b", "1-QĐ"));
  EXPECT_TRUE(decide("c", "1-QĐ", "khac"));
}

TEST_P(DecisionsTest, nothing_of_them_is_changed_or_erased) {
  ASSERT_TRUE(decide("a", "1-QĐ"));
  for (const char* sql :
       {"update decision set number = '2' where id = 'a'", "delete from decision where id = 'a'",
        "update decision_item set level = 'good' where decision = 'a'",
        "delete from decision_item where decision = 'a'"}) {
    const auto changed = database().write(
        [&](Transaction& data) -> Result<void> { return data.execute(sql).map([](std::int64_t) {}); });
    EXPECT_FALSE(changed) << sql;
  }
  EXPECT_EQ(read([](Transaction& data) { return items_of(data, "a"); }).size(), 2U);
}

KIEMDIEM_ON_BOTH_ENGINES(DecisionsTest);

}  // namespace
}  // namespace kiemdiem::store
