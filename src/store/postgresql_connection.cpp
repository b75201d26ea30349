#include "store/postgresql_connection.h"

#include <libpq-fe.h>

#include <array>
#include <functional>
#include <unordered_map>

#include "store/postgresql_values.h"

namespace kiemdiem::store {
namespace {

struct CloseSession {
  void operator()(PGconn* session) const { PQfinish(session); }
};
struct ClearAnswer {
  void operator()(PGresult* answer) const { PQclear(answer); }
};
using Handle = std::unique_ptr<PGconn, CloseSession>;
using Answer = std::unique_ptr<PGresult, ClearAnswer>;

/// Sets of values that are sent before their answers are read: few enough for the buffers of the network.
constexpr std::size_t sets_in_flight = 200;

Failure class_of(std::string_view state) {
  if (state == "23505") return Failure::unique;
  if (state == "23503") return Failure::foreign_key;
  if (state == "23502") return Failure::not_null;
  if (state.starts_with("23") || state.starts_with("22")) return Failure::check;
  if (state == "40001" || state == "40P01" || state == "55P03") return Failure::busy;
  if (state.starts_with("08") || state.starts_with("57P0") || state == "53300" || state.empty())
    return Failure::connection;
  if (state == "53100") return Failure::full;
  if (state == "58030") return Failure::sync;
  return Failure::other;
}

Fault fault_of(const PGresult* answer) {
  const char* state = answer == nullptr ? nullptr : PQresultErrorField(answer, PG_DIAG_SQLSTATE);
  const std::string code = state == nullptr ? "" : state;
  return make_fault(class_of(code), code.empty() ? "PostgreSQL" : "PostgreSQL " + code);
}

bool is_good(const PGresult* answer) {
  const ExecStatusType status = PQresultStatus(answer);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE;
}

/// A commit that a standby did not confirm succeeds with a warning only.
void note_warning(void* warned, const PGresult* notice) {
  const char* severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
  if (severity != nullptr && std::string_view{severity} == "WARNING") *static_cast<bool*>(warned) = true;
}

class PostgresqlConnection final : public Connection {
 public:
  explicit PostgresqlConnection(Handle handle) : handle_{std::move(handle)} {
    PQsetNoticeReceiver(handle_.get(), note_warning, &warned_);
  }
  PostgresqlConnection(const PostgresqlConnection&) = delete;
  PostgresqlConnection& operator=(const PostgresqlConnection&) = delete;

  Outcome begin(Mode mode) override {
    return script(mode == Mode::write ? "begin isolation level serializable"
                                      : "begin isolation level repeatable read, read only");
  }

  Outcome commit() override {
    warned_ = false;
    const Answer answer{PQexec(handle_.get(), "commit")};
    if (!is_good(answer.get())) return unknown_if_cut(fault_of(answer.get()));
    // The server answers a commit of a failed transaction with ROLLBACK.
    if (std::string_view{PQcmdStatus(answer.get())} != "COMMIT")
      return make_fault(Failure::other, "rollback");
    if (warned_) return unknown("PostgreSQL 01000");
    return {};
  }

  void rollback() override {
    if (PQtransactionStatus(handle_.get()) != PQTRANS_IDLE) script("rollback");
  }
  bool usable() const override {
    return PQstatus(handle_.get()) == CONNECTION_OK && PQtransactionStatus(handle_.get()) == PQTRANS_IDLE;
  }

  Outcome run(std::string_view sql, std::span<const Value> values, Rows& rows,
              std::int64_t& changed) override {
    const auto name = prepared(sql);
    if (!name) return name.error();
    const PostgresqlParameters parameters{values};
    const Answer answer{PQexecPrepared(handle_.get(), name->c_str(), parameters.count(),
                                       parameters.pointers(), parameters.lengths(), parameters.formats(), 0)};
    if (!is_good(answer.get())) return fault_of(answer.get());
    take_rows(answer.get(), rows);
    const std::string count{PQcmdTuples(answer.get())};
    changed = PQresultStatus(answer.get()) == PGRES_COMMAND_OK && !count.empty() ? std::stoll(count) : 0;
    return {};
  }

  Outcome run_each(std::string_view sql, std::span<const Values> sets, Rows& rows) override {
    const auto name = prepared(sql);
    if (!name) return name.error();
    if (PQenterPipelineMode(handle_.get()) != 1) return fault_of(nullptr);
    Outcome outcome;
    for (std::size_t first = 0; first < sets.size() && !outcome; first += sets_in_flight)
      outcome = run_batch(*name, sets.subspan(first, std::min(sets_in_flight, sets.size() - first)), rows);
    PQexitPipelineMode(handle_.get());
    return outcome;
  }

  Outcome stream(std::string_view sql, std::span<const Value> values, const Use& use) override {
    const auto name = prepared(sql);
    if (!name) return name.error();
    const PostgresqlParameters parameters{values};
    if (PQsendQueryPrepared(handle_.get(), name->c_str(), parameters.count(), parameters.pointers(),
                            parameters.lengths(), parameters.formats(), 0) != 1)
      return fault_of(nullptr);
    PQsetSingleRowMode(handle_.get());
    return read_stream(use);
  }

  Outcome script(std::string_view sql) override {
    const Answer answer{PQexec(handle_.get(), std::string{sql}.c_str())};
    if (!is_good(answer.get())) return fault_of(answer.get());
    return {};
  }

 private:
  Attempt<std::string> prepared(std::string_view sql) {
    const auto found = names_.find(std::string{sql});
    if (found != names_.end()) return found->second;
    const std::string name = "s" + std::to_string(names_.size());
    const std::string text{sql};
    const Answer answer{PQprepare(handle_.get(), name.c_str(), text.c_str(), 0, nullptr)};
    if (!is_good(answer.get())) return tl::unexpected{fault_of(answer.get())};
    names_.emplace(text, name);
    return name;
  }

  static void take_rows(const PGresult* answer, Rows& rows) {
    for (int row = 0; row < PQntuples(answer); ++row) rows.push_back(row_of(answer, row));
  }

  Outcome run_batch(const std::string& name, std::span<const Values> sets, Rows& rows) {
    for (const Values& values : sets) {
      const PostgresqlParameters parameters{values};
      if (PQsendQueryPrepared(handle_.get(), name.c_str(), parameters.count(), parameters.pointers(),
                              parameters.lengths(), parameters.formats(), 0) != 1)
        return fault_of(nullptr);
    }
    if (PQpipelineSync(handle_.get()) != 1) return fault_of(nullptr);
    return read_batch(rows);
  }

  /// Up to the end of the batch, past the first error too: the answers must be taken off the line.
  Outcome read_batch(Rows& rows) {
    Outcome outcome;
    for (;;) {
      const Answer answer{PQgetResult(handle_.get())};
      if (!answer) {
        if (PQstatus(handle_.get()) != CONNECTION_OK) return fault_of(nullptr);
        continue;  // between two statements
      }
      const ExecStatusType status = PQresultStatus(answer.get());
      if (status == PGRES_PIPELINE_SYNC) return outcome;
      if (status == PGRES_PIPELINE_ABORTED) continue;
      if (!is_good(answer.get())) {
        if (!outcome) outcome = fault_of(answer.get());
        if (PQstatus(handle_.get()) != CONNECTION_OK) return outcome;
      } else if (!outcome) {
        take_rows(answer.get(), rows);
      }
    }
  }

  Outcome read_stream(const Use& use) {
    Outcome outcome;
    bool wanted = true;
    while (const Answer answer{PQgetResult(handle_.get())}) {
      if (!is_good(answer.get())) {
        if (!outcome) outcome = fault_of(answer.get());
        continue;
      }
      for (int row = 0; wanted && row < PQntuples(answer.get()); ++row)
        wanted = use(row_of(answer.get(), row));
    }
    return outcome;
  }

  static Fault unknown(std::string_view code) {
    return {Failure::sync, "Chưa rõ thay đổi đã được giữ lại hay chưa; hãy thử lại cùng yêu cầu này (mã " +
                               std::string{code} + ")."};
  }

  /// The line was cut while the server committed: it may have been kept.
  Fault unknown_if_cut(Fault fault) const {
    if (fault.failure != Failure::connection) return fault;
    Fault words = unknown("PostgreSQL, đứt kết nối");
    words.failure = Failure::connection;
    return words;
  }

  Handle handle_;
  std::unordered_map<std::string, std::string> names_;
  bool warned_ = false;
};

}  // namespace

Attempt<std::unique_ptr<Connection>> connect_postgresql(const std::string& url) {
  // What stands in the URL comes later and wins.
  const std::array<const char*, 6> names{"connect_timeout", "tcp_user_timeout", "application_name",
                                         "dbname",          "client_encoding",  nullptr};
  const std::array<const char*, 6> values{"5", "10000", "kiemdiem", url.c_str(), "UTF8", nullptr};
  Handle handle{PQconnectdbParams(names.data(), values.data(), 1)};
  if (!handle || PQstatus(handle.get()) != CONNECTION_OK) return tl::unexpected{fault_of(nullptr)};
  auto connection = std::make_unique<PostgresqlConnection>(std::move(handle));
  if (auto outcome = connection->script("set bytea_output = 'hex'; set client_min_messages = 'warning'"))
    return tl::unexpected{*outcome};
  return connection;
}

}  // namespace kiemdiem::store
