#include "store/records.h"

#include "store/answers.h"
#include "store/log.h"
#include "store/record_rows.h"

namespace kiemdiem::store {
namespace {

constexpr std::string_view by_key =
    "select campaign, list, id, unit_path, facts, name_key, search, version, changed_at, changed_by, "
    "deleted, "
    "salt from record where campaign = $1 and list = $2 and id = $3";

/// The entry, erased or not.
Result<std::optional<Record>> stored(Transaction& transaction, const RecordKey& key) {
  return one(transaction.query(by_key, {key.campaign, key.list, key.id}), record_of);
}

std::string digest_of(const Record& record) {
  return record.deleted ? "" : salted_digest(record.salt, record.text.facts);
}

Result<void> insert(Transaction& transaction, const Record& record) {
  return done(transaction.execute(
      "insert into record (campaign, list, id, unit_path, facts, name_key, search, version, changed_at, "
      "changed_by, deleted, salt) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      values_of(record)));
}

/// Writes the next version over the one that stands there, then keeps the former: in this order, others who
/// want the same wait at the row and try again.
Result<void> replace(Transaction& transaction, const Record& before, const Record& next) {
  const auto written = transaction.execute(
      "update record set unit_path = $4, facts = $5, name_key = $6, search = $7, version = $8, "
      "changed_at = $9, changed_by = $10, deleted = $11, salt = $12 "
      "where campaign = $1 and list = $2 and id = $3",
      values_of(next));
  if (!written) return tl::unexpected{written.error()};
  Values kept = values_of(before);
  kept.emplace_back(next.changed_at);
  return done(transaction.execute(
      "insert into record_past (campaign, list, id, unit_path, facts, name_key, search, version, changed_at, "
      "changed_by, deleted, salt, replaced_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "
      "$13)",
      kept));
}

Saved conflict_with(const std::optional<Record>& before) {
  Saved saved;
  saved.stored = before;
  return saved;
}

/// Where nothing stands, an erased entry counts as nothing.
bool is_expected(const std::optional<Record>& before, std::int64_t expected_version) {
  if (!before) return expected_version == 0;
  return before->version == expected_version || (before->deleted && expected_version == 0);
}

Result<Saved> write_next(Transaction& transaction, const std::optional<Record>& before, Record next) {
  next.version = before ? before->version + 1 : 1;
  next.salt = new_salt();
  const auto written = before ? replace(transaction, *before, next) : insert(transaction, next);
  if (!written) return tl::unexpected{written.error()};
  return Saved{next.version, {}, before ? digest_of(*before) : "", digest_of(next)};
}

}  // namespace

Result<std::optional<Record>> find(Transaction& transaction, const RecordKey& key) {
  auto record = stored(transaction, key);
  if (record && *record && (*record)->deleted) return std::optional<Record>{};
  return record;
}

Result<std::map<RecordKey, Record>> find_each(Transaction& transaction, const std::set<RecordKey>& keys) {
  std::vector<Values> sets;
  sets.reserve(keys.size());
  for (const RecordKey& key : keys) sets.push_back({key.campaign, key.list, key.id});
  const auto rows = transaction.query_each(by_key, sets);
  if (!rows) return tl::unexpected{rows.error()};
  std::map<RecordKey, Record> found;
  for (const Row& row : *rows)
    if (Record record = record_of(row); !record.deleted) found.emplace(record.text.key, std::move(record));
  return found;
}

Result<Saved> save(Transaction& transaction, const RecordText& text, std::int64_t expected_version,
                   const Change& change) {
  const auto before = stored(transaction, text.key);
  if (!before) return tl::unexpected{before.error()};
  if (!is_expected(*before, expected_version)) return conflict_with(*before);
  return write_next(transaction, *before, Record{text, 0, change.at, change.by, false, ""});
}

Result<Saved> erase(Transaction& transaction, const RecordKey& key, std::int64_t expected_version,
                    const Change& change) {
  const auto before = stored(transaction, key);
  if (!before) return tl::unexpected{before.error()};
  if (!*before || (*before)->deleted || (*before)->version != expected_version) return conflict_with(*before);
  return write_next(transaction, *before, Record{(*before)->text, 0, change.at, change.by, true, ""});
}

Result<std::vector<Record>> history(Transaction& transaction, const RecordKey& key) {
  return all(
      transaction.query(
          "select campaign, list, id, unit_path, facts, name_key, search, version, changed_at, changed_by, "
          "deleted, salt from record where campaign = $1 and list = $2 and id = $3 union all "
          "select campaign, list, id, unit_path, facts, name_key, search, version, changed_at, changed_by, "
          "deleted, salt from record_past where campaign = $1 and list = $2 and id = $3 order by version "
          "desc",
          {key.campaign, key.list, key.id}),
      record_of);
}

Result<std::optional<Record>> find_version(Transaction& transaction, const RecordKey& key,
                                           std::int64_t version) {
  const auto current = stored(transaction, key);
  if (!current || (*current && (*current)->version == version)) return current;
  return one(transaction.query("select campaign, list, id, unit_path, facts, name_key, search, version, "
                               "changed_at, changed_by, deleted, salt from record_past "
                               "where campaign = $1 and list = $2 and id = $3 and version = $4",
                               {key.campaign, key.list, key.id, version}),
             record_of);
}

}  // namespace kiemdiem::store
