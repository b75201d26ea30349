#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/log.h"

/// Minutes as they were closed (D14): a correction is a further version, and all of them stay.
namespace kiemdiem::store {

struct Minutes {
  std::string campaign;
  std::string about;         ///< id of a meeting, or "poll:" with that of a vote
  std::int64_t version = 1;  ///< from 1
  std::string unit_path;
  std::string body;      ///< canonical text of what they say
  std::string hash;      ///< SHA-256 of the body, in hex
  std::string salt;      ///< for the digest of the log
  std::string chain;     ///< of the log
  Anchor anchor;         ///< where that chain ended when they were closed; 0 where it was empty
  std::string replaces;  ///< hash of the version before; empty of the first
  std::string reason;    ///< of a correction
  std::int64_t at = 0;   ///< milliseconds since 1970-01-01 UTC
  std::string made_by;   ///< account
};

/// @return false where somebody else wrote that version first
Result<bool> append(Transaction& transaction, const Minutes& minutes);
/// All versions, the first one first.
Result<std::vector<Minutes>> minutes_about(Transaction& transaction, std::string_view campaign,
                                           std::string_view about);

}  // namespace kiemdiem::store
