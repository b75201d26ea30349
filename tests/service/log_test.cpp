#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "demonstration_office.h"
#include "service/accounts.h"
#include "service/log_reading.h"

namespace kiemdiem::service {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<LogShown> log_of(const std::string& token, const LogWanted& wanted = {}) {
  std::vector<LogShown> entries;
  const auto read = demonstration_office().perform(asking("log", token), [&](Call& call) -> Outcome<void> {
    auto part = read_log(call, wanted, 0, 100);
    if (!part) return tl::unexpected{part.error()};
    EXPECT_EQ(count_log(call, wanted).value(), static_cast<std::int64_t>(part->entries.size()));
    entries = std::move(part->entries);
    return {};
  });
  EXPECT_TRUE(read);
  return entries;
}

/// A role given in a cell of the demonstration, which leaves an entry in two chains.
void give_a_role(const std::string& login, const std::string& unit) {
  const std::string token = signed_in("quantri");
  ASSERT_TRUE(add_user(demonstration_office(),
                       asking("add-user", token, {{"user", login}, {"name", "Người của " + unit}})));
  std::string id;
  const auto read =
      demonstration_office().database().read([&](store::Transaction& transaction) -> Result<void> {
        id = store::find_login(transaction, login).value()->id;
        return {};
      });
  ASSERT_TRUE(read);
  ASSERT_TRUE(demonstration_office().answer(
      asking("grant", token, {{"account", id}, {"role", "cell_deputy"}, {"unit", unit}}), &give_role));
}

TEST(TheLogOfAUnit, shows_what_happened_at_and_below_it_and_nothing_of_others) {
  give_a_role("so.pyk", "pyk.cb1");
  const auto own = log_of(signed_in("pyk.bantochuc"));
  const auto given =
      std::ranges::find(own, "grant", [](const LogShown& shown) { return shown.logged.entry.action; });
  ASSERT_NE(given, own.end());
  EXPECT_THAT(given->about, HasSubstr("Người của pyk.cb1"));
  EXPECT_EQ(given->given_role, "cell_deputy");
  EXPECT_THAT(given->chain, Not(IsEmpty()));
  for (const LogShown& shown : log_of(signed_in("hu.bantochuc")))
    EXPECT_NE(shown.logged.hash, given->logged.hash);
}

TEST(TheLogOfTheInstallation, is_the_administrators) {
  give_a_role("so.he.thong", "pyk.cb1");
  const auto all = log_of(signed_in("quantri"));
  ASSERT_THAT(all, Not(IsEmpty()));
  for (const LogShown& shown : all) EXPECT_EQ(shown.logged.entry.chain, store::system_chain);
  for (std::size_t at = 1; at < all.size(); ++at)
    EXPECT_GT(all[at - 1].logged.seq, all[at].logged.seq) << "the newest first";
  LogWanted wanted;
  wanted.action = "grant";
  for (const LogShown& shown : log_of(signed_in("quantri"), wanted))
    EXPECT_EQ(shown.logged.entry.action, "grant");
  wanted.first = make_date(2022, 12, 21);
  EXPECT_THAT(log_of(signed_in("quantri"), wanted), IsEmpty()) << "everything here happened the day before";
  wanted.first = wanted.last = make_date(2022, 12, 20);
  EXPECT_THAT(log_of(signed_in("quantri"), wanted), Not(IsEmpty()));
}

TEST(Verifying, tells_the_end_of_the_chain_and_is_remembered) {
  give_a_role("so.neo", "pyk.cb1");
  const std::string token = signed_in("pyk.bantochuc");
  ASSERT_TRUE(verify_log(demonstration_office(), asking("verify-log", token)));
  std::optional<LogVerified> found;
  const auto read = demonstration_office().perform(asking("log", token), [&](Call& call) -> Outcome<void> {
    found = last_verification(call).value();
    return {};
  });
  ASSERT_TRUE(read);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->at, morning);
  EXPECT_GE(found->chains, 1);
  EXPECT_EQ(found->broken, "");
  EXPECT_THAT(found->end, Not(IsEmpty()));
}

TEST(Verifying, finds_an_entry_that_was_changed) {
  auto office = Office::open(store::Database::open("sqlite::memory:").value(),
                             Installation::open(KIEMDIEM_SOURCE_DIR).value(), {true, 2, SecondStep::offered})
                    .value();
  const auto first = make_first_administrator(*office, now_at(morning)).value();
  ASSERT_TRUE(first);
  // Somebody with the file in the hand: the guard is taken away and a name is changed.
  const auto forged = office->database().write([](store::Transaction& transaction) -> Result<void> {
    EXPECT_TRUE(transaction.execute("drop trigger log_keeps_its_entries"));
    const auto changed = transaction.execute("update log set object = 'account:other' where seq = 1");
    if (!changed) return tl::unexpected{changed.error()};
    return {};
  });
  ASSERT_TRUE(forged);
  const auto done =
      sign_in(*office, asking("sign-in", {}, {{"user", first->login}, {"password", first->password}}));
  ASSERT_TRUE(done);
  ASSERT_TRUE(change_password(*office, asking("change-password", done->token,
                                              {{"old", first->password},
                                               {"new", "một câu dài dễ nhớ thôi"},
                                               {"again", "một câu dài dễ nhớ thôi"}})));
  ASSERT_TRUE(verify_log(*office, asking("verify-log", done->token)));
  const auto read = office->perform(asking("log", done->token), [&](Call& call) -> Outcome<void> {
    const auto found = last_verification(call);
    EXPECT_THAT(found.value()->broken, HasSubstr("mục số 1 đã bị sửa"));
    return {};
  });
  EXPECT_TRUE(read);
}

}  // namespace
}  // namespace kiemdiem::service
