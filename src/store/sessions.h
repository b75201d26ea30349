#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/transaction.h"

namespace kiemdiem::store {

/// Times are milliseconds since 1970-01-01 UTC.
struct Session {
  std::string token_hash;  ///< the token itself is nowhere
  std::string account;
  std::optional<std::string> grant_id;  ///< the role that is acted in; nothing until one is chosen
  std::int64_t created_at = 0;
  std::int64_t seen_at = 0;
  std::int64_t fresh_at = 0;  ///< last time that the password was given
  std::string csrf;           ///< token of the forms
  std::string device;         ///< what the person is shown in the list of sessions
};

Result<void> create(Transaction& transaction, const Session& session);
Result<std::optional<Session>> find_session(Transaction& transaction, std::string_view token_hash);
/// The last seen first.
Result<std::vector<Session>> sessions_of(Transaction& transaction, std::string_view account);

Result<void> set_seen(Transaction& transaction, std::string_view token_hash, std::int64_t at);
Result<void> set_fresh(Transaction& transaction, std::string_view token_hash, std::int64_t at);
Result<void> set_grant(Transaction& transaction, std::string_view token_hash,
                       const std::optional<std::string>& grant_id);

Result<void> end_session(Transaction& transaction, std::string_view token_hash);
/// Ends all of an account but one (empty: all). @return how many
Result<std::int64_t> end_sessions(Transaction& transaction, std::string_view account,
                                  std::string_view except_token_hash);
/// Ends those last seen or begun before these times. @return how many
Result<std::int64_t> end_old_sessions(Transaction& transaction, std::int64_t seen_before,
                                      std::int64_t created_before);
Result<std::int64_t> end_all_sessions(Transaction& transaction);

}  // namespace kiemdiem::store
