#include "store/log.h"

#include <sodium.h>

#include <array>
#include <charconv>

#include "store/answers.h"
#include "store/digest.h"
#include "store/log_reading.h"

namespace kiemdiem::store {
namespace {

/// Takes the next number of a chain, so that others wait for this transaction. The hash is that of the
/// entry before.
Result<Anchor> take_place(Transaction& transaction, std::string_view chain) {
  const auto rows = transaction.query(
      "insert into log_head (chain, seq, hash) values ($1, 1, $2) "
      "on conflict (chain) do update set seq = log_head.seq + 1 returning seq, hash",
      {text_value(chain), std::string(64, '0')});
  if (!rows) return tl::unexpected{rows.error()};
  return Anchor{rows->front().integer(0), rows->front().text(1)};
}

}  // namespace

LoggedEntry entry_of(const Row& row) {
  return {row.integer(1),
          {row.text(0), row.integer(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7),
           row.text(8), row.text(9)},
          row.text(10),
          row.text(11)};
}

std::string hash_of(const LoggedEntry& logged) {
  const LogEntry& entry = logged.entry;
  Digest digest;
  digest.add_field(entry.chain);
  digest.add_field(std::to_string(logged.seq));
  digest.add_field(std::to_string(entry.at));
  for (const std::string* field :
       {&entry.actor, &entry.role, &entry.organization, &entry.action, &entry.object, &entry.before_digest,
        &entry.after_digest, &logged.previous_hash})
    digest.add_field(*field);
  return digest.hex();
}

std::string to_text(const Anchor& anchor) {
  return std::to_string(anchor.seq) + ":" + anchor.hash;
}

Result<Anchor> parse_anchor(std::string_view text) {
  Anchor anchor;
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, anchor.seq);
  const std::string_view hash{at, static_cast<std::size_t>(end - at)};
  if (error != std::errc{} || anchor.seq < 1 || hash.size() != 65 || hash.front() != ':' ||
      hash.substr(1).find_first_not_of("0123456789abcdef") != std::string_view::npos)
    return refuse({}, "Điểm neo phải có dạng “số thứ tự:64 chữ số thập lục phân”, như in trong biên bản.");
  anchor.hash = hash.substr(1);
  return anchor;
}

Result<Anchor> append(Transaction& transaction, const LogEntry& entry) {
  const auto place = take_place(transaction, entry.chain);
  if (!place) return place;
  LoggedEntry logged{place->seq, entry, place->hash, ""};
  logged.hash = hash_of(logged);
  const auto added = transaction.execute(
      "insert into log (chain, seq, made_at, actor, role, organization, action, object, before_digest, "
      "after_digest, previous_hash, hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      {entry.chain, logged.seq, entry.at, entry.actor, entry.role, entry.organization, entry.action,
       entry.object, entry.before_digest, entry.after_digest, logged.previous_hash, logged.hash});
  if (!added) return tl::unexpected{added.error()};
  const auto moved =
      transaction.execute("update log_head set hash = $2 where chain = $1", {entry.chain, logged.hash});
  if (!moved) return tl::unexpected{moved.error()};
  return Anchor{logged.seq, logged.hash};
}

Result<std::optional<Anchor>> head(Transaction& transaction, std::string_view chain) {
  return one(transaction.query("select seq, hash from log_head where chain = $1", {text_value(chain)}),
             [](const Row& row) {
               return Anchor{row.integer(0), row.text(1)};
             });
}

Result<std::optional<std::int64_t>> last_time(Transaction& transaction, std::string_view chain) {
  return one(transaction.query("select made_at from log where chain = $1 order by seq desc limit 1",
                               {text_value(chain)}),
             [](const Row& row) { return row.integer(0); });
}

Result<std::vector<std::string>> chains(Transaction& transaction) {
  return all(transaction.query("select chain from log_head union select chain from log order by chain"),
             [](const Row& row) { return row.text(0); });
}

Result<std::string> root(Transaction& transaction) {
  const auto rows = transaction.query("select chain, seq, hash from log_head order by chain");
  if (!rows) return tl::unexpected{rows.error()};
  Digest digest;
  for (const Row& row : *rows) {
    digest.add_field(row.text(0));
    digest.add_field(std::to_string(row.integer(1)));
    digest.add_field(row.text(2));
  }
  return digest.hex();
}

Result<std::vector<LoggedEntry>> entries(Transaction& transaction, std::string_view chain,
                                         std::int64_t before, std::int64_t limit) {
  return all(transaction.query(
                 "select chain, seq, made_at, actor, role, organization, action, object, before_digest, "
                 "after_digest, previous_hash, hash from log where chain = $1 and (seq < $2 or $2 = 0) "
                 "order by seq desc limit $3",
                 {text_value(chain), before, limit}),
             entry_of);
}

Result<std::vector<LoggedEntry>> entries_of(Transaction& transaction, std::string_view chain,
                                            std::string_view object) {
  return all(transaction.query(
                 "select chain, seq, made_at, actor, role, organization, action, object, before_digest, "
                 "after_digest, previous_hash, hash from log where chain = $1 and object = $2 "
                 "order by seq desc",
                 {text_value(chain), text_value(object)}),
             entry_of);
}

Result<void> each_entry(Transaction& transaction, std::string_view chain,
                        const std::function<bool(const LoggedEntry&)>& use) {
  const Values values{text_value(chain)};
  return transaction.for_each(
      "select chain, seq, made_at, actor, role, organization, action, object, before_digest, after_digest, "
      "previous_hash, hash from log where chain = $1 order by seq",
      values, [&](const Row& row) { return use(entry_of(row)); });
}

std::string salted_digest(std::string_view salt, std::string_view text) {
  Digest digest;
  digest.add_field(salt);
  digest.add_field(text);
  return digest.hex();
}

std::string new_salt() {
  std::array<char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return to_hex({bytes.data(), bytes.size()});
}

}  // namespace kiemdiem::store
