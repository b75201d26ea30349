#pragma once

#include "service/office.h"
#include "store/accounts.h"

/// Accounts and the roles given to them, as an administrator keeps them (D21). An administrator reaches the
/// accounts whose roles and person all stand at or below the own unit; every other looks as if it did not
/// exist. Nobody gives a role to the own account, and an administrator holds no role of the Party.
namespace kiemdiem::service {

/// A grant with the place where it holds.
struct HeldGrant {
  store::RoleGrant grant;
  std::string unit_name;  ///< empty: the whole installation
  std::string unit_path;  ///< "/" there
};

struct AccountSeen {
  store::Account account;
  std::vector<HeldGrant> grants;  ///< that hold today or later
  std::string person_name;
  std::string cell_name;
  std::int64_t last_seen = 0;  ///< milliseconds since 1970-01-01 UTC, of a session that lasts; 0: none
};

/// Those within reach whose log-in or name has the typed words, by log-in.
Outcome<std::vector<store::Account>> accounts_within(Call& call, const std::string& words);
/// @return hidden where it does not exist or is out of reach
Outcome<AccountSeen> account_within(Call& call, const std::string& id);

/// The new account with a one-time password in Done::shown_once. The hash is made outside of the transaction.
Outcome<Done> add_user(Office& office, const Asked& asked);
/// A one-time password for an account, in Done::shown_once; its sessions end.
Outcome<Done> give_new_password(Office& office, const Asked& asked);

/// Name and person.
Outcome<Done> save_user(Call& call);
Outcome<Done> give_role(Call& call);
/// Counts from the next request on.
Outcome<Done> end_role(Call& call);
/// The sessions end and no new one begins until it is unlocked.
Outcome<Done> lock_user(Call& call);
Outcome<Done> unlock_user(Call& call);
/// For whoever lost the telephone.
Outcome<Done> end_second_step_of(Call& call);

}  // namespace kiemdiem::service
