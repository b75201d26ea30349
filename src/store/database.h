#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/transaction.h"

namespace kiemdiem::store {

struct Migration;

enum class Engine : std::uint8_t { sqlite, postgresql };

struct OpenOptions {
  /// Where the backup before a migration goes. Empty: beside the data file; PostgreSQL then refuses to
  /// migrate a schema that is in use.
  std::string backup_folder;
  /// Number of the last step of the schema to run; 0: all. Only for old backups and for tests.
  int schema = 0;
  bool must_be_empty = false;  ///< refuses a place where a schema is in use
  /// Only reads, beside the process that has the data file (a backup of a running server). The schema stays
  /// as it is; one that is newer than the program is refused.
  bool beside = false;
  std::span<const Migration> steps;  ///< instead of the program's own; for tests
};

/// One data file or one server. All functions may be called from any thread.
class Database {
 public:
  using Work = std::function<Result<void>(Transaction&)>;

  /// "sqlite:PATH", "sqlite::memory:" (a temporary file that goes with the object, for tests) or
  /// "postgresql://…". Brings the schema up to date, after a backup where one is in use; refuses a schema
  /// that is newer than the program, a data file that another process has open, and network drives.
  static Result<std::unique_ptr<Database>> open(std::string_view url, const OpenOptions& options = {});

  virtual ~Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Reads one moment of the data, beside other readers and a writer.
  virtual Result<void> read(const Work& work) = 0;

  /// All or nothing: what `work` did is kept when it gives back no problem and the commit is on the disk.
  /// `work` may run several times (another transaction was in the way), so it may change nothing but the
  /// database and its own results. On SQLite one writer at a time; on PostgreSQL serializable. Never nested.
  virtual Result<void> write(const Work& work) = 0;

  /// Rises after every committed write, of other processes too: what was derived under a number may be kept
  /// as long as this is still the number. Ask before reading.
  virtual std::uint64_t generation() = 0;

  /// The disk failed at a commit: what was promised may be lost, so every further write is refused and the
  /// program has to end with an error (it is never tried again).
  virtual bool failed() const = 0;

  virtual Engine engine() const = 0;
  /// The data file; empty on PostgreSQL.
  virtual std::string path() const = 0;

 protected:
  Database() = default;
};

}  // namespace kiemdiem::store
