#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "store/backup.h"

namespace kiemdiem::store {

/// All tables of a schema as lines, the same on both engines: {"schema":1}, then for each table
/// {"table":"record"} and a JSON array a row, at last {"end":…} with the counts and the digest of all before.
Result<BackupContent> dump(Transaction& transaction, int schema,
                           const std::function<void(std::string_view line)>& add);

/// The schema that a backup was made in.
Result<int> schema_of_backup(const std::string& file, std::string_view passphrase);

/// Fills the empty tables of that schema from a backup and compares counts and digest.
Result<BackupContent> fill(Transaction& transaction, const std::string& file, std::string_view passphrase);

}  // namespace kiemdiem::store
