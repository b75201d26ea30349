#include "store/accounts.h"

#include "engines.h"
#include "store/sessions.h"

namespace kiemdiem::store {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

Account an() {
  Account account;
  account.id = "acc-1";
  account.login = "an";
  account.password = "$argon2id$…";
  account.person = "person-1";
  account.name = "Nguyễn Văn Ân";
  return account;
}

class AccountsTest : public OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    ASSERT_TRUE(write([](Transaction& transaction) { return create(transaction, an()); }));
  }
  std::optional<Account> get(const std::string& login) {
    return read([&](Transaction& transaction) { return find_login(transaction, login); });
  }
};

TEST_P(AccountsTest, a_login_belongs_to_one_account) {
  Account other = an();
  other.id = "acc-2";
  EXPECT_FALSE(write([&](Transaction& transaction) { return create(transaction, other); }));
  other.login = "binh";
  EXPECT_TRUE(write([&](Transaction& transaction) { return create(transaction, other); }));
  other.login = "an";
  EXPECT_FALSE(write([&](Transaction& transaction) { return save(transaction, other); }));
  EXPECT_EQ(get("binh")->id, "acc-2");
  EXPECT_THAT(read([](Transaction& transaction) { return all_accounts(transaction); }), SizeIs(2));
  EXPECT_THAT(read([](Transaction& transaction) { return accounts_of_person(transaction, "person-1"); }),
              SizeIs(2));
}

TEST_P(AccountsTest, an_account_is_saved_over_the_version_that_was_seen) {
  Account account = *get("an");
  EXPECT_EQ(account.name, "Nguyễn Văn Ân");
  EXPECT_EQ(account.totp_secret, std::nullopt);
  account.totp_secret = "secret";
  account.disabled = true;
  EXPECT_TRUE(write([&](Transaction& transaction) { return save(transaction, account); }));
  EXPECT_FALSE(write([&](Transaction& transaction) { return save(transaction, account); }));
  const auto stored = read([](Transaction& transaction) { return find_account(transaction, "acc-1"); });
  EXPECT_EQ(stored->version, 2);
  EXPECT_EQ(stored->totp_secret, "secret");
  EXPECT_TRUE(stored->disabled);
}

TEST_P(AccountsTest, wrong_passwords_are_counted_beside_the_version) {
  write([](Transaction& transaction) { return set_attempts(transaction, "acc-1", 3, 5'000'000'000'000); });
  EXPECT_EQ(get("an")->failures, 3);
  EXPECT_EQ(get("an")->not_before, 5'000'000'000'000);
  EXPECT_EQ(get("an")->version, 1);
}

TEST_P(AccountsTest, a_time_step_and_a_recovery_code_work_once) {
  const auto step = [&](std::int64_t number) {
    return write([&](Transaction& transaction) { return use_totp_step(transaction, "acc-1", number); });
  };
  EXPECT_TRUE(step(10));
  EXPECT_FALSE(step(10));
  EXPECT_FALSE(step(9));
  EXPECT_TRUE(step(11));
  const std::vector<std::string> hashes{"h1", "h2"};
  write([&](Transaction& transaction) { return set_recovery_codes(transaction, "acc-1", hashes); });
  const auto use = [&](const char* hash) {
    return write([&](Transaction& transaction) { return use_recovery_code(transaction, "acc-1", hash, 5); });
  };
  EXPECT_TRUE(use("h1"));
  EXPECT_FALSE(use("h1"));
  EXPECT_FALSE(use("h3"));
  EXPECT_EQ(read([](Transaction& transaction) { return recovery_codes_left(transaction, "acc-1"); }), 1);
}

TEST_P(AccountsTest, a_role_is_given_and_ended) {
  write([](Transaction& transaction) {
    return add_grant(transaction, {"g1", "acc-1", "cell_secretary", "cb1", "2026-01-01", std::nullopt});
  });
  const auto grants = read([](Transaction& transaction) { return grants_of(transaction, "acc-1"); });
  ASSERT_THAT(grants, SizeIs(1));
  EXPECT_EQ(grants[0].role, "cell_secretary");
  EXPECT_EQ(grants[0].valid_to, std::nullopt);
  EXPECT_TRUE(write([](Transaction& transaction) { return end_grant(transaction, "g1", "2026-06-30"); }));
  EXPECT_FALSE(write([](Transaction& transaction) { return end_grant(transaction, "g2", "2026-06-30"); }));
  EXPECT_EQ(read([](Transaction& transaction) { return grants_in(transaction, "cb1"); })[0].valid_to,
            "2026-06-30");
  EXPECT_EQ(read([](Transaction& transaction) { return find_grant(transaction, "g1"); })->organization,
            "cb1");
  EXPECT_THAT(read([](Transaction& transaction) { return all_grants(transaction); }), SizeIs(1));
}

TEST_P(AccountsTest, a_session_lives_until_it_is_ended) {
  const auto begin = [&](const std::string& token, std::int64_t at) {
    write([&](Transaction& transaction) {
      return create(transaction, {token, "acc-1", std::nullopt, at, at, at, "csrf", "Firefox"});
    });
  };
  const auto left = [&] {
    return read([](Transaction& transaction) { return sessions_of(transaction, "acc-1"); });
  };
  begin("t1", 100);
  begin("t2", 200);
  begin("t3", 300);
  write([](Transaction& transaction) { return set_seen(transaction, "t1", 900); });
  write([](Transaction& transaction) { return set_fresh(transaction, "t1", 901); });
  const auto first = read([](Transaction& transaction) { return find_session(transaction, "t1"); });
  EXPECT_EQ(first->seen_at, 900);
  EXPECT_EQ(first->fresh_at, 901);
  EXPECT_EQ(first->created_at, 100);
  EXPECT_EQ(first->csrf, "csrf");
  EXPECT_EQ(left()[0].token_hash, "t1");
  EXPECT_EQ(write([](Transaction& transaction) { return end_old_sessions(transaction, 250, 0); }), 1);
  EXPECT_EQ(write([](Transaction& transaction) { return end_sessions(transaction, "acc-1", "t3"); }), 1);
  EXPECT_THAT(left(), SizeIs(1));
  write([](Transaction& transaction) { return end_session(transaction, "t3"); });
  EXPECT_THAT(left(), IsEmpty());
  EXPECT_EQ(read([](Transaction& transaction) { return find_session(transaction, "t3"); }), std::nullopt);
}

TEST_P(AccountsTest, a_session_acts_in_a_role_that_was_given) {
  write([](Transaction& transaction) -> Result<void> {
    if (auto grant = add_grant(transaction, {"g1", "acc-1", "teller", "cb1", "2026-01-01", {}}); !grant)
      return grant;
    return create(transaction, {"t1", "acc-1", std::nullopt, 1, 1, 1, "", ""});
  });
  write([](Transaction& transaction) { return set_grant(transaction, "t1", "g1"); });
  EXPECT_EQ(read([](Transaction& transaction) { return find_session(transaction, "t1"); })->grant_id, "g1");
  EXPECT_FALSE(database().write(
      [](Transaction& transaction) -> Result<void> { return set_grant(transaction, "t1", "g9"); }));
  EXPECT_EQ(write([](Transaction& transaction) { return end_all_sessions(transaction); }), 1);
}

KIEMDIEM_ON_BOTH_ENGINES(AccountsTest);

}  // namespace
}  // namespace kiemdiem::store
