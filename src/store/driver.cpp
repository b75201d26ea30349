#include "store/driver.h"

#include <fcntl.h>
#include <unistd.h>

#include "store/data_file.h"
#include "store/postgresql_connection.h"
#include "store/sqlite_connection.h"

namespace kiemdiem::store {
namespace {

class SqliteDriver final : public Driver {
 public:
  SqliteDriver(std::string path, std::unique_ptr<DataFileLock> lock)
      : path_{std::move(path)}, lock_{std::move(lock)} {}

  Engine engine() const override { return Engine::sqlite; }
  std::string path() const override { return path_; }
  int writers() const override { return 1; }
  Attempt<std::unique_ptr<Connection>> connect(Mode mode) override {
    return connect_sqlite(path_, {.mode = mode, .durable = true});
  }
  std::string_view snapshot_query() const override { return ""; }

 private:
  std::string path_;
  std::unique_ptr<DataFileLock> lock_;  ///< nothing: another process may have the file
};

/// A data file that goes with the object.
class ScratchDriver final : public Driver {
 public:
  bool usable() const { return !folder_.path().empty(); }
  Engine engine() const override { return Engine::sqlite; }
  std::string path() const override { return folder_.path() + "/scratch.db"; }
  int writers() const override { return 1; }
  Attempt<std::unique_ptr<Connection>> connect(Mode mode) override {
    return connect_sqlite(path(), {.mode = mode, .durable = false});
  }
  std::string_view snapshot_query() const override { return ""; }

 private:
  ScratchFolder folder_;
};

class PostgresqlDriver final : public Driver {
 public:
  explicit PostgresqlDriver(std::string url) : url_{std::move(url)} {}

  Engine engine() const override { return Engine::postgresql; }
  std::string path() const override { return ""; }
  int writers() const override { return 4; }
  Attempt<std::unique_ptr<Connection>> connect(Mode) override { return connect_postgresql(url_); }
  /// Which transactions are done: changes whenever one that wrote ends, in any process.
  std::string_view snapshot_query() const override { return "select pg_current_snapshot()::text"; }

 private:
  std::string url_;  // may hold a password: never shown
};

/// A new data file is only for its owner; SQLite gives its side files the same rights.
void make_private(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor >= 0) ::close(descriptor);
}

Result<std::unique_ptr<Driver>> scratch_driver() {
  auto driver = std::make_unique<ScratchDriver>();
  if (driver->usable()) return driver;
  return refuse({},
                "Không tạo được thư mục tạm; hãy kiểm tra chỗ trống và quyền ghi của thư mục tạm (TMPDIR).");
}

Result<std::unique_ptr<Driver>> sqlite_driver(const std::string& path, bool beside) {
  if (const auto drive = check_drive(path); !drive) return tl::unexpected{drive.error()};
  if (beside) return std::make_unique<SqliteDriver>(path, nullptr);
  auto lock = DataFileLock::take(path);
  if (!lock) return tl::unexpected{lock.error()};
  make_private(path);
  return std::make_unique<SqliteDriver>(path, std::move(*lock));
}

}  // namespace

Result<std::unique_ptr<Driver>> make_driver(std::string_view url, bool beside) {
  constexpr std::string_view file = "sqlite:";
  if (url == "sqlite::memory:") return scratch_driver();
  if (url.starts_with(file) && url.size() > file.size())
    return sqlite_driver(std::string{url.substr(file.size())}, beside);
  if (url.starts_with("postgresql://") || url.starts_with("postgres://"))
    return std::make_unique<PostgresqlDriver>(std::string{url});
  return refuse({}, "Không hiểu địa chỉ cơ sở dữ liệu; viết “sqlite:/thư/mục/tệp.db” hoặc “postgresql://…”.");
}

}  // namespace kiemdiem::store
