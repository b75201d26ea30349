#include "service/calendar_feeds.h"

#include <gmock/gmock.h>

#include "demonstration_office.h"
#include "service/accounts.h"
#include "service/entries.h"
#include "service/registers.h"
#include "store/accounts.h"
#include "store/records.h"
#include "store/settings.h"

namespace kiemdiem::service {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// Somebody who has an address of the calendar, and whoever fetches it.
class CalendarFeed : public testing::Test {
 protected:
  CalendarFeed() {
    auto installation = Installation::open(KIEMDIEM_SOURCE_DIR).value();
    const auto situations = installation.demonstrations().value();
    office_ = Office::open(store::Database::open("sqlite::memory:").value(), std::move(installation),
                           {true, 2, SecondStep::offered})
                  .value();
    EXPECT_TRUE(fill_demonstration(*office_, situations, now_at(morning)));
  }

  std::string token_of(const std::string& login) {
    return sign_in(*office_, asking("sign-in", {}, {{"user", login}, {"password", demonstration_password}}))
        .value()
        .token;
  }
  /// @return the token in the address
  std::string made(const std::string& session) {
    const auto done = office_->answer(asking("make-calendar-feed", session), &make_feed);
    EXPECT_TRUE(done);
    const std::string path = done ? done->shown_once : "";
    const std::size_t from = path.find('/', 1) + 1;
    return path.substr(from, path.rfind('/') - from);
  }
  Outcome<std::string> fetched(const std::string& token) {
    Asked asked = asking("calendar-feed", {}, {{"token", token}});
    return office_->answer(asked, &feed_content);
  }
  bool is_hidden(const std::string& token) {
    const auto content = fetched(token);
    return !content && content.error().kind == Refused::hidden && content.error().problems.empty();
  }
  store::Account account(const std::string& login) {
    store::Account found;
    EXPECT_TRUE(office_->database().read([&](store::Transaction& transaction) -> Result<void> {
      found = store::find_login(transaction, login).value().value();
      return {};
    }));
    return found;
  }

  std::unique_ptr<Office> office_;
};

TEST_F(CalendarFeed, is_fetched_without_a_session_and_shows_the_last_days_of_the_role) {
  const std::string token = made(token_of("pyk.danguy"));
  EXPECT_EQ(token.size(), 64U) << "256 bits";
  const auto content = fetched(token);
  ASSERT_TRUE(content);
  EXPECT_THAT(*content, AllOf(testing::StartsWith("BEGIN:VCALENDAR\r\n"), HasSubstr("SUMMARY:Hạn: "),
                              testing::EndsWith("END:VCALENDAR\r\n")));
}

TEST_F(CalendarFeed, names_no_person) {
  const auto content = fetched(made(token_of("pyk.bithu")));
  ASSERT_TRUE(content);
  std::string whole = *content;
  for (std::size_t at = whole.find("\r\n "); at != std::string::npos; at = whole.find("\r\n "))
    whole.erase(at, 3);
  std::vector<std::string> names;
  EXPECT_TRUE(office_->database().read([&](store::Transaction& transaction) -> Result<void> {
    const auto people = store::find_all(transaction, "", "people", "/");
    for (const store::Record& person : people.value())
      if (std::string name = text_of(facts_of(person), "name"); !name.empty())
        names.push_back(std::move(name));
    return {};
  }));
  ASSERT_FALSE(names.empty());
  for (const std::string& name : names) EXPECT_THAT(whole, Not(HasSubstr(name)));
}

TEST_F(CalendarFeed, keeps_only_the_hash_of_its_token) {
  const std::string session = token_of("pyk.bithu");
  const std::string token = made(session);
  std::string kept;
  EXPECT_TRUE(office_->database().read([&](store::Transaction& transaction) -> Result<void> {
    for (const char* table : {"select token_hash from calendar_feed",
                              "select coalesce(body, '') from request", "select object from log"}) {
      const auto rows = transaction.query(table);
      for (const store::Row& row : *rows) kept += row.text(0) + "\n";
    }
    return {};
  }));
  EXPECT_THAT(kept, AllOf(HasSubstr(token_hash(token)), Not(HasSubstr(token))));
}

TEST_F(CalendarFeed, ends_when_it_is_withdrawn_or_made_anew_and_then_looks_as_if_it_never_was) {
  const std::string session = token_of("pyk.bithu");
  const std::string first = made(session);
  const std::string second = made(session);
  EXPECT_TRUE(is_hidden(first));
  EXPECT_TRUE(fetched(second));
  EXPECT_TRUE(office_->answer(asking("withdraw-calendar-feed", session), &withdraw_feed));
  EXPECT_TRUE(is_hidden(second));
  EXPECT_TRUE(is_hidden(std::string(64, 'a'))) << "a wrong one";
  EXPECT_TRUE(is_hidden(""));
}

TEST_F(CalendarFeed, ends_with_the_role_and_when_the_account_is_closed) {
  const std::string secretary = made(token_of("pyk.bithu"));
  const std::string committee = made(token_of("pyk.danguy"));
  EXPECT_TRUE(fetched(secretary));
  const std::string administrator = token_of("quantri");
  const std::string id = account("pyk.bithu").id;
  std::string grant;
  EXPECT_TRUE(office_->database().read([&](store::Transaction& transaction) -> Result<void> {
    grant = store::grants_of(transaction, id).value().front().id;
    return {};
  }));
  EXPECT_TRUE(
      office_->answer(asking("revoke", administrator, {{"account", id}, {"grant", grant}}), &end_role));
  EXPECT_TRUE(is_hidden(secretary));
  const std::vector<std::pair<std::string, std::string>> other{{"account", account("pyk.danguy").id}};
  EXPECT_TRUE(office_->answer(asking("lock-user", administrator, other), &lock_user));
  EXPECT_TRUE(is_hidden(committee));
  EXPECT_TRUE(office_->answer(asking("unlock-user", administrator, other), &unlock_user));
  EXPECT_TRUE(is_hidden(committee)) << "it does not come back";
}

TEST_F(CalendarFeed, neither_begins_nor_goes_on_in_an_isolated_network) {
  const std::string session = token_of("pyk.bithu");
  const std::string token = made(session);
  ASSERT_TRUE(office_->database().write([](store::Transaction& transaction) {
    return store::set_setting(transaction, "isolated-network", "1 12-QĐ/TU");
  }));
  EXPECT_TRUE(is_hidden(token));
  const auto again = office_->answer(asking("make-calendar-feed", session), &make_feed);
  ASSERT_FALSE(again);
  EXPECT_THAT(again.error().problems.front().message, HasSubstr("mạng độc lập"));
}

TEST_F(CalendarFeed, leaves_its_making_and_its_end_in_the_log) {
  const std::string session = token_of("pyk.bithu");
  made(session);
  EXPECT_TRUE(office_->answer(asking("withdraw-calendar-feed", session), &withdraw_feed));
  std::vector<std::string> actions;
  EXPECT_TRUE(office_->database().read([&](store::Transaction& transaction) -> Result<void> {
    const auto rows =
        transaction.query("select action from log where action like '%calendar-feed' order by seq");
    for (const store::Row& row : *rows) actions.push_back(row.text(0));
    return {};
  }));
  EXPECT_THAT(actions, testing::ElementsAre("make-calendar-feed", "withdraw-calendar-feed"));
}

}  // namespace
}  // namespace kiemdiem::service
