#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/transaction.h"

namespace kiemdiem::store {

struct Account {
  std::string id;
  std::string login;                       ///< as it is compared: the caller folds it
  std::string password;                    ///< hash with its parameters; empty: no way in by password
  std::optional<std::string> totp_secret;  ///< nothing: no second factor yet
  std::int64_t totp_step = 0;              ///< last time step that was used; see use_totp_step()
  std::string person;                      ///< id in the register; empty for an administrator from outside
  std::string name;                        ///< as it is shown
  bool disabled = false;
  std::int64_t failures = 0;    ///< wrong passwords in a row
  std::int64_t not_before = 0;  ///< next try not before this; milliseconds since 1970-01-01 UTC
  std::int64_t version = 1;
};

/// A role of an account in an organisation, from a day to a day (both included).
struct RoleGrant {
  std::string id;
  std::string account;
  std::string role;
  std::string organization;
  std::string valid_from;               ///< "2026-01-01"
  std::optional<std::string> valid_to;  ///< nothing: until revoked
};

/// @return false where the login or the id is taken; nothing was changed
Result<bool> create(Transaction& transaction, const Account& account);
Result<std::optional<Account>> find_account(Transaction& transaction, std::string_view id);
Result<std::optional<Account>> find_login(Transaction& transaction, std::string_view login);
/// By login.
Result<std::vector<Account>> all_accounts(Transaction& transaction);
/// Accounts of a person of the register.
Result<std::vector<Account>> accounts_of_person(Transaction& transaction, std::string_view person);
/// Writes everything but `failures`, `not_before` and `totp_step` over the version that the account carries.
/// @return false where somebody saved first or the login is taken
Result<bool> save(Transaction& transaction, const Account& account);

Result<void> set_attempts(Transaction& transaction, std::string_view id, std::int64_t failures,
                          std::int64_t not_before);
/// Takes a time step of the second factor. @return false where it, or a later one, was used before
Result<bool> use_totp_step(Transaction& transaction, std::string_view id, std::int64_t step);

Result<void> add_grant(Transaction& transaction, const RoleGrant& grant);
Result<std::vector<RoleGrant>> grants_of(Transaction& transaction, std::string_view account);
Result<std::optional<RoleGrant>> find_grant(Transaction& transaction, std::string_view id);
Result<std::vector<RoleGrant>> grants_in(Transaction& transaction, std::string_view organization);
Result<std::vector<RoleGrant>> all_grants(Transaction& transaction);
/// @return false where there is no such grant
Result<bool> end_grant(Transaction& transaction, std::string_view id, std::string_view valid_to);

/// Replaces the codes of an account; hashes only.
Result<void> set_recovery_codes(Transaction& transaction, std::string_view account,
                                std::span<const std::string> hashes);
/// Uses a code up. @return false where there is none or it was used
Result<bool> use_recovery_code(Transaction& transaction, std::string_view account, std::string_view hash,
                               std::int64_t at);
Result<std::int64_t> recovery_codes_left(Transaction& transaction, std::string_view account);

}  // namespace kiemdiem::store
