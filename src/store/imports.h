#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/transaction.h"

namespace kiemdiem::store {

/// A file that was taken in, and what it changed, so that it can be undone.
struct Import {
  std::string id;
  std::string campaign;
  std::string organization;
  std::string file_name;
  std::int64_t at = 0;  ///< milliseconds since 1970-01-01 UTC
  std::string made_by;
  std::string body;  ///< JSON: the entries changed, with their former versions
  bool undone = false;
};

Result<void> append(Transaction& transaction, const Import& import);
Result<std::optional<Import>> find_import(Transaction& transaction, std::string_view id);
/// The last first.
Result<std::vector<Import>> imports_of(Transaction& transaction, std::string_view campaign,
                                       std::string_view organization);
/// @return false where there is none or it was undone before
Result<bool> mark_undone(Transaction& transaction, std::string_view id);

}  // namespace kiemdiem::store
