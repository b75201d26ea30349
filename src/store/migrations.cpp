#include "store/migrations.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "store/digest.h"

namespace kiemdiem::store {
namespace {

using Words = std::array<std::pair<std::string_view, std::string_view>, 5>;

// Texts of PostgreSQL are compared byte by byte, as SQLite does.
constexpr Words sqlite_words{
    {{"TEXT", "text"}, {"BIGINT", "integer"}, {"DOUBLE", "real"}, {"BLOB", "blob"}, {"TABLE_END", "strict"}}};
constexpr Words postgresql_words{{{"TEXT", "text collate \"C\""},
                                  {"BIGINT", "bigint"},
                                  {"DOUBLE", "double precision"},
                                  {"BLOB", "bytea"},
                                  {"TABLE_END", ""}}};

constexpr std::string_view migration_table = R"(
create table if not exists migration (
  number BIGINT not null primary key, name TEXT not null, checksum TEXT not null
) TABLE_END)";

std::string in_words_of(Engine engine, std::string_view script) {
  std::string text{script};
  for (const auto& [word, meaning] : engine == Engine::sqlite ? sqlite_words : postgresql_words) {
    std::size_t at = 0;
    while ((at = text.find(word, at)) != std::string::npos) {
      text.replace(at, word.size(), meaning);
      at += meaning.size();
    }
  }
  return text;
}

/// Of both engines' texts, so that a backup of one fits the other.
std::string checksum(const Migration& step) {
  Digest digest;
  for (const std::string_view part : {step.name, step.script, step.sqlite, step.postgresql})
    digest.add_field(part);
  return digest.hex();
}

Result<void> as_result(const Outcome& outcome) {
  if (!outcome) return {};
  return refuse({}, outcome->message);
}

/// The steps that ran, checked against the list.
Result<int> check_steps(Transaction& transaction, std::span<const Migration> known) {
  const auto rows = transaction.query("select number, checksum from migration order by number");
  if (!rows) return tl::unexpected{rows.error()};
  if (rows->size() > known.size())
    return refuse({},
                  fmt::format("Dữ liệu thuộc phiên bản mới hơn chương trình (bước {}, chương trình biết đến "
                              "bước {}); hãy cài phiên bản mới của chương trình.",
                              rows->back().integer(0), known.size()));
  for (std::size_t i = 0; i < rows->size(); ++i)
    if ((*rows)[i].integer(0) != known[i].number || (*rows)[i].text(1) != checksum(known[i]))
      return refuse({}, fmt::format("Bước {} của cấu trúc dữ liệu không giống bước mà chương trình biết; hãy "
                                    "dùng đúng phiên bản đã tạo dữ liệu này.",
                                    known[i].number));
  return static_cast<int>(rows->size());
}

template <class Work>
Result<void> in_transaction(Connection& connection, const Work& work) {
  if (const Outcome outcome = connection.begin(Mode::write)) return as_result(outcome);
  Result<void> result = work();
  if (result) result = as_result(connection.commit());
  if (!result) connection.rollback();
  return result;
}

Result<int> prepare(Connection& connection, const MigrationPlan& plan) {
  int done = 0;
  const auto result = in_transaction(connection, [&]() -> Result<void> {
    if (const Outcome outcome = connection.script(in_words_of(plan.engine, migration_table)))
      return as_result(outcome);
    Transaction transaction{connection};
    const auto checked = check_steps(transaction, plan.migrations);
    if (!checked) return tl::unexpected{checked.error()};
    done = *checked;
    return {};
  });
  if (!result) return tl::unexpected{result.error()};
  return done;
}

/// One process at a time: SQLite's write transaction holds the others off, a server is told to.
constexpr std::string_view hold_others_off = "lock table migration in exclusive mode";

Result<void> run_step(Connection& connection, Engine engine, const Migration& step) {
  return in_transaction(connection, [&]() -> Result<void> {
    if (engine == Engine::postgresql)
      if (const Outcome held = connection.script(std::string{hold_others_off})) return as_result(held);
    Transaction reader{connection};
    const auto ran = reader.query("select 1 from migration where number = $1", {std::int64_t{step.number}});
    if (!ran) return tl::unexpected{ran.error()};
    if (!ran->empty()) return {};  // by another process that opened the same database
    Outcome outcome = connection.script(in_words_of(engine, step.script));
    const std::string_view own = engine == Engine::sqlite ? step.sqlite : step.postgresql;
    if (!outcome && !own.empty()) outcome = connection.script(own);
    if (outcome) return as_result(outcome);
    Transaction transaction{connection};
    return transaction
        .execute("insert into migration (number, name, checksum) values ($1, $2, $3)",
                 {std::int64_t{step.number}, text_value(step.name), checksum(step)})
        .map([](std::int64_t) {});
  });
}

}  // namespace

Result<void> migrate(Connection& connection, const MigrationPlan& plan) {
  const auto done = prepare(connection, plan);
  if (!done) return tl::unexpected{done.error()};
  if (*done > 0 && plan.must_be_empty)
    return refuse({}, "Cơ sở dữ liệu này đã có dữ liệu; khôi phục chỉ ghi vào một cơ sở dữ liệu trống.");
  const int last = plan.last == 0 ? static_cast<int>(plan.migrations.size()) : plan.last;
  if (*done > 0 && *done < last && plan.back_up) {
    if (auto kept = plan.back_up(*done); !kept) return kept;
  }
  for (const Migration& step : plan.migrations)
    if (step.number > *done && step.number <= last)
      if (auto result = run_step(connection, plan.engine, step); !result) return result;
  return {};
}

Result<int> schema_of(Transaction& transaction) {
  const auto rows = transaction.query("select coalesce(max(number), 0) from migration");
  if (!rows) return tl::unexpected{rows.error()};
  return static_cast<int>(rows->front().integer(0));
}

}  // namespace kiemdiem::store
