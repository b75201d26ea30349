#pragma once

#include "service/office.h"

/// Coming in and going out (D22–D24).
namespace kiemdiem::service {

/// Checks the password outside of any transaction, then begins a session: a new token in Done::token. Where
/// the account has a second step the session is only good for giving the code. A session of the same account
/// in the same browser (the password was asked for again) ends, and the new one goes on in its role. A wrong
/// name and a wrong password are told in the same words and take the same time; after three failures the next
/// try has to wait, longer each time.
Outcome<Done> sign_in(Office& office, const Asked& given);

/// The code of the second step: the session that waits for it is replaced by a full one.
/// @param token of that session
Outcome<Done> give_code(Call& call, const std::string& token);

Outcome<Done> sign_out(Call& call);
/// Those of the own account but the present one.
Outcome<Done> end_other_sessions(Call& call);
Outcome<Done> choose_role(Call& call);

/// The new hash is made outside of the transaction.
Outcome<Done> change_password(Office& office, const Asked& asked);

/// Where somebody comes to after signing in, or from an address of ours that was asked for.
std::string safe_back(const std::string& back);

/// The first start: an administrator with a one-time password; nothing where there are accounts already.
struct FirstAdministrator {
  std::string login;
  std::string password;
};
Result<std::optional<FirstAdministrator>> make_first_administrator(Office& office, const Now& now);

}  // namespace kiemdiem::service
