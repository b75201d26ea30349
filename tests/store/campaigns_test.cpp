#include "store/campaigns.h"

#include <atomic>
#include <thread>

#include "engines.h"
#include "store/imports.h"
#include "store/requests.h"
#include "store/settings.h"

namespace kiemdiem::store {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;
using ::testing::SizeIs;

Campaign year() {
  return {"c1",
          "year",
          2026,
          std::nullopt,
          "2026-01-01",
          "2026-12-31",
          "dbcs",
          "Kiểm điểm năm 2026",
          "366-qd-tw-2025",
          "abc",
          "draft",
          1,
          std::nullopt};
}

class CampaignsTest : public OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    ASSERT_TRUE(write([](Transaction& transaction) { return create(transaction, year()); }));
  }
};

TEST_P(CampaignsTest, a_campaign_is_saved_over_the_version_that_was_seen) {
  EXPECT_FALSE(write([](Transaction& transaction) { return create(transaction, year()); }));
  Campaign campaign = *read([](Transaction& transaction) { return find_campaign(transaction, "c1"); });
  EXPECT_EQ(campaign.title, "Kiểm điểm năm 2026");
  EXPECT_EQ(campaign.quarter, std::nullopt);
  campaign.state = "open";
  campaign.quarter = 2;
  campaign.opened_at = 1'700'000'000'000;
  EXPECT_EQ(write([&](Transaction& transaction) { return save(transaction, campaign); }), 2);
  EXPECT_EQ(write([&](Transaction& transaction) { return save(transaction, campaign); }), 0);
  const auto all = read([](Transaction& transaction) { return all_campaigns(transaction); });
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].state, "open");
  EXPECT_EQ(all[0].quarter, 2);
  EXPECT_EQ(all[0].opened_at, 1'700'000'000'000);
}

TEST_P(CampaignsTest, an_unknown_state_is_refused) {
  Campaign campaign = year();
  campaign.state = "paused";
  EXPECT_FALSE(database().write([&](Transaction& transaction) -> Result<void> {
    return save(transaction, campaign).map([](std::int64_t) {});
  }));
}

TEST_P(CampaignsTest, a_plan_has_a_version_of_its_own) {
  const auto put = [&](const char* body, std::int64_t version) {
    return write([&](Transaction& transaction) {
      return save(transaction, Plan{"c1", "cb1", body, version});
    });
  };
  EXPECT_EQ(put("{}", 0), 1);
  EXPECT_EQ(put("{}", 0), 0);
  EXPECT_EQ(put(R"({"steps":[]})", 1), 2);
  EXPECT_EQ(put("{}", 1), 0);
  EXPECT_EQ(read([](Transaction& transaction) { return find_plan(transaction, "c1", "cb1"); })->body,
            R"({"steps":[]})");
  EXPECT_THAT(read([](Transaction& transaction) { return plans_of(transaction, "c1"); }), SizeIs(1));
}

TEST_P(CampaignsTest, amendments_are_numbered) {
  const auto add = [&](const char* what) {
    return write([&](Transaction& transaction) {
      return append(transaction, Amendment{"c1", 0, what, "lùi hạn", 5, "acc"});
    });
  };
  EXPECT_EQ(add("một"), 1);
  EXPECT_EQ(add("hai"), 2);
  const auto all = read([](Transaction& transaction) { return amendments_of(transaction, "c1"); });
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[1].what, "hai");
  EXPECT_EQ(all[1].reason, "lùi hạn");
}

TEST_P(CampaignsTest, an_import_is_undone_once) {
  write([](Transaction& transaction) {
    return append(transaction, Import{"i1", "c1", "cb1", "danh sách.xlsx", 7, "acc", "[]", false});
  });
  EXPECT_TRUE(write([](Transaction& transaction) { return mark_undone(transaction, "i1"); }));
  EXPECT_FALSE(write([](Transaction& transaction) { return mark_undone(transaction, "i1"); }));
  const auto import = read([](Transaction& transaction) { return find_import(transaction, "i1"); });
  EXPECT_TRUE(import->undone);
  EXPECT_EQ(import->file_name, "danh sách.xlsx");
  EXPECT_THAT(read([](Transaction& transaction) { return imports_of(transaction, "c1", "cb1"); }), SizeIs(1));
}

TEST_P(CampaignsTest, a_setting_is_overwritten) {
  write([](Transaction& transaction) { return set_setting(transaction, "a", "1"); });
  write([](Transaction& transaction) { return set_setting(transaction, "a", "2"); });
  EXPECT_EQ(read([](Transaction& transaction) { return find_setting(transaction, "a"); }), "2");
  EXPECT_EQ(read([](Transaction& transaction) { return find_setting(transaction, "b"); }), std::nullopt);
}

class RequestsTest : public OnBothEngines {
 protected:
  /// A write that adds a mark under a request key, as a handler does.
  Begun::Kind mark(const RequestKey& request) {
    return write([&](Transaction& transaction) -> Result<Begun::Kind> {
      auto begun = begin_request(transaction, request);
      if (!begun) return tl::unexpected{begun.error()};
      if (begun->kind != Begun::Kind::first) {
        reply_ = begun->reply;
        return begun->kind;
      }
      const auto marks = find_setting(transaction, "marks");
      if (!marks) return tl::unexpected{marks.error()};
      if (auto set = set_setting(transaction, "marks", marks->value_or("") + "x"); !set)
        return tl::unexpected{set.error()};
      return finish_request(transaction, request.key, {201, "đã ghi"}).map([] { return Begun::Kind::first; });
    });
  }
  std::string marks() {
    return read([](Transaction& transaction) { return find_setting(transaction, "marks"); }).value_or("");
  }
  Reply reply_;
};

TEST_P(RequestsTest, a_repeated_request_gives_the_same_answer_and_no_second_effect) {
  EXPECT_EQ(mark({"k1", "acc-1", "d1", 10}), Begun::Kind::first);
  EXPECT_EQ(mark({"k1", "acc-1", "d1", 20}), Begun::Kind::repeated);
  EXPECT_EQ(reply_.status, 201);
  EXPECT_EQ(reply_.body, "đã ghi");
  EXPECT_EQ(marks(), "x");
}

TEST_P(RequestsTest, a_key_of_another_request_or_account_is_misused) {
  mark({"k1", "acc-1", "d1", 10});
  EXPECT_EQ(mark({"k1", "acc-1", "d2", 20}), Begun::Kind::misused);
  EXPECT_EQ(mark({"k1", "acc-2", "d1", 20}), Begun::Kind::misused);
  EXPECT_EQ(marks(), "x");
}

TEST_P(RequestsTest, a_refused_request_may_come_again) {
  EXPECT_FALSE(database().write([&](Transaction& transaction) -> Result<void> {
    must(begin_request(transaction, {"k1", "acc-1", "d1", 10}));
    return refuse({}, "thiếu tên");
  }));
  EXPECT_EQ(mark({"k1", "acc-1", "d1", 20}), Begun::Kind::first);
}

TEST_P(RequestsTest, the_same_request_twice_at_the_same_time_has_one_effect) {
  for (int i = 0; i < 10; ++i) {
    const RequestKey request{"k" + std::to_string(i), "acc-1", "d", 10};
    std::atomic<int> firsts = 0, repeats = 0;
    const auto send = [&] { ++(mark(request) == Begun::Kind::first ? firsts : repeats); };
    std::thread one{send}, two{send};
    one.join();
    two.join();
    EXPECT_EQ(firsts, 1);
    EXPECT_EQ(repeats, 1);
  }
  EXPECT_EQ(marks(), "xxxxxxxxxx");
}

TEST_P(RequestsTest, old_requests_are_forgotten) {
  mark({"k1", "acc-1", "d1", 10});
  mark({"k2", "acc-1", "d1", 20});
  EXPECT_EQ(write([](Transaction& transaction) { return forget_requests(transaction, 20); }), 1);
  EXPECT_EQ(mark({"k2", "acc-1", "d1", 30}), Begun::Kind::repeated);
}

KIEMDIEM_ON_BOTH_ENGINES(CampaignsTest);
KIEMDIEM_ON_BOTH_ENGINES(RequestsTest);

}  // namespace
}  // namespace kiemdiem::store
