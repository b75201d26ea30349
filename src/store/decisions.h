#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/transaction.h"

namespace kiemdiem::store {

/// A decision on ratings as it stands in the books. Never changed: a later one supersedes it and both stay
/// (D14).
struct Decision {
  std::string id;
  std::string campaign;
  std::string organization;  ///< that decides
  std::string unit_path;     ///< of that organization
  std::string kind;          ///< "rated", or "cancelled": takes ratings back
  std::string number;  ///< as the paper bears it: "12-QĐ/ĐU"; once only in a campaign and organization
  std::string day;     ///< of the paper: "2026-12-20"
  std::string signer;
  std::string ground;
  std::int64_t at = 0;  ///< milliseconds since 1970-01-01 UTC
  std::string made_by;  ///< account
  std::string regulation;
  std::string regulation_hash;  ///< of the texts by which it was judged
  std::string program;          ///< version of the program that judged
  std::string salt;             ///< for the digest of the log
};

/// What a decision rested on.
struct DecisionGrounds {
  std::string situation;   ///< JSON of the shape of a situation file, the decided levels in it
  std::string assessment;  ///< JSON: what the rules said of it
  std::string arithmetic;  ///< the quotas with their counting, in words
};

struct DecisionItem {
  std::string decision;
  std::int64_t seq = 0;  ///< from 1, in the order of the list
  std::string subject;   ///< "member:an"
  std::string unit_path;
  std::string level;     ///< word of the choice “rating”; of a cancellation the level that is taken back
  std::string warnings;  ///< what the rules said against it, one a line; may be empty
  std::string override_reason;  ///< why it was decided against a rule; empty: against none
  std::string supersedes;       ///< the decision whose item it replaces or takes back; empty: none
};

/// @return false where the number is taken
Result<bool> append(Transaction& transaction, const Decision& decision, const DecisionGrounds& grounds);
Result<void> append(Transaction& transaction, const std::vector<DecisionItem>& items);

Result<std::optional<Decision>> find_decision(Transaction& transaction, std::string_view id);
Result<DecisionGrounds> grounds_of(Transaction& transaction, std::string_view decision);
/// Of a campaign, at and below a unit path, in the order in which they were made.
Result<std::vector<Decision>> decisions_under(Transaction& transaction, std::string_view campaign,
                                              std::string_view unit_path);
Result<std::vector<DecisionItem>> items_of(Transaction& transaction, std::string_view decision);
/// Of subjects that stand at and below a unit path, whoever decided, in the order in which they were made.
Result<std::vector<DecisionItem>> items_under(Transaction& transaction, std::string_view campaign,
                                              std::string_view unit_path);
/// The same at one unit path alone.
Result<std::vector<DecisionItem>> items_at(Transaction& transaction, std::string_view campaign,
                                           std::string_view unit_path);
/// Of one subject in a campaign, in the order in which they were made.
Result<std::vector<DecisionItem>> items_of_subject(Transaction& transaction, std::string_view campaign,
                                                   std::string_view subject);

}  // namespace kiemdiem::store
