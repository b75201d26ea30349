#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"
#include "store/log.h"

namespace kiemdiem::store {

/// What a backup holds.
struct BackupContent {
  int schema = 0;
  std::map<std::string, std::int64_t> rows;  ///< a table
  std::string digest;                        ///< SHA-256 in hex over all rows in their order
  /// Vietnamese; where the log that was backed up is broken. The backup is kept all the same: who damages a
  /// log must not stop the backups too.
  std::vector<std::string> log_breaks;
};

/// Writes one moment of the data to a file that can be restored on either engine, beside running writers.
/// With a passphrase the file is encrypted. The file gets its name only after it was read back into a scratch
/// database, and integrity, foreign keys, log and every row were found equal.
/// Refuses a file that is there.
Result<BackupContent> back_up(Database& database, const std::string& file, std::string_view passphrase);

/// The same within a transaction of the caller, for a database of that schema.
Result<BackupContent> back_up(Transaction& transaction, int schema, const std::string& file,
                              std::string_view passphrase);

/// Reads a backup into a scratch database and checks it as back_up() does.
Result<BackupContent> check_backup(const std::string& file, std::string_view passphrase);

struct ChainAnchor {
  std::string chain;
  Anchor anchor;
};

struct Restored {
  BackupContent content;
  std::int64_t epoch = 0;         ///< how often these data were restored
  std::vector<std::string> gaps;  ///< Vietnamese: what the anchors remember and the backup does not hold
};

/// Fills an empty place ("sqlite:PATH" of no file, or an empty PostgreSQL database). Ends all sessions and
/// writes the restore into the log, with the new epoch.
/// @param at  milliseconds since 1970-01-01 UTC
Result<Restored> restore(const std::string& file, std::string_view passphrase, std::string_view url,
                         std::int64_t at, const std::vector<ChainAnchor>& anchors = {});

}  // namespace kiemdiem::store
