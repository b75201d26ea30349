#pragma once

#include "service/call.h"
#include "store/accounts.h"

/// Who is who, and where things stand: what the gate asks before it decides.
namespace kiemdiem::service {

/// The roles that an account holds on a day, the own membership last.
Result<std::vector<ActingGrant>> grants_today(store::Transaction& transaction, Office& office,
                                              const store::Account& account, const Now& now,
                                              std::uint64_t generation);

/// Finds the campaign and the target that the path names, and the day that counts.
Outcome<void> place(Call& call);

/// Where an organization, collective or person of the register stands.
Outcome<Target> target_of(Call& call, std::string_view kind, const std::string& id);

/// Writes what the call leaves behind, one entry a note, into the chains of the organizations concerned.
Result<void> write_log(Call& call);

}  // namespace kiemdiem::service
