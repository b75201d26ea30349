#pragma once

#include "service/accounts.h"

/// What may be done to an account, apart from doing it.
namespace kiemdiem::service {

/// The page of an account.
std::string page_of_account(const std::string& account);

/// Whether a place stands at or below the acting unit.
bool reaches(const Actor& actor, std::string_view unit_path);

/// Whether the gate would open, asked before slow work outside of the transaction is begun: such work is done
/// for nobody who is refused anyway.
Outcome<void> would_pass(Office& office, const Asked& asked);

/// Grants of an account that hold on the day of the request or later.
Outcome<std::vector<HeldGrant>> grants_held(Call& call, const std::string& account);

/// Refuses where nobody would be left to administer what `grant` reaches: another enabled account has to hold
/// an administrator's grant without an end over the same units.
Outcome<void> leaves_an_administrator(Call& call, const HeldGrant& grant);

/// The log-in as it is compared, or why it will not do. Letters a–z, figures, dots, hyphens, underlines.
Outcome<std::string> login_of(const std::string& typed);

/// The person that was typed by id or by name; empty where nothing was typed.
/// @return refused where nobody within reach, or more than one, is called so
Outcome<std::string> person_of(Call& call, const std::string& typed);

/// A person of the register; nothing where the id names nobody.
struct PersonSeen {
  std::string name, cell_name, cell_path;
};
Outcome<std::optional<PersonSeen>> person_seen(Call& call, const std::string& id);

}  // namespace kiemdiem::service
