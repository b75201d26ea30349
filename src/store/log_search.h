#pragma once

#include "store/log.h"

namespace kiemdiem::store {

/// Which entries of the log. Of the system chain, or of the chains of the organizations at and below a path.
struct LogSearch {
  std::string unit_path;   ///< empty: the system chain
  std::string action;      ///< empty: all
  std::string object;      ///< has this in its name; empty: all
  std::int64_t from = 0;   ///< milliseconds since 1970-01-01 UTC, included
  std::int64_t until = 0;  ///< not included; 0: to the end
};

/// The newest first.
Result<std::vector<LoggedEntry>> search(Transaction& transaction, const LogSearch& wanted,
                                        std::int64_t offset, std::int64_t limit);
Result<std::int64_t> count(Transaction& transaction, const LogSearch& wanted);

/// The chains of the organizations at and below a path, by name; those without an entry are left out.
Result<std::vector<std::string>> chains_below(Transaction& transaction, std::string_view unit_path);

}  // namespace kiemdiem::store
