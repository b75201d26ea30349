#pragma once

#include "service/call.h"
#include "store/accounts.h"

/// The second step of signing in (D23): a code of the telephone, or one of ten codes on paper. Whoever holds
/// a role of with_second_step (roles.h) sets it up before anything else.
namespace kiemdiem::service {

inline constexpr std::size_t recovery_code_count = 10;

bool second_step_is_on(const store::Account& account);
/// The secret that waits for its first code; nothing where none does.
std::optional<std::string> secret_in_setup(const store::Account& account);
/// "otpauth://totp/…", as the telephone reads it from the picture.
std::string telephone_address(const store::Account& account, const std::string& secret);

/// Whether somebody who holds these roles may do nothing before the second step is set up.
bool owes_second_step(const Office& office, const store::Account& account,
                      const std::vector<ActingGrant>& grants);

/// Uses a code up: six figures of the telephone, or a recovery code. @return false where it opens nothing
Outcome<bool> take_code(Call& call, const store::Account& account, const std::string& typed);

/// Begins (where it is off), confirms (in setup) or ends (where it is on, with a code) the second step. What
/// confirms it shows ten recovery codes once, one a line, in Done::shown_once.
Outcome<Done> set_second_step(Call& call);

/// Ten new recovery codes in place of the old ones, in Done::shown_once.
Outcome<Done> new_recovery_codes(Call& call);

/// Without the second step there are no codes either.
Outcome<void> end_second_step(Call& call, store::Account& account);

}  // namespace kiemdiem::service
