#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/connection.h"
#include "store/database.h"

namespace kiemdiem::store {

/// One step of the schema. Never changed once it was released: its text is checksummed.
/// TEXT, BIGINT, DOUBLE, BLOB and TABLE_END in capitals stand for what the engine calls them.
struct Migration {
  int number;
  std::string_view name;
  std::string_view script;      ///< for both engines
  std::string_view sqlite;      ///< after it, for SQLite alone (the guard of the log)
  std::string_view postgresql;  ///< after it, for PostgreSQL alone
};

std::span<const Migration> all_migrations();

struct MigrationPlan {
  Engine engine = Engine::sqlite;
  std::span<const Migration> migrations;
  int last = 0;  ///< number of the last one to run; 0: all
  bool must_be_empty = false;
  /// Called once before the first step where a schema is in use.
  std::function<Result<void>(int schema)> back_up;
};

/// Runs what is missing, each step in a transaction of its own. Refuses a schema that is newer than the list,
/// and one whose steps were other than those of the list.
Result<void> migrate(Connection& connection, const MigrationPlan& plan);

/// Number of the last step that ran; 0 for an empty database.
Result<int> schema_of(Transaction& transaction);

}  // namespace kiemdiem::store
