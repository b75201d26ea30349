#include "store/log_search.h"

#include <limits>

#include "store/answers.h"
#include "store/like.h"
#include "store/log_reading.h"

namespace kiemdiem::store {
namespace {

std::int64_t end_of(const LogSearch& wanted) {
  return wanted.until == 0 ? std::numeric_limits<std::int64_t>::max() : wanted.until;
}

std::string holding(std::string_view word) {
  return "%" + like_escaped(word) + "%";
}

/// $1 chain, $2 action, $3 object, $4 and $5 times.
Values system_values(const LogSearch& wanted) {
  return {text_value(system_chain), wanted.action, holding(wanted.object), wanted.from, end_of(wanted)};
}

/// $1 and $2 paths, then as above from $3 on.
Values unit_values(const LogSearch& wanted) {
  return {wanted.unit_path, end_of_prefix(wanted.unit_path),
          wanted.action,    holding(wanted.object),
          wanted.from,      end_of(wanted)};
}

}  // namespace

Result<std::vector<LoggedEntry>> search(Transaction& transaction, const LogSearch& wanted,
                                        std::int64_t offset, std::int64_t limit) {
  const bool of_system = wanted.unit_path.empty();
  Values values = of_system ? system_values(wanted) : unit_values(wanted);
  values.emplace_back(limit);
  values.emplace_back(offset);
  if (of_system)
    return all(transaction.query(
                   "select chain, seq, made_at, actor, role, organization, action, object, before_digest, "
                   "after_digest, previous_hash, hash from log "
                   "where chain = $1 and ($2 = '' or action = $2) and object like $3 escape '\\' "
                   "and made_at >= $4 and made_at < $5 order by seq desc limit $6 offset $7",
                   values),
               entry_of);
  return all(transaction.query(
                 "select l.chain, l.seq, l.made_at, l.actor, l.role, l.organization, l.action, l.object, "
                 "l.before_digest, l.after_digest, l.previous_hash, l.hash "
                 "from record r join log l on l.chain = r.id "
                 "where r.campaign = '' and r.list = 'organizations' "
                 "and r.unit_path >= $1 and r.unit_path < $2 and ($3 = '' or l.action = $3) "
                 "and l.object like $4 escape '\\' and l.made_at >= $5 and l.made_at < $6 "
                 "order by l.made_at desc, l.chain, l.seq desc limit $7 offset $8",
                 values),
             entry_of);
}

Result<std::int64_t> count(Transaction& transaction, const LogSearch& wanted) {
  const auto rows = wanted.unit_path.empty()
                        ? transaction.query(
                              "select count(*) from log where chain = $1 and ($2 = '' or action = $2) "
                              "and object like $3 escape '\\' and made_at >= $4 and made_at < $5",
                              system_values(wanted))
                        : transaction.query(
                              "select count(*) from record r join log l on l.chain = r.id "
                              "where r.campaign = '' and r.list = 'organizations' "
                              "and r.unit_path >= $1 and r.unit_path < $2 and ($3 = '' or l.action = $3) "
                              "and l.object like $4 escape '\\' and l.made_at >= $5 and l.made_at < $6",
                              unit_values(wanted));
  return rows.map([](const Rows& found) { return found.front().integer(0); });
}

Result<std::vector<std::string>> chains_below(Transaction& transaction, std::string_view unit_path) {
  return all(transaction.query("select h.chain from record r join log_head h on h.chain = r.id "
                               "where r.campaign = '' and r.list = 'organizations' "
                               "and r.unit_path >= $1 and r.unit_path < $2 order by h.chain",
                               {text_value(unit_path), end_of_prefix(unit_path)}),
             [](const Row& row) { return row.text(0); });
}

}  // namespace kiemdiem::store
