#include "store/calendar_feeds.h"

#include "store/answers.h"

namespace kiemdiem::store {
namespace {

CalendarFeed feed_in(const Row& row) {
  return {row.text(0), row.text(1), row.text(2), row.integer(3)};
}

}  // namespace

Result<void> put_in_use(Transaction& transaction, const CalendarFeed& feed) {
  return done(transaction.execute(
      "insert into calendar_feed (account, grant_id, token_hash, made_at) values ($1, $2, $3, $4) on "
      "conflict (account, grant_id) do update set token_hash = excluded.token_hash, made_at = "
      "excluded.made_at",
      {feed.account, feed.grant_id, feed.token_hash, feed.made_at}));
}

Result<std::optional<CalendarFeed>> feed_of(Transaction& transaction, std::string_view account,
                                            std::string_view grant_id) {
  return one(transaction.query("select account, grant_id, token_hash, made_at from calendar_feed where "
                               "account = $1 and grant_id = $2",
                               {text_value(account), text_value(grant_id)}),
             feed_in);
}

Result<std::optional<CalendarFeed>> feed_behind(Transaction& transaction, std::string_view token_hash) {
  return one(transaction.query(
                 "select account, grant_id, token_hash, made_at from calendar_feed where token_hash = $1",
                 {text_value(token_hash)}),
             feed_in);
}

Result<bool> end_feed(Transaction& transaction, std::string_view account, std::string_view grant_id) {
  return found(transaction.execute("delete from calendar_feed where account = $1 and grant_id = $2",
                                   {text_value(account), text_value(grant_id)}));
}

Result<void> end_feeds(Transaction& transaction, std::string_view account) {
  return done(transaction.execute("delete from calendar_feed where account = $1", {text_value(account)}));
}

}  // namespace kiemdiem::store
