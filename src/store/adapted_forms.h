#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/transaction.h"

/// Official forms as the organization of a campaign adapted them: every version stays, also one that was
/// withdrawn.
namespace kiemdiem::store {

struct FormWithdrawal {
  std::string reason;
  std::int64_t at = 0;  ///< milliseconds since 1970-01-01 UTC
  std::string by;       ///< account
};

struct AdaptedForm {
  std::string campaign;
  std::string form;          ///< the official one: "btctw/02-2019"
  std::int64_t version = 0;  ///< above that of the official form
  std::string organization;
  std::string body;       ///< text of the form file; empty in lists
  std::string hash;       ///< SHA-256 of the body, in hex
  std::string look;       ///< Word file that lays it out; empty: none, and empty in lists
  std::string look_hash;  ///< SHA-256 of it, in hex; empty: none
  std::string salt;       ///< for the digest of the log
  std::string day;        ///< ISO; from this day on it holds
  std::string reason;
  std::int64_t at = 0;  ///< milliseconds since 1970-01-01 UTC
  std::string by;       ///< account
  std::optional<FormWithdrawal> withdrawn;
};

/// @return false where somebody else wrote that version first
Result<bool> append(Transaction& transaction, const AdaptedForm& form);
/// @return false where it was withdrawn already
Result<bool> withdraw(Transaction& transaction, const AdaptedForm& form, const FormWithdrawal& withdrawal);

/// Of all campaigns, without texts and files, by campaign, form and version.
Result<std::vector<AdaptedForm>> adapted_forms(Transaction& transaction);
/// One version with its text and its file.
Result<std::optional<AdaptedForm>> find_adapted(Transaction& transaction, std::string_view campaign,
                                                std::string_view form, std::int64_t version);

/// What was sent and waits to be looked at before it takes effect: one a form.
struct FormDraft {
  std::string campaign, form;
  std::string file_name;
  std::string body, look;
  std::int64_t at = 0;  ///< milliseconds since 1970-01-01 UTC
  std::string by;       ///< account
};
/// In the place of the one before.
Result<void> save(Transaction& transaction, const FormDraft& draft);
Result<std::optional<FormDraft>> find_draft(Transaction& transaction, std::string_view campaign,
                                            std::string_view form);
Result<void> drop_draft(Transaction& transaction, std::string_view campaign, std::string_view form);

}  // namespace kiemdiem::store
