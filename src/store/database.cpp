#include "store/database.h"

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <optional>
#include <shared_mutex>
#include <thread>

#include "store/backup.h"
#include "store/driver.h"
#include "store/migrations.h"
#include "store/pool.h"

namespace kiemdiem::store {
namespace {

constexpr int readers = 8;
constexpr int attempts = 12;
/// From this attempt on, a write that lost to others runs alone in this process.
constexpr int attempt_alone = 3;

/// How one try ended.
struct Ended {
  Result<void> result;
  bool again = false;        ///< nothing was written: it may be tried again
  bool twice = false;        ///< somebody wrote the same key, perhaps just now
  bool disk_failed = false;  ///< at a write or a commit
};

Ended ended_by(const Fault& fault, bool again) {
  return {refuse({}, fault.message), again, false,
          fault.failure == Failure::sync || fault.failure == Failure::full};
}

/// Rolls back whatever way `work` is left.
class RollbackUnlessDone {
 public:
  explicit RollbackUnlessDone(Connection& connection) : connection_{&connection} {}
  ~RollbackUnlessDone() {
    if (connection_ != nullptr) connection_->rollback();
  }
  RollbackUnlessDone(const RollbackUnlessDone&) = delete;
  RollbackUnlessDone& operator=(const RollbackUnlessDone&) = delete;
  void done() { connection_ = nullptr; }

 private:
  Connection* connection_;
};

bool may_pass(Failure failure) {
  return failure == Failure::busy || failure == Failure::connection;
}

Ended run_work(Connection& connection, const Database::Work& work) {
  Transaction transaction{connection};
  Result<void> result = work(transaction);
  if (const auto failure = transaction.failure())
    return {transaction.state(), may_pass(*failure), *failure == Failure::unique, *failure == Failure::sync};
  return {std::move(result), false, false, false};
}

Ended try_once(Connection& connection, Mode mode, const Database::Work& work) {
  if (const Outcome outcome = connection.begin(mode)) return ended_by(*outcome, may_pass(outcome->failure));
  RollbackUnlessDone guard{connection};
  Ended ended = run_work(connection, work);
  if (!ended.result) return ended;
  // A cut line at a commit leaves it open whether the write was kept: only the caller may try again.
  if (const Outcome outcome = connection.commit())
    return ended_by(*outcome, outcome->failure == Failure::busy);
  guard.done();
  return ended;
}

void wait_before(int attempt) {
  if (attempt > 0) std::this_thread::sleep_for(std::chrono::milliseconds{attempt * attempt});
}

class OpenDatabase final : public Database {
 public:
  explicit OpenDatabase(std::unique_ptr<Driver> driver)
      : driver_{std::move(driver)},
        readers_{*driver_, Mode::read, readers},
        writers_{*driver_, Mode::write, driver_->writers()} {}

  Result<void> read(const Work& work) override {
    Ended ended;
    for (int attempt = 0; attempt < 2; ++attempt) {
      const auto lease = readers_.lease();
      if (!lease) return refuse({}, lease.error().message);
      ended = try_once(**lease, Mode::read, work);
      if (!ended.again) break;
    }
    return ended.result;
  }

  Result<void> write(const Work& work) override {
    if (beside_) return refuse({}, "Lỗi chương trình: dữ liệu chỉ được mở để đọc.");
    if (writing() == this) return refuse({}, "Lỗi chương trình: một lần ghi nằm trong một lần ghi khác.");
    const Writing writing{this};
    return write_with_retries(work);
  }

  std::uint64_t generation() override {
    if (!driver_->snapshot_query().empty()) look_outside();
    return generation_;
  }

  bool failed() const override { return failed_; }
  Engine engine() const override { return driver_->engine(); }
  std::string path() const override { return driver_->path(); }

  Result<void> prepare(const OpenOptions& options);

 private:
  Result<void> look_at_schema();
  Result<std::string> backup_name(const OpenOptions& options, int schema) const;
  MigrationPlan plan_of(const OpenOptions& options, Connection& connection) const;

  Result<void> write_with_retries(const Work& work) {
    Ended ended;
    for (int attempt = 0; attempt < attempts; ++attempt) {
      wait_before(attempt);
      ended = write_once(work, attempt >= attempt_alone);
      // PostgreSQL may see a concurrent insert as a double before it sees the conflict of the transactions.
      const bool perhaps = ended.twice && attempt < 2 && driver_->engine() == Engine::postgresql;
      if (!ended.again && !perhaps) break;
    }
    return ended.result;
  }

  Ended write_once(const Work& work, bool alone) {
    std::shared_lock together{gate_, std::defer_lock};
    std::unique_lock apart{gate_, std::defer_lock};
    if (alone)
      apart.lock();
    else
      together.lock();
    const auto lease = writers_.lease();
    if (failed_) return {refuse({}, stopped), false, false, false};
    if (!lease) return ended_by(lease.error(), lease.error().failure == Failure::busy);
    Ended ended = try_once(**lease, Mode::write, work);
    if (ended.result) ++generation_;
    // A server looks after its own disk; here nobody else does.
    if (ended.disk_failed && driver_->engine() == Engine::sqlite) failed_ = true;
    return ended;
  }

  /// Another process may have written: any difference counts, for the price of a derivation too many.
  void look_outside() {
    std::string seen;
    const auto result = read([&](Transaction& transaction) -> Result<void> {
      const auto rows = transaction.query(driver_->snapshot_query());
      if (!rows) return tl::unexpected{rows.error()};
      seen = rows->front().text(0);
      return {};
    });
    const std::lock_guard lock{snapshot_mutex_};
    if (result && seen == snapshot_) return;
    snapshot_ = result ? seen : "";
    ++generation_;
  }

  /// The database that this thread is writing to.
  static const OpenDatabase*& writing() {
    static thread_local const OpenDatabase* database = nullptr;
    return database;
  }

  /// Marks this thread as the writer of a database.
  class Writing {
   public:
    explicit Writing(const OpenDatabase* database) { writing() = database; }
    ~Writing() { writing() = nullptr; }
    Writing(const Writing&) = delete;
    Writing& operator=(const Writing&) = delete;
  };

  static constexpr const char* stopped =
      "Ổ đĩa đã báo lỗi khi ghi nên chương trình không ghi thêm gì nữa; hãy báo người quản trị kiểm tra "
      "ổ đĩa rồi khởi động lại.";

  bool beside_ = false;  ///< set once, before anybody else has the object
  std::unique_ptr<Driver> driver_;
  Pool readers_, writers_;
  std::shared_mutex gate_;
  std::atomic<std::uint64_t> generation_ = 1;
  std::atomic<bool> failed_ = false;
  std::mutex snapshot_mutex_;
  std::string snapshot_;
};

/// Beside the data file, or in the folder that was named for it; never over another file.
Result<std::string> OpenDatabase::backup_name(const OpenOptions& options, int schema) const {
  if (options.backup_folder.empty() && path().empty())
    return refuse({}, "Cần một thư mục để sao lưu trước khi nâng cấp cơ sở dữ liệu; hãy khai thư mục đó.");
  const std::string data = path().empty() ? "kiemdiem" : std::filesystem::path{path()}.filename().string();
  const std::string folder = options.backup_folder.empty()
                                 ? std::filesystem::path{path()}.parent_path().string()
                                 : options.backup_folder;
  for (int number = 1;; ++number) {
    const auto name =
        std::filesystem::path{folder} / fmt::format("{}.step-{}-{}.backup", data, schema, number);
    if (!std::filesystem::exists(name)) return name.string();
  }
}

MigrationPlan OpenDatabase::plan_of(const OpenOptions& options, Connection& connection) const {
  return {driver_->engine(), options.steps.empty() ? all_migrations() : options.steps, options.schema,
          options.must_be_empty, [this, options, &connection](int schema) -> Result<void> {
            const auto name = backup_name(options, schema);
            if (!name) return tl::unexpected{name.error()};
            Transaction transaction{connection};
            if (const Outcome outcome = connection.begin(Mode::read)) return refuse({}, outcome->message);
            const RollbackUnlessDone guard{connection};
            return back_up(transaction, schema, *name, "").map([](const BackupContent&) {});
          }};
}

Result<void> OpenDatabase::look_at_schema() {
  beside_ = true;
  const auto read_schema = [](Transaction& transaction) -> Result<void> {
    const auto schema = schema_of(transaction);
    if (!schema) return tl::unexpected{schema.error()};
    if (*schema <= static_cast<int>(all_migrations().size())) return {};
    return refuse({},
                  "Dữ liệu thuộc phiên bản mới hơn chương trình; hãy cài phiên bản mới của chương trình.");
  };
  return read(read_schema);
}

Result<void> OpenDatabase::prepare(const OpenOptions& options) {
  if (options.beside) return look_at_schema();
  const auto lease = writers_.lease();
  if (!lease) return refuse({}, lease.error().message);
  Result<void> result;
  // Two processes that open an empty server at the same time: the second finds the work done when it looks
  // again.
  for (int attempt = 0; attempt < 3; ++attempt) {
    wait_before(attempt * 5);
    result = migrate(**lease, plan_of(options, **lease));
    if (result || driver_->engine() == Engine::sqlite) break;
  }
  return result;
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(std::string_view url, const OpenOptions& options) {
  auto driver = make_driver(url, options.beside);
  if (!driver) return tl::unexpected{driver.error()};
  auto database = std::make_unique<OpenDatabase>(std::move(*driver));
  if (const auto prepared = database->prepare(options); !prepared) return tl::unexpected{prepared.error()};
  return database;
}

}  // namespace kiemdiem::store
