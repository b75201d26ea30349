#include "service/second_step.h"

#include <gmock/gmock.h>
#include <liboath/oath.h>

#include "demonstration_office.h"
#include "store/accounts.h"

namespace kiemdiem::service {
namespace {

constexpr std::int64_t minute = 60'000;

/// What a telephone shows.
std::string code_at(const std::string& secret, std::int64_t at) {
  char* bytes = nullptr;
  std::size_t length = 0;
  EXPECT_EQ(oath_base32_decode(secret.data(), secret.size(), &bytes, &length), OATH_OK);
  std::array<char, 7> code{};
  EXPECT_EQ(oath_totp_generate(bytes, length, at / 1000, 30, 0, 6, code.data()), OATH_OK);
  std::free(bytes);
  return code.data();
}

/// An office in which the second step is forced, with somebody of every role.
class ForcedOffice : public testing::Test {
 protected:
  ForcedOffice() {
    auto installation = Installation::open(KIEMDIEM_SOURCE_DIR).value();
    const auto situations = installation.demonstrations().value();
    office_ =
        Office::open(store::Database::open("sqlite::memory:").value(), std::move(installation), {}).value();
    EXPECT_TRUE(fill_demonstration(*office_, situations, now_at(morning)));
  }

  Asked asking_at(std::int64_t at, std::string_view action, const std::string& token = {},
                  const std::vector<std::pair<std::string, std::string>>& inputs = {}) {
    Asked asked = asking(action, token, inputs);
    asked.now = now_at(at);
    return asked;
  }
  Done enter(const std::string& login, std::int64_t at, const std::string& before = {}) {
    const auto done = sign_in(
        *office_, asking_at(at, "sign-in", before,
                            {{"user", login}, {"password", demonstration_password}, {"back", "/dang-vien"}}));
    EXPECT_TRUE(done) << login;
    return done.value_or(Done{});
  }
  std::optional<Refused> outcome(std::string_view action, const std::string& token, std::int64_t at) {
    const auto done =
        office_->perform(asking_at(at, action, token), [](Call&) -> Outcome<void> { return {}; });
    return done ? std::nullopt : std::optional{done.error().kind};
  }
  Outcome<Done> step(const std::string& token, const std::string& code, std::int64_t at) {
    return office_->answer(asking_at(at, "second-step", token, {{"code", code}}), &set_second_step);
  }
  Outcome<Done> give(const std::string& token, const std::string& code, std::int64_t at) {
    std::optional<Done> given;
    const auto done = office_->perform(asking_at(at, "code", token, {{"code", code}, {"back", "/dang-vien"}}),
                                       [&](Call& call) -> Outcome<void> {
                                         auto made = give_code(call, token);
                                         if (!made) return tl::unexpected{std::move(made.error())};
                                         given = std::move(*made);
                                         return {};
                                       });
    if (!done) return tl::unexpected{done.error()};
    return *given;
  }
  store::Account account(const std::string& login) {
    store::Account found;
    EXPECT_TRUE(office_->database().read([&](store::Transaction& transaction) -> Result<void> {
      found = store::find_login(transaction, login).value().value();
      return {};
    }));
    return found;
  }
  /// Sets the second step up. @return the recovery codes
  std::vector<std::string> set_up(const std::string& login, std::int64_t at) {
    const std::string token = enter(login, at).token;
    EXPECT_TRUE(step(token, "", at));
    const auto done = step(token, code_at(*secret_in_setup(account(login)), at), at);
    EXPECT_TRUE(done);
    std::vector<std::string> codes;
    std::istringstream lines{done ? done->shown_once : ""};
    for (std::string line; std::getline(lines, line);) codes.push_back(line);
    return codes;
  }

  std::unique_ptr<Office> office_;
};

TEST_F(ForcedOffice, lets_the_roles_of_the_table_do_nothing_before_the_second_step_is_set_up) {
  for (const char* login : {"pyk.danguy", "pyk.bantochuc", "quantri"}) {
    const std::string token = enter(login, morning).token;
    for (const char* barred : {"account", "people", "regulations", "end-sessions", "recovery-codes"})
      EXPECT_EQ(outcome(barred, token, morning), Refused::second_step) << login << " " << barred;
    for (const char* open : {"second-step-form", "second-step", "sign-out", "display"})
      EXPECT_EQ(outcome(open, token, morning), std::nullopt) << login << " " << open;
  }
  for (const char* login : {"pyk.bithu", "pyk.phobithu", "pyk.dangvien"})
    EXPECT_EQ(outcome("account", enter(login, morning).token, morning), std::nullopt) << login;
}

TEST_F(ForcedOffice, asks_whoever_holds_such_a_role_whatever_role_is_acted_in) {
  const std::string token = enter("pyk.danguy", morning).token;
  const auto as_member = office_->answer(asking("choose-role", token, {{"grant", ""}}), &choose_role);
  ASSERT_FALSE(as_member);
  EXPECT_EQ(as_member.error().kind, Refused::second_step);
}

TEST_F(ForcedOffice, opens_with_the_first_code_and_asks_for_one_at_every_sign_in) {
  EXPECT_THAT(set_up("pyk.danguy", morning), testing::SizeIs(recovery_code_count));
  const std::string secret = *account("pyk.danguy").totp_secret;
  const std::string waiting = enter("pyk.danguy", morning + minute).token;
  EXPECT_EQ(outcome("account", waiting, morning + minute), Refused::unknown_person);
  EXPECT_FALSE(give(waiting, code_at(secret, morning), morning)) << "the code of the setup was used";
  const auto full = give(waiting, code_at(secret, morning + minute), morning + minute);
  ASSERT_TRUE(full);
  EXPECT_EQ(full->location, "/dang-vien") << "the way back is kept through both pages";
  EXPECT_EQ(outcome("account", full->token, morning + minute), std::nullopt);
}

TEST_F(ForcedOffice, does_not_confirm_with_a_wrong_code_and_slows_guessing_down) {
  const std::string token = enter("pyk.danguy", morning).token;
  ASSERT_TRUE(step(token, "", morning));
  for (int attempt = 0; attempt < 3; ++attempt)
    EXPECT_EQ(step(token, "abcdef", morning).error().kind, Refused::invalid);
  const std::string right = code_at(*secret_in_setup(account("pyk.danguy")), morning);
  EXPECT_EQ(step(token, right, morning).error().kind, Refused::busy);
  EXPECT_TRUE(step(token, right, morning + 20'000));
}

TEST_F(ForcedOffice, keeps_counting_wrong_codes_when_the_password_is_given_again) {
  set_up("pyk.danguy", morning);
  for (int attempt = 0; attempt < 2; ++attempt)
    EXPECT_FALSE(give(enter("pyk.danguy", morning).token, "000000x", morning));
  const std::string waiting = enter("pyk.danguy", morning).token;
  EXPECT_FALSE(give(waiting, "000000x", morning));
  EXPECT_EQ(give(waiting, "000000x", morning).error().kind, Refused::busy);
}

TEST_F(ForcedOffice, takes_each_recovery_code_once_in_place_of_the_telephone) {
  const std::vector<std::string> codes = set_up("pyk.danguy", morning);
  std::string typed = codes[3];
  for (char& letter : typed) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  EXPECT_TRUE(give(enter("pyk.danguy", morning).token, " " + typed, morning));
  EXPECT_FALSE(give(enter("pyk.danguy", morning).token, codes[3], morning)) << "used before";
  EXPECT_TRUE(give(enter("pyk.danguy", morning).token, codes[4], morning));
}

TEST_F(ForcedOffice, ends_the_old_recovery_codes_with_new_ones_and_with_the_second_step) {
  const std::vector<std::string> old = set_up("pyk.danguy", morning);
  const std::string token = give(enter("pyk.danguy", morning).token, old[0], morning)->token;
  const auto made = office_->answer(asking("recovery-codes", token), &new_recovery_codes);
  ASSERT_TRUE(made);
  EXPECT_FALSE(give(enter("pyk.danguy", morning).token, old[1], morning));
  const std::string fresh = made->shown_once.substr(0, made->shown_once.find('\n'));
  ASSERT_TRUE(step(token, fresh, morning)) << "a code on paper ends it too";
  EXPECT_EQ(outcome("account", token, morning), Refused::second_step) << "and it is asked for again";
  EXPECT_TRUE(office_->database().read([&](store::Transaction& transaction) -> Result<void> {
    EXPECT_EQ(store::recovery_codes_left(transaction, account("pyk.danguy").id).value(), 0);
    return {};
  }));
}

TEST_F(ForcedOffice, keeps_no_code_as_it_is_written) {
  const std::vector<std::string> codes = set_up("pyk.danguy", morning);
  EXPECT_TRUE(office_->database().read([&](store::Transaction& transaction) -> Result<void> {
    const auto rows = transaction.query("select code_hash from recovery_code");
    EXPECT_THAT(*rows, testing::SizeIs(codes.size()));
    for (const store::Row& row : *rows) {
      EXPECT_THAT(row.text(0), testing::SizeIs(64));
      for (const std::string& code : codes) EXPECT_NE(row.text(0), token_hash(code)) << "not salted";
    }
    return {};
  }));
}

TEST_F(ForcedOffice, goes_on_in_the_same_role_when_the_password_is_asked_for_again) {
  const std::string first = enter("pyk.bithu", morning).token;
  ASSERT_TRUE(office_->answer(asking("choose-role", first, {{"grant", ""}}), &choose_role));
  const std::string again = enter("pyk.bithu", morning + minute, first).token;
  EXPECT_EQ(outcome("account", first, morning + minute), Refused::unknown_person) << "the old session ended";
  Role acting = Role::administrator;
  EXPECT_TRUE(office_->perform(asking("account", again), [&](Call& call) -> Outcome<void> {
    acting = call.actor.acting.role;
    return {};
  }));
  EXPECT_EQ(acting, Role::member);
}

TEST(TheWayBack, never_leads_to_another_machine) {
  for (const char* elsewhere : {"//example.org", "/\\example.org", "https://example.org", ""})
    EXPECT_EQ(safe_back(elsewhere), "/viec") << elsewhere;
  EXPECT_EQ(safe_back("/dang-vien?q=an"), "/dang-vien?q=an");
}

}  // namespace
}  // namespace kiemdiem::service
