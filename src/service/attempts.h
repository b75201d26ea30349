#pragma once

#include "service/call.h"
#include "store/accounts.h"

/// Wrong passwords and codes (D22): each makes the next try of the account wait longer, and none locks it for
/// good.
namespace kiemdiem::service {

/// Refuses while the account has to wait.
/// @param at milliseconds since 1970-01-01 UTC
Outcome<void> may_try(const store::Account& account, std::int64_t at, std::string field = {});

/// Counts a wrong try. The refusal keeps the count.
tl::unexpected<Refusal> wrong_try(Call& call, const store::Account& account, std::string message,
                                  std::string field = {});

/// After a right one.
Outcome<void> forget_tries(Call& call, const store::Account& account);

}  // namespace kiemdiem::service
