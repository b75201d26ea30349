#include <set>

#include "store/answers.h"
#include "store/log.h"
#include "store/record_rows.h"
#include "store/records.h"

namespace kiemdiem::store {
namespace {

/// From here on the engines count anew what the table holds: without that PostgreSQL, until it does so by
/// itself, looks up each entry through all entries of its list.
constexpr std::size_t many = 1000;

bool has_repeated_key(std::span<const RecordText> texts) {
  std::set<RecordKey> keys;
  for (const RecordText& text : texts)
    if (!keys.insert(text.key).second) return true;
  return false;
}

std::vector<Values> sets_of(std::span<const RecordText> texts, const Change& change) {
  std::vector<Values> sets;
  sets.reserve(texts.size());
  for (const RecordText& text : texts)
    sets.push_back(values_of(Record{text, 1, change.at, change.by, false, new_salt()}));
  return sets;
}

/// What the entries will replace; $1..$6 as in the columns of a record.
std::vector<Values> keys_and_content(const std::vector<Values>& sets, const Change& change) {
  std::vector<Values> shorter;
  shorter.reserve(sets.size());
  for (const Values& set : sets)
    shorter.push_back({set[0], set[1], set[2], set[3], set[4], set[5], set[6], change.at});
  return shorter;
}

}  // namespace

Result<std::vector<LoadedRecord>> load(Transaction& transaction, std::span<const RecordText> texts,
                                       const Change& change) {
  if (has_repeated_key(texts))
    return refuse({}, "Một mã xuất hiện hai lần trong cùng một lần nhập; hãy bỏ bớt rồi nhập lại.");
  const std::vector<Values> sets = sets_of(texts, change);
  const auto kept = transaction.query_each(
      "insert into record_past (campaign, list, id, version, unit_path, facts, name_key, search, changed_at, "
      "changed_by, deleted, salt, replaced_at) select campaign, list, id, version, unit_path, facts, "
      "name_key, "
      "search, changed_at, changed_by, deleted, salt, $8 from record "
      "where campaign = $1 and list = $2 and id = $3 and (unit_path <> $4 or facts <> $5 or name_key <> $6 "
      "or search <> $7 or deleted = 1)",
      keys_and_content(sets, change));
  if (!kept) return tl::unexpected{kept.error()};
  auto loaded = all(
      transaction.query_each(
          "insert into record (campaign, list, id, unit_path, facts, name_key, search, version, changed_at, "
          "changed_by, deleted, salt) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) "
          "on conflict (campaign, list, id) do update set unit_path = excluded.unit_path, "
          "facts = excluded.facts, name_key = excluded.name_key, search = excluded.search, "
          "version = record.version + 1, changed_at = excluded.changed_at, changed_by = excluded.changed_by, "
          "deleted = 0, salt = excluded.salt where record.unit_path <> excluded.unit_path "
          "or record.facts <> excluded.facts or record.name_key <> excluded.name_key "
          "or record.search <> excluded.search or record.deleted = 1 returning campaign, list, id, version",
          sets),
      [](const Row& row) {
        return LoadedRecord{{row.text(0), row.text(1), row.text(2)}, row.integer(3) - 1};
      });
  if (loaded && loaded->size() >= many)
    if (const auto counted = transaction.execute("analyze record"); !counted)
      return tl::unexpected{counted.error()};
  return loaded;
}

}  // namespace kiemdiem::store
