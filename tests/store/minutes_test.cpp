#include "store/minutes.h"

#include "engines.h"
#include "store/ballots.h"
#include "store/envelopes.h"

namespace kiemdiem::store {
namespace {

/// A campaign with one sealed vote.
class MeetingBooks : public OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    write([](Transaction& data) -> Result<void> {
      if (auto made = begin_campaign(data); !made) return made;
      Poll poll;
      poll.id = "phieu";
      poll.campaign = "nam";
      poll.mode = "kiosk";
      poll.state = "sealed";
      const std::vector<PollVoter> voters{{"an", "An", true, true}};
      if (auto made = create(data, poll, {}, voters); !made) return tl::unexpected{made.error()};
      return keep_envelope(data, "phieu", "00", "ff");
    });
  }

  Minutes minutes(std::int64_t version) const {
    Minutes made;
    made.campaign = "nam";
    made.about = "organization.cb1.1";
    made.version = version;
    made.unit_path = "/cb1/";
    made.body = R"({"unit":"Chi bộ 1"})";
    made.hash = "ab" + std::to_string(version);
    made.salt = "muoi";
    made.chain = "cb1";
    made.anchor = {7, "9f"};
    made.replaces = version == 1 ? "" : "ab1";
    made.reason = version == 1 ? "" : "ghi sai tên";
    made.at = 5;
    made.made_by = "thu-ky";
    return made;
  }

  EnvelopeAct act(std::int64_t seq, const std::string& name) const {
    return {"phieu", seq, name, "05-QĐ", "2022-12-20", "an", "tk", "Người giữ: An", 9};
  }

  void expect_refused(const std::vector<std::string>& statements) {
    for (const std::string& sql : statements) {
      const auto changed = database().write(
          [&](Transaction& data) -> Result<void> { return data.execute(sql).map([](std::int64_t) {}); });
      EXPECT_FALSE(changed) << sql;
    }
  }
};

TEST_P(MeetingBooks, minutes_are_read_as_they_were_closed_and_a_correction_stands_beside_them) {
  EXPECT_TRUE(write([&](Transaction& data) { return append(data, minutes(1)); }));
  EXPECT_TRUE(write([&](Transaction& data) { return append(data, minutes(2)); }));
  EXPECT_FALSE(write([&](Transaction& data) { return append(data, minutes(2)); })) << "somebody was first";
  const auto kept = read([](Transaction& data) { return minutes_about(data, "nam", "organization.cb1.1"); });
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[0].body, R"({"unit":"Chi bộ 1"})");
  EXPECT_EQ(kept[0].anchor, (Anchor{7, "9f"}));
  EXPECT_EQ(kept[1].replaces, "ab1");
  EXPECT_EQ(kept[1].reason, "ghi sai tên");
}

TEST_P(MeetingBooks, nothing_of_closed_minutes_is_changed_or_erased) {
  ASSERT_TRUE(write([&](Transaction& data) { return append(data, minutes(1)); }));
  std::vector<std::string> statements{"update minutes set body = '{}'", "update minutes set hash = 'x'",
                                      "delete from minutes"};
  if (GetParam() == Engine::postgresql) statements.emplace_back("truncate minutes");
  expect_refused(statements);
  EXPECT_EQ(read([](Transaction& data) { return minutes_about(data, "nam", "organization.cb1.1"); }).size(),
            1U);
}

TEST_P(MeetingBooks, the_book_of_an_envelope_only_grows_and_what_is_in_it_goes_only_by_the_book) {
  EXPECT_TRUE(write([&](Transaction& data) { return append(data, act(1, "seal")); }));
  EXPECT_FALSE(write([&](Transaction& data) { return append(data, act(1, "seal")); }))
      << "somebody was first";
  expect_refused({"update envelope_act set words = ''", "delete from envelope_act",
                  "update envelope set box = '00'", "delete from envelope"});
  EXPECT_TRUE(read([](Transaction& data) { return envelope_box(data, "phieu"); }));
  EXPECT_TRUE(write([&](Transaction& data) { return append(data, act(2, "destroy")); }));
  write([](Transaction& data) { return destroy_envelope(data, "phieu"); });
  EXPECT_FALSE(read([](Transaction& data) { return envelope_box(data, "phieu"); }));
  EXPECT_EQ(read([](Transaction& data) { return envelope_acts(data, "phieu"); }).size(), 2U);
}

TEST_P(MeetingBooks, who_was_there_stays_as_it_was_when_a_vote_is_sealed) {
  expect_refused({"update poll_voter set handed = 0", "update poll_voter set name = 'Bình'"});
}

KIEMDIEM_ON_BOTH_ENGINES(MeetingBooks);

}  // namespace
}  // namespace kiemdiem::store
