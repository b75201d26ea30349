#pragma once

#include "service/office.h"

/// Coming in and going out (D22–D24).
namespace kiemdiem::service {

/// Checks the password outside of any transaction, then begins a session: a new token in Done::token. Where
/// the account has a second step the session is only good for giving the code. A wrong name and a wrong
/// password are told in the same words and take the same time; after three failures the next try has to wait,
/// longer each time.
Outcome<Done> sign_in(Office& office, Asked asked);

/// The six figures of the second step: the session is replaced by a full one.
Outcome<Done> give_code(Call& call);

Outcome<Done> sign_out(Call& call);
/// Ends every session of the own account but this one.
Outcome<Done> end_other_sessions(Call& call);
Outcome<Done> choose_role(Call& call);

/// The new hash is made outside of the transaction.
Outcome<Done> change_password(Office& office, Asked asked);

/// Begins (no code), confirms or ends the second step.
Outcome<Done> set_second_step(Call& call);

/// Where somebody comes to after signing in, or from an address of ours that was asked for.
std::string safe_back(const std::string& back);

/// The first start: an administrator with a one-time password; nothing where there are accounts already.
struct FirstAdministrator {
  std::string login;
  std::string password;
};
Result<std::optional<FirstAdministrator>> make_first_administrator(Office& office, const Now& now);

}  // namespace kiemdiem::service
