#include "store/sessions.h"

#include "store/answers.h"

namespace kiemdiem::store {
namespace {

Session session_of(const Row& row) {
  return {row.text(0),    row.text(1),    row.optional_text(2), row.integer(3),
          row.integer(4), row.integer(5), row.text(6),          row.text(7)};
}

}  // namespace

Result<void> create(Transaction& transaction, const Session& session) {
  return done(transaction.execute(
      "insert into session (token_hash, account, grant_id, created_at, seen_at, fresh_at, "
      "csrf, device) values ($1, $2, $3, $4, $5, $6, $7, $8)",
      {session.token_hash, session.account, text_or_null(session.grant_id), session.created_at,
       session.seen_at, session.fresh_at, session.csrf, session.device}));
}

Result<std::optional<Session>> find_session(Transaction& transaction, std::string_view token_hash) {
  return one(
      transaction.query("select token_hash, account, grant_id, created_at, seen_at, fresh_at, csrf, device "
                        "from session where token_hash = $1",
                        {text_value(token_hash)}),
      session_of);
}

Result<std::vector<Session>> sessions_of(Transaction& transaction, std::string_view account) {
  return all(
      transaction.query("select token_hash, account, grant_id, created_at, seen_at, fresh_at, csrf, device "
                        "from session where account = $1 order by seen_at desc, token_hash",
                        {text_value(account)}),
      session_of);
}

Result<void> set_seen(Transaction& transaction, std::string_view token_hash, std::int64_t at) {
  return done(transaction.execute("update session set seen_at = $2 where token_hash = $1",
                                  {text_value(token_hash), at}));
}

Result<void> set_fresh(Transaction& transaction, std::string_view token_hash, std::int64_t at) {
  return done(transaction.execute("update session set fresh_at = $2 where token_hash = $1",
                                  {text_value(token_hash), at}));
}

Result<void> set_grant(Transaction& transaction, std::string_view token_hash,
                       const std::optional<std::string>& grant_id) {
  return done(transaction.execute("update session set grant_id = $2 where token_hash = $1",
                                  {text_value(token_hash), text_or_null(grant_id)}));
}

Result<void> end_session(Transaction& transaction, std::string_view token_hash) {
  return done(transaction.execute("delete from session where token_hash = $1", {text_value(token_hash)}));
}

Result<std::int64_t> end_sessions(Transaction& transaction, std::string_view account,
                                  std::string_view except_token_hash) {
  return transaction.execute("delete from session where account = $1 and token_hash <> $2",
                             {text_value(account), text_value(except_token_hash)});
}

Result<std::int64_t> end_old_sessions(Transaction& transaction, std::int64_t seen_before,
                                      std::int64_t created_before) {
  return transaction.execute("delete from session where seen_at < $1 or created_at < $2",
                             {seen_before, created_before});
}

Result<std::int64_t> end_all_sessions(Transaction& transaction) {
  return transaction.execute("delete from session");
}

}  // namespace kiemdiem::store
