#pragma once

#include <functional>
#include <optional>
#include <string>

#include "service/office.h"
#include "service/upkeep_plan.h"

/// What the server does by itself, done: see upkeep_plan.h.
namespace kiemdiem::service {

struct UpkeepOptions {
  std::string backup_folder;  ///< empty: no schedule
  std::string passphrase;     ///< of the backups; empty: they are not encrypted
  bool keeps_reserve = false;
};

/// How the last backup of the schedule ended, as the store remembers it.
struct BackupRun {
  std::int64_t at = 0;  ///< milliseconds since 1970-01-01 UTC
  bool good = false;
  std::string file;       ///< its name in the folder
  std::int64_t rows = 0;  ///< read back and found equal
  std::string digest;     ///< SHA-256 in hexadecimal digits over all rows
  std::string words;      ///< Vietnamese: what went wrong, or what the log of the backup lacks
  std::int64_t last_good_at = 0;
};
Result<std::optional<BackupRun>> last_backup(store::Transaction& transaction);

/// Does what is due at a moment and moves `state` on. Each part goes on when another fails.
/// @param tell lines for the terminal
void keep_up(Office& office, const UpkeepOptions& options, UpkeepState& state, const Now& now,
             const std::function<void(const std::string&)>& tell);

/// What the store knows of earlier runs of the server.
Result<UpkeepState> upkeep_state(Office& office);

}  // namespace kiemdiem::service
