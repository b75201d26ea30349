#include "store/sqlite_connection.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <functional>
#include <unordered_map>

namespace kiemdiem::store {
namespace {

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Handle = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

Failure class_of_constraint(int code) {
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return Failure::unique;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return Failure::foreign_key;
    case SQLITE_CONSTRAINT_NOTNULL:
      return Failure::not_null;
    default:
      return Failure::check;
  }
}

Failure class_of(int code) {
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
      return class_of_constraint(code);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Failure::busy;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return Failure::connection;
    case SQLITE_FULL:
      return Failure::full;
    case SQLITE_IOERR:
      return Failure::sync;
    default:
      return Failure::other;
  }
}

Fault fault_of(int code) {
  if ((code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB)
    return {Failure::other,
            fmt::format("Tệp dữ liệu bị hỏng (mã SQLite {}); hãy khôi phục từ bản sao lưu gần nhất.", code)};
  return make_fault(class_of(code), fmt::format("SQLite {}", code));
}

/// The settings of every session; a scratch place does without waiting for the disk.
constexpr const char* settings = R"(
  pragma busy_timeout = 10000;
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma secure_delete = on;
  pragma trusted_schema = off;
  pragma cell_size_check = on;
  pragma temp_store = memory;
  pragma journal_size_limit = 67108864;
)";

class SqliteConnection final : public Connection {
 public:
  explicit SqliteConnection(Handle handle) : handle_{std::move(handle)} {}

  Outcome begin(Mode mode) override { return script(mode == Mode::write ? "begin immediate" : "begin"); }
  Outcome commit() override { return script("commit"); }
  void rollback() override {
    if (sqlite3_get_autocommit(handle_.get()) == 0) script("rollback");
  }
  bool usable() const override { return sqlite3_get_autocommit(handle_.get()) != 0; }

  Outcome run(std::string_view sql, std::span<const Value> values, Rows& rows,
              std::int64_t& changed) override {
    const std::int64_t before = sqlite3_total_changes64(handle_.get());
    auto outcome = stream(sql, values, [&](Row&& row) {
      rows.push_back(std::move(row));
      return true;
    });
    // Of the statement alone: a trigger or a cascade does not count, an old number does not stay.
    changed = sqlite3_total_changes64(handle_.get()) == before ? 0 : sqlite3_changes64(handle_.get());
    return outcome;
  }

  Outcome run_each(std::string_view sql, std::span<const Values> sets, Rows& rows) override {
    for (const Values& values : sets) {
      std::int64_t changed = 0;
      if (auto outcome = run(sql, values, rows, changed)) return outcome;
    }
    return {};
  }

  Outcome stream(std::string_view sql, std::span<const Value> values, const Use& use) override {
    const auto statement = prepared(sql);
    if (!statement) return statement.error();
    Outcome outcome = bind(*statement, values);
    if (!outcome) outcome = step_through(*statement, use);
    sqlite3_reset(*statement);
    sqlite3_clear_bindings(*statement);
    return outcome;
  }

  Outcome script(std::string_view sql) override {
    const int code = sqlite3_exec(handle_.get(), std::string{sql}.c_str(), nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) return {};
    return fault_of(code);
  }

 private:
  Attempt<sqlite3_stmt*> prepared(std::string_view sql) {
    const auto found = statements_.find(sql);
    if (found != statements_.end()) return found->second.get();
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return tl::unexpected{fault_of(code)};
    statements_.emplace(std::string{sql}, Statement{statement});
    return statement;
  }

  /// $1 is the first value wherever it stands: SQLite numbers its places by their first appearance.
  static Outcome bind(sqlite3_stmt* statement, std::span<const Value> values) {
    if (sqlite3_bind_parameter_count(statement) != static_cast<int>(values.size()))
      return make_fault(Failure::other, "số tham số");
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::string name = "$" + std::to_string(i + 1);
      const int place = sqlite3_bind_parameter_index(statement, name.c_str());
      const int code = place == 0 ? SQLITE_RANGE : bind(statement, place, values[i]);
      if (code != SQLITE_OK) return fault_of(code);
    }
    return {};
  }

  static int bind(sqlite3_stmt* statement, int place, const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value))
      return sqlite3_bind_int64(statement, place, *number);
    if (const auto* real = std::get_if<double>(&value)) return sqlite3_bind_double(statement, place, *real);
    if (const auto* text = std::get_if<std::string>(&value))
      return sqlite3_bind_text64(statement, place, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    if (const auto* blob = std::get_if<Blob>(&value))
      return sqlite3_bind_blob64(statement, place,
                                 blob->empty() ? "" : static_cast<const void*>(blob->data()), blob->size(),
                                 SQLITE_STATIC);
    return sqlite3_bind_null(statement, place);
  }

  static Outcome step_through(sqlite3_stmt* statement, const Use& use) {
    for (;;) {
      const int code = sqlite3_step(statement);
      if (code == SQLITE_DONE) return {};
      if (code != SQLITE_ROW) return fault_of(code);
      if (!use(row_of(statement))) return {};
    }
  }

  static Row row_of(sqlite3_stmt* statement) {
    Values columns;
    const int count = sqlite3_column_count(statement);
    columns.reserve(static_cast<std::size_t>(count));
    for (int column = 0; column < count; ++column) columns.push_back(column_of(statement, column));
    return Row{std::move(columns)};
  }

  static Value column_of(sqlite3_stmt* statement, int column) {
    switch (sqlite3_column_type(statement, column)) {
      case SQLITE_INTEGER:
        return std::int64_t{sqlite3_column_int64(statement, column)};
      case SQLITE_FLOAT:
        return sqlite3_column_double(statement, column);
      case SQLITE_TEXT:
        return std::string{reinterpret_cast<const char*>(sqlite3_column_text(statement, column)),
                           static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
      case SQLITE_BLOB: {
        const auto* first = static_cast<const std::byte*>(sqlite3_column_blob(statement, column));
        return Blob{first, first + sqlite3_column_bytes(statement, column)};
      }
      default:
        return {};
    }
  }

  Handle handle_;
  std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements_;
};

}  // namespace

Attempt<std::unique_ptr<Connection>> connect_sqlite(const std::string& path, const SqliteOptions& options) {
  sqlite3* opened = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(path.c_str(), &opened, flags, nullptr);
  Handle handle{opened};
  if (code != SQLITE_OK) return tl::unexpected{fault_of(code)};
  auto connection = std::make_unique<SqliteConnection>(std::move(handle));
  Outcome outcome = connection->script(settings);
  if (!outcome && !options.durable) outcome = connection->script("pragma synchronous = off");
  if (!outcome && options.mode == Mode::read) outcome = connection->script("pragma query_only = on");
  if (outcome) return tl::unexpected{*outcome};
  return connection;
}

}  // namespace kiemdiem::store
