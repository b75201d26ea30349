#include "service/accounts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "demonstration_office.h"
#include "store/log.h"

namespace kiemdiem::service {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Fields = std::vector<std::pair<std::string, std::string>>;

Outcome<Done> changing(std::string_view action, const std::string& token, const Fields& inputs,
                       Outcome<Done> (*work)(Call&)) {
  return demonstration_office().answer(asking(action, token, inputs), work);
}

Outcome<Done> adding(const std::string& token, const Fields& inputs) {
  return add_user(demonstration_office(), asking("add-user", token, inputs));
}

const std::string& administrator() {
  static const std::string token = signed_in("quantri");
  return token;
}

std::string id_of(const std::string& login) {
  std::string id;
  const auto read =
      demonstration_office().database().read([&](store::Transaction& transaction) -> Result<void> {
        if (const auto account = store::find_login(transaction, login).value()) id = account->id;
        return {};
      });
  EXPECT_TRUE(read);
  return id;
}

std::string new_user(const std::string& login) {
  EXPECT_TRUE(adding(administrator(), {{"user", login}, {"name", "Người Mới"}})) << login;
  return id_of(login);
}

std::vector<HeldGrant> grants_of_user(const std::string& id) {
  const auto seen = demonstration_office().answer<AccountSeen>(
      asking("user", administrator(), {{"account", id}}),
      [](Call& call) { return account_within(call, call.inputs.get("account")); });
  return seen ? seen->grants : std::vector<HeldGrant>{};
}

std::string message_of(const Outcome<Done>& done) {
  return done || done.error().problems.empty() ? "" : done.error().problems.front().message;
}

/// Signs in with any password, also a one-time one, and takes the first step of every new user.
std::string token_of(const std::string& login, const std::string& password) {
  const auto done =
      sign_in(demonstration_office(), asking("sign-in", {}, {{"user", login}, {"password", password}}));
  return done ? done->token : std::string{};
}

/// An administrator of the demonstration unit pyk.cb1 with a password of the own choice.
const std::string& unit_administrator() {
  static const std::string token = [] {
    const auto made = adding(administrator(), {{"user", "pyk.quantri"}, {"name", "Quản trị của Khối"}});
    EXPECT_TRUE(made);
    const std::string id = id_of("pyk.quantri");
    EXPECT_TRUE(changing("grant", administrator(),
                         {{"account", id}, {"role", "administrator"}, {"unit", "pyk.cb1"}}, &give_role));
    const std::string first = token_of("pyk.quantri", made->shown_once);
    EXPECT_TRUE(change_password(demonstration_office(), asking("change-password", first,
                                                               {{"old", made->shown_once},
                                                                {"new", "một câu dài dễ nhớ thôi"},
                                                                {"again", "một câu dài dễ nhớ thôi"}})));
    return first;
  }();
  return token;
}

TEST(ANewUser, signs_in_with_the_password_shown_once_and_has_to_replace_it) {
  const auto made = adding(administrator(), {{"user", "Ng.Mới"}, {"name", "Người Mới"}});
  ASSERT_TRUE(made) << message_of(made);
  EXPECT_EQ(made->location, "/nguoi-dung/" + id_of("ng.moi"));
  EXPECT_THAT(made->location, Not(HasSubstr(made->shown_once)));
  const std::string token = token_of("NG.MOI", made->shown_once);
  ASSERT_FALSE(token.empty());
  EXPECT_EQ(outcome_of(asking("log", token)), Refused::hidden) << "no role yet";
  ASSERT_TRUE(changing("grant", administrator(),
                       {{"account", id_of("ng.moi")}, {"role", "advisory"}, {"unit", "pyk.cb1"}},
                       &give_role));
  EXPECT_EQ(outcome_of(asking("log", token)), Refused::new_password);
}

TEST(ANewUser, has_a_log_in_that_nobody_else_has_however_it_is_written) {
  ASSERT_TRUE(adding(administrator(), {{"user", "do.thi.hang"}, {"name", "Đỗ Thị Hằng"}}));
  const auto again = adding(administrator(), {{"user", "ĐỖ.Thị.Hằng"}, {"name", "Người Khác"}});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, Refused::invalid);
  EXPECT_EQ(again.error().problems.front().field, "user");
  for (const char* wrong : {"", "ab", "hai chữ", "dấu!"})
    EXPECT_FALSE(adding(administrator(), {{"user", wrong}, {"name", "Người Mới"}})) << wrong;
}

TEST(ANewUser, may_be_linked_to_a_person_of_the_register_by_id_or_name) {
  EXPECT_TRUE(adding(administrator(), {{"user", "theo.ma"}, {"person", "pyk.dv01"}}));
  const auto seen = demonstration_office().answer<AccountSeen>(
      asking("user", administrator(), {{"account", id_of("theo.ma")}}),
      [](Call& call) { return account_within(call, call.inputs.get("account")); });
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->account.person, "pyk.dv01");
  EXPECT_EQ(seen->account.name, seen->person_name) << "the name comes from the register";
  const auto nobody = adding(administrator(), {{"user", "khong.ai"}, {"person", "Không Có Ai"}});
  ASSERT_FALSE(nobody);
  EXPECT_EQ(nobody.error().problems.front().field, "person");
  EXPECT_TRUE(id_of("khong.ai").empty());
}

TEST(ARole, acts_until_it_is_taken_back_and_not_one_request_longer) {
  const auto made = adding(administrator(), {{"user", "co.vai"}, {"name", "Có Vai"}});
  ASSERT_TRUE(made);
  const std::string id = id_of("co.vai");
  ASSERT_TRUE(changing("grant", administrator(), {{"account", id}, {"role", "advisory"}, {"unit", "pyk.cb1"}},
                       &give_role));
  const std::string token = token_of("co.vai", made->shown_once);
  EXPECT_EQ(outcome_of(asking("log", token)), Refused::new_password) << "the gate opens for the role";
  const std::string grant = grants_of_user(id).front().grant.id;
  ASSERT_TRUE(changing("revoke", administrator(), {{"account", id}, {"grant", grant}}, &end_role));
  EXPECT_EQ(outcome_of(asking("log", token)), Refused::hidden);
  EXPECT_THAT(grants_of_user(id), IsEmpty());
  EXPECT_EQ(changing("revoke", administrator(), {{"account", id}, {"grant", grant}}, &end_role).error().kind,
            Refused::hidden);
}

TEST(ARole, begins_and_ends_on_its_days) {
  const auto made = adding(administrator(), {{"user", "mai.moi"}, {"name", "Mai Mới Làm"}});
  ASSERT_TRUE(made);
  const Fields grant{{"account", id_of("mai.moi")},
                     {"role", "advisory"},
                     {"unit", "pyk.cb1"},
                     {"since", "21/12/2022"},
                     {"until", "2022-12-21"}};
  ASSERT_TRUE(changing("grant", administrator(), grant, &give_role));
  constexpr std::int64_t day = 24LL * 3600 * 1000;
  const auto state_after = [&](int days) {
    Asked asked = asking("sign-in", {}, {{"user", "mai.moi"}, {"password", made->shown_once}});
    asked.now = now_at(morning + days * day);
    const auto done = sign_in(demonstration_office(), asked);
    Asked form = asking("log", done ? done->token : "");
    form.now = asked.now;
    return outcome_of(form);
  };
  EXPECT_EQ(state_after(0), Refused::hidden);
  EXPECT_EQ(state_after(1), Refused::new_password) << "the gate opens for the role";
  EXPECT_EQ(state_after(2), Refused::hidden);
}

TEST(ARole, that_makes_no_sense_is_refused_at_its_field) {
  const std::string id = new_user("vai.sai");
  const auto field_of = [&](const Fields& more) {
    Fields inputs{{"account", id}};
    inputs.insert(inputs.end(), more.begin(), more.end());
    const auto done = changing("grant", administrator(), inputs, &give_role);
    return done ? std::string{"given"} : done.error().problems.front().field;
  };
  EXPECT_EQ(field_of({{"role", "king"}, {"unit", "pyk.cb1"}}), "role");
  EXPECT_EQ(field_of({{"role", "member"}, {"unit", "pyk.cb1"}}), "role");
  EXPECT_EQ(field_of({{"role", "advisory"}, {"unit", "khong-co"}}), "unit");
  EXPECT_EQ(field_of({{"role", "advisory"}, {"unit", ""}}), "unit")
      << "only an administrator acts for the whole";
  EXPECT_EQ(field_of({{"role", "advisory"}, {"unit", "pyk.cb1"}, {"since", "hôm qua"}}), "since");
  EXPECT_EQ(field_of({{"role", "advisory"}, {"unit", "pyk.cb1"}, {"until", "1/1/2022"}}), "until");
  EXPECT_EQ(field_of({{"role", "advisory"}, {"unit", "pyk.cb1"}}), "given");
  EXPECT_EQ(field_of({{"role", "advisory"}, {"unit", "pyk.cb1"}}), "role") << "twice";
  EXPECT_EQ(field_of({{"role", "administrator"}, {"unit", ""}}), "role") << "duties stay apart";
}

TEST(AnAdministrator, gives_no_role_to_the_own_account) {
  const auto done =
      changing("grant", administrator(),
               {{"account", id_of("quantri")}, {"role", "cell_secretary"}, {"unit", "pyk.cb1"}}, &give_role);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, Refused::invalid);
}

TEST(TheLastAdministrator, stays) {
  const std::string own = id_of("quantri");
  const std::string grant = grants_of_user(own).front().grant.id;
  const auto last = changing("revoke", administrator(), {{"account", own}, {"grant", grant}}, &end_role);
  ASSERT_FALSE(last);
  EXPECT_EQ(last.error().kind, Refused::invalid);

  const std::string limited = new_user("quan.tri.tam");
  ASSERT_TRUE(changing("grant", administrator(),
                       {{"account", limited}, {"role", "administrator"}, {"until", "31/12/2022"}},
                       &give_role));
  EXPECT_FALSE(changing("revoke", administrator(), {{"account", own}, {"grant", grant}}, &end_role))
      << "one whose days end leaves nobody";
  const std::string other = new_user("quan.tri.hai");
  ASSERT_TRUE(changing("grant", administrator(),
                       {{"account", other}, {"role", "administrator"}, {"unit", ""}}, &give_role));
  const auto kept = demonstration_office().perform(
      asking("revoke", administrator(), {{"account", own}, {"grant", grant}}),
      [](Call& call) -> Outcome<void> {
        const auto ended = end_role(call);
        EXPECT_TRUE(ended) << "now there is another";
        return refused(Refused::invalid);  // the office of all tests keeps its administrator
      });
  EXPECT_FALSE(kept);
  ASSERT_TRUE(changing("lock-user", administrator(), {{"account", other}}, &lock_user));
  EXPECT_FALSE(changing("revoke", administrator(), {{"account", own}, {"grant", grant}}, &end_role))
      << "a locked one does not count";
}

TEST(ALockedUser, is_out_at_once_and_stays_out_until_unlocked) {
  const auto made = adding(administrator(), {{"user", "bi.khoa"}, {"name", "Bị Khóa"}});
  ASSERT_TRUE(made);
  const std::string id = id_of("bi.khoa");
  ASSERT_TRUE(changing("grant", administrator(),
                       {{"account", id}, {"role", "cell_deputy"}, {"unit", "pyk.cb1"}}, &give_role));
  const std::string token = token_of("bi.khoa", made->shown_once);
  ASSERT_TRUE(changing("lock-user", administrator(), {{"account", id}}, &lock_user));
  EXPECT_EQ(outcome_of(asking("password-form", token)), Refused::unknown_person);
  EXPECT_EQ(token_of("bi.khoa", made->shown_once), "");
  ASSERT_TRUE(changing("unlock-user", administrator(), {{"account", id}}, &unlock_user));
  EXPECT_EQ(outcome_of(asking("password-form", token)), Refused::unknown_person) << "the old session is gone";
  EXPECT_NE(token_of("bi.khoa", made->shown_once), "");
}

TEST(ANewPassword, replaces_the_old_one_and_ends_the_sessions) {
  const auto made = adding(administrator(), {{"user", "quen.mat"}, {"name", "Quên Mật Khẩu"}});
  ASSERT_TRUE(made);
  const std::string id = id_of("quen.mat");
  const std::string token = token_of("quen.mat", made->shown_once);
  const auto again =
      give_new_password(demonstration_office(), asking("new-password", administrator(), {{"account", id}}));
  ASSERT_TRUE(again);
  EXPECT_NE(again->shown_once, made->shown_once);
  EXPECT_EQ(outcome_of(asking("password-form", token)), Refused::unknown_person);
  EXPECT_EQ(token_of("quen.mat", made->shown_once), "");
  EXPECT_NE(token_of("quen.mat", again->shown_once), "");
}

TEST(ChangesOfAccounts, ask_for_a_fresh_sign_in) {
  const std::string token = signed_in("quantri");
  Asked late = asking("add-user", token, {{"user", "muon.roi"}, {"name", "Muộn Rồi"}});
  late.now = now_at(morning + 11LL * 60 * 1000);
  const auto done = add_user(demonstration_office(), late);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, Refused::stale);
  EXPECT_TRUE(id_of("muon.roi").empty());
}

TEST(AnAdministratorOfAUnit, reaches_only_the_accounts_of_that_unit) {
  const std::string& token = unit_administrator();
  const auto shown = demonstration_office().answer<std::vector<store::Account>>(
      asking("users", token), [](Call& call) { return accounts_within(call, ""); });
  ASSERT_TRUE(shown);
  std::vector<std::string> logins;
  for (const store::Account& account : *shown) logins.push_back(account.login);
  EXPECT_THAT(logins, Contains("pyk.bithu"));
  EXPECT_THAT(logins, Not(Contains("quantri")));
  EXPECT_THAT(logins, Not(Contains("pyk.danguy"))) << "stands above";
  EXPECT_THAT(logins, Not(Contains("hu.bithu")));
  const auto foreign = give_new_password(demonstration_office(),
                                         asking("new-password", token, {{"account", id_of("hu.bithu")}}));
  ASSERT_FALSE(foreign);
  EXPECT_EQ(foreign.error().kind, Refused::hidden);
  EXPECT_FALSE(changing("grant", token,
                        {{"account", id_of("pyk.bithu")}, {"role", "advisory"}, {"unit", "hu.cb1"}},
                        &give_role));
  EXPECT_FALSE(changing("grant", token,
                        {{"account", id_of("pyk.bithu")}, {"role", "administrator"}, {"unit", ""}},
                        &give_role));
  EXPECT_FALSE(adding(token, {{"user", "khong.noi"}, {"name", "Không Nơi Nào"}})) << "stands nowhere";
}

TEST(TheLog, names_the_account_and_never_the_password) {
  Asked asked = asking("add-user", administrator(), {{"user", "vao.so"}, {"name", "Vào Sổ"}});
  asked.key = "of-the-form";
  const auto made = add_user(demonstration_office(), asked);
  ASSERT_TRUE(made);
  const auto read =
      demonstration_office().database().read([&](store::Transaction& transaction) -> Result<void> {
        const auto entries = store::entries(transaction, store::system_chain, 0, 1).value();
        EXPECT_EQ(entries.front().entry.action, "add-user");
        EXPECT_EQ(entries.front().entry.object, "account:" + id_of("vao.so"));
        const auto rows = transaction.query("select count(*) from request where body like $1",
                                            {"%" + made->shown_once + "%"});
        EXPECT_EQ(rows.value().front().integer(0), 0) << "nor is it kept for a repetition";
        return {};
      });
  EXPECT_TRUE(read);
}

}  // namespace
}  // namespace kiemdiem::service
