#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/transaction.h"

namespace kiemdiem::store {

/// An address under which a calendar program fetches the dates of an account in one role.
struct CalendarFeed {
  std::string account;
  std::string grant_id;      ///< empty: the own membership
  std::string token_hash;    ///< the token itself is nowhere
  std::int64_t made_at = 0;  ///< milliseconds since 1970-01-01 UTC
};

/// In place of the one that the account had in this role.
Result<void> put_in_use(Transaction& transaction, const CalendarFeed& feed);
Result<std::optional<CalendarFeed>> feed_of(Transaction& transaction, std::string_view account,
                                            std::string_view grant_id);
Result<std::optional<CalendarFeed>> feed_behind(Transaction& transaction, std::string_view token_hash);
/// @return false where there was none
Result<bool> end_feed(Transaction& transaction, std::string_view account, std::string_view grant_id);
/// All of an account.
Result<void> end_feeds(Transaction& transaction, std::string_view account);

}  // namespace kiemdiem::store
