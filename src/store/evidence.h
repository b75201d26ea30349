#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/transaction.h"

namespace kiemdiem::store {

/// A file that goes with a paper. Kept in the database, under a random id, never in a folder that is served.
struct EvidenceFile {
  std::string id;
  std::string campaign, owner;  ///< the record that it belongs to: "member:an"
  std::string unit_path;
  std::string name;        ///< as the sender called it
  std::string media_type;  ///< as its bytes say
  std::string bytes;       ///< empty in lists
  std::int64_t size = 0;
  std::int64_t at = 0;  ///< milliseconds since 1970-01-01 UTC
  std::string by;       ///< account
};

Result<void> append(Transaction& transaction, const EvidenceFile& file);
/// Without the bytes, the oldest first.
Result<std::vector<EvidenceFile>> evidence_of(Transaction& transaction, std::string_view campaign,
                                              std::string_view owner);
Result<std::optional<EvidenceFile>> find_evidence(Transaction& transaction, std::string_view id);

}  // namespace kiemdiem::store
