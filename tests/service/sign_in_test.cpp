#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "demonstration_office.h"
#include "service/second_step.h"
#include "store/accounts.h"
#include "store/log.h"
#include "store/sessions.h"

namespace kiemdiem::service {
namespace {

Outcome<Done> trying(const std::string& login, const std::string& password, std::int64_t at = morning) {
  Asked asked = asking("sign-in", {}, {{"user", login}, {"password", password}});
  asked.now = now_at(at);
  return sign_in(demonstration_office(), asked);
}

TEST(SigningIn, says_the_same_of_a_wrong_name_and_a_wrong_password) {
  const auto name = trying("khong.co", "sai mật khẩu");
  const auto password = trying("bvp.phobithu", "sai mật khẩu");
  ASSERT_FALSE(name);
  ASSERT_FALSE(password);
  EXPECT_EQ(name.error().problems.front().message, password.error().problems.front().message);
}

TEST(SigningIn, takes_a_password_however_its_letters_were_composed) {
  // "mùa" with u and the grave accent as two characters, as other keyboards send it.
  const auto done = trying("bvp.dangvien",
                           "mu\xcc\x80"
                           "a ki\xe1\xbb\x83m \xc4\x91i\xe1\xbb\x83m cu\xe1\xbb\x91i n\xc4\x83m");
  EXPECT_TRUE(done);
}

TEST(Guessing, is_slowed_down_and_what_was_counted_is_kept) {
  for (int attempt = 0; attempt < 3; ++attempt) EXPECT_FALSE(trying("bd.dangvien", "đoán mò"));
  const auto slowed = trying("bd.dangvien", demonstration_password, morning + 1);
  ASSERT_FALSE(slowed);
  EXPECT_EQ(slowed.error().kind, Refused::busy);
  EXPECT_TRUE(trying("bd.dangvien", demonstration_password, morning + 61'000)) << "never locked out for good";
}

TEST(ASession, ends_when_nothing_was_done_for_long) {
  const std::string token = signed_in("hu.bithu");
  Asked later = asking("account", token);
  later.now = now_at(morning + 14LL * 60 * 1000);
  EXPECT_EQ(outcome_of(later), std::nullopt);
  later.now = now_at(morning + 30LL * 60 * 1000);
  EXPECT_EQ(outcome_of(later), Refused::unknown_person);
}

TEST(ASession, ends_with_signing_out) {
  const std::string token = signed_in("hu.danguy");
  ASSERT_TRUE(demonstration_office().answer(asking("sign-out", token), &sign_out));
  EXPECT_EQ(outcome_of(asking("account", token)), Refused::unknown_person);
}

TEST(TheOwnMembership, is_a_role_that_can_be_chosen_and_left_again) {
  const std::string token = signed_in("bd.bithu");
  const auto role = [&token] {
    Role acting = Role::administrator;
    const auto seen =
        demonstration_office().perform(asking("account", token), [&acting](Call& call) -> Outcome<void> {
          acting = call.actor.acting.role;
          return {};
        });
    EXPECT_TRUE(seen);
    return acting;
  };
  EXPECT_EQ(role(), Role::cell_secretary);
  ASSERT_TRUE(demonstration_office().answer(asking("choose-role", token, {{"grant", ""}}), &choose_role));
  EXPECT_EQ(role(), Role::member);
}

TEST(AChange, needs_the_token_of_the_form) {
  Asked asked = asking("display", signed_in("hu.dangvien"), {{"theme", "dark"}});
  asked.needs_csrf = true;
  asked.csrf = "guessed";
  EXPECT_EQ(outcome_of(asked), Refused::invalid);
}

TEST(AChange, sent_twice_is_done_once_and_answered_alike) {
  const std::string token = signed_in("pgv.bithu");
  Asked asked = asking("choose-role", token, {{"grant", ""}});
  asked.key = "a-key-of-the-form";
  int done = 0;
  const auto count = [&done](Call& call) -> Outcome<void> {
    ++done;
    call.reply = "/viec\ndone.saved";
    return {};
  };
  EXPECT_TRUE(demonstration_office().perform(asked, count));
  const auto again = demonstration_office().perform(asked, count);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, Refused::repeated);
  EXPECT_EQ(again.error().reply, "/viec\ndone.saved");
  EXPECT_EQ(done, 1);
  asked.inputs.set("back", "/khac");
  const auto misused = demonstration_office().perform(asked, count);
  ASSERT_FALSE(misused);
  EXPECT_EQ(misused.error().kind, Refused::invalid) << "the same key for another request";
}

TEST(AChange, that_is_refused_leaves_nothing_behind_and_no_entry_in_the_log) {
  const auto length = [] {
    std::int64_t seq = 0;
    const auto read =
        demonstration_office().database().read([&seq](store::Transaction& transaction) -> Result<void> {
          const auto chains = store::chains(transaction);
          for (const std::string& chain : *chains) seq += store::head(transaction, chain).value()->seq;
          return {};
        });
    EXPECT_TRUE(read);
    return seq;
  };
  const std::string token = signed_in("pgv.danguy");
  const std::int64_t before = length();
  const auto refused_change =
      demonstration_office().perform(asking("choose-role", token), [](Call& call) -> Outcome<void> {
        EXPECT_TRUE(store::set_grant(call.data, call.actor.token_hash, std::nullopt));
        return refused(Refused::invalid, "không được");
      });
  EXPECT_FALSE(refused_change);
  EXPECT_EQ(length(), before);
  ASSERT_TRUE(demonstration_office().answer(asking("sign-out", token), &sign_out));
  EXPECT_EQ(length(), before + 1) << "and one that was done leaves one";
}

TEST(Passwords, that_are_easy_to_guess_are_told_why) {
  EXPECT_TRUE(password_objection("ngắn", false, {}));
  EXPECT_TRUE(password_objection("aaaaaaaaaaaaaaaaaaaa", false, {}));
  EXPECT_TRUE(password_objection("Chi bộ Phòng Bảo quản 1", false, {"Chi bộ Phòng Bảo quản"}));
  EXPECT_FALSE(password_objection("con trâu đi trước cái cày", false, {"Chi bộ Phòng Bảo quản"}));
  EXPECT_FALSE(password_objection("tám chữ đủ", true, {}));
}

/// Sets the second step of an account up and signs in with its password.
TEST(TheSecondStep, is_waited_for_and_nobody_is_signed_in_before_it) {
  const std::string login = "pgv.bantochuc";
  const std::string first = signed_in(login);
  ASSERT_TRUE(demonstration_office().answer(asking("second-step", first), &set_second_step));
  std::string secret;
  const auto keep =
      demonstration_office().database().write([&](store::Transaction& transaction) -> Result<void> {
        auto account = store::find_login(transaction, login).value().value();
        secret = account.totp_secret->substr(1);
        account.totp_secret = secret;
        EXPECT_TRUE(store::save(transaction, account).value());
        return {};
      });
  ASSERT_TRUE(keep);
  const auto waiting = sign_in(
      demonstration_office(), asking("sign-in", {}, {{"user", login}, {"password", demonstration_password}}));
  ASSERT_TRUE(waiting);
  EXPECT_EQ(outcome_of(asking("account", waiting->token)), Refused::unknown_person);
  Asked change = asking("choose-role", waiting->token);
  change.needs_csrf = true;
  change.csrf = "?";
  EXPECT_EQ(outcome_of(change), Refused::unknown_person);
}

TEST(TheSecondStep, takes_each_code_once_and_none_of_long_ago) {
  const std::string secret = new_totp_secret();
  EXPECT_FALSE(totp_step(secret, "000000x", morning));
  // RFC 6238, appendix B: the secret "12345678901234567890" at 59 s gives 94287082, of which six figures are
  // used.
  const std::string known = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  EXPECT_EQ(totp_step(known, "287082", 59'000), 1);
  EXPECT_EQ(totp_step(known, "287082", 89'000), 1) << "one step late";
  EXPECT_FALSE(totp_step(known, "287082", 149'000));
}

}  // namespace
}  // namespace kiemdiem::service
