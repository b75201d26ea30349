#include "store/exchange.h"

#include "store/answers.h"
#include "store/settings.h"

namespace kiemdiem::store {
namespace {

constexpr std::string_view installation_setting = "installation";

UnitKey unit_key_of(const Row& row) {
  return {row.text(0),
          row.text(1),
          row.text(2),
          row.text(3),
          row.integer(4),
          row.text(5),
          row.optional_integer(6)};
}

IntroducedKey introduced_key_of(const Row& row) {
  return {row.text(0), row.text(1), row.text(2), row.integer(3), row.text(4), row.optional_integer(5),
          row.text(6)};
}

TakenBundle taken_of(const Row& row) {
  return {row.text(0),  row.text(1),  row.text(2),
          row.text(3),  row.text(4),  row.text(5),
          row.text(6),  row.text(7),  {row.integer(8), row.text(9)},
          row.text(10), row.text(11), row.integer(12),
          row.text(13), row.text(14)};
}

WaitingBundle waiting_of(const Row& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3), row.integer(4), row.text(5), {}};
}

}  // namespace

Result<std::string> installation_id(Transaction& transaction) {
  const auto known = find_setting(transaction, installation_setting);
  if (!known) return tl::unexpected{known.error()};
  if (*known) return **known;
  const std::string id = new_salt();
  if (const auto kept = set_setting(transaction, installation_setting, id); !kept)
    return tl::unexpected{kept.error()};
  return id;
}

Result<void> put_in_use(Transaction& transaction, const UnitKey& key) {
  if (const auto retired = transaction.execute(
          "update unit_key set retired_at = $2 where organization = $1 and retired_at is null",
          {key.organization, key.made_at});
      !retired)
    return tl::unexpected{retired.error()};
  return done(transaction.execute(
      "insert into unit_key (public_key, organization, salt, box, made_at, made_by) values ($1, $2, $3, $4, "
      "$5, $6)",
      {key.public_key, key.organization, key.salt, key.box, key.made_at, key.made_by}));
}

Result<std::optional<UnitKey>> key_of(Transaction& transaction, std::string_view organization) {
  return one(
      transaction.query("select public_key, organization, salt, box, made_at, made_by, retired_at from "
                        "unit_key where organization = $1 and retired_at is null",
                        {text_value(organization)}),
      unit_key_of);
}

Result<bool> introduce(Transaction& transaction, const IntroducedKey& key) {
  return found(transaction.execute(
      "insert into introduced_key (public_key, organization, installation, introduced_at, introduced_by, "
      "reason) values ($1, $2, $3, $4, $5, '') on conflict (public_key) do nothing",
      {key.public_key, key.organization, key.installation, key.introduced_at, key.introduced_by}));
}

Result<bool> revoke(Transaction& transaction, std::string_view public_key, std::int64_t at,
                    std::string_view reason) {
  return found(transaction.execute(
      "update introduced_key set revoked_at = $2, reason = $3 where public_key = $1 and revoked_at is null",
      {text_value(public_key), at, text_value(reason)}));
}

Result<std::optional<IntroducedKey>> find_introduced(Transaction& transaction, std::string_view public_key) {
  return one(transaction.query(
                 "select public_key, organization, installation, introduced_at, introduced_by, revoked_at, "
                 "reason from introduced_key where public_key = $1",
                 {text_value(public_key)}),
             introduced_key_of);
}

Result<std::vector<IntroducedKey>> introduced_of(Transaction& transaction, std::string_view organization) {
  return all(transaction.query(
                 "select public_key, organization, installation, introduced_at, introduced_by, revoked_at, "
                 "reason from introduced_key where organization = $1 order by introduced_at desc, public_key",
                 {text_value(organization)}),
             introduced_key_of);
}

Result<bool> append(Transaction& transaction, const TakenBundle& taken) {
  return found(transaction.execute(
      "insert into taken_bundle (id, kind, installation, organization, campaign, day, start, chain, seq, "
      "hash, public_key, signature, taken_at, taken_by, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
      "$10, $11, $12, $13, $14, $15) on conflict (id) do nothing",
      {taken.id, taken.kind, taken.installation, taken.organization, taken.campaign, taken.day, taken.start,
       taken.chain, taken.anchor.seq, taken.anchor.hash, taken.public_key, taken.signature, taken.taken_at,
       taken.taken_by, taken.body}));
}

Result<std::optional<TakenBundle>> find_taken(Transaction& transaction, std::string_view id) {
  return one(transaction.query(
                 "select id, kind, installation, organization, campaign, day, start, chain, seq, hash, "
                 "public_key, signature, taken_at, taken_by, body from taken_bundle where id = $1",
                 {text_value(id)}),
             taken_of);
}

Result<std::vector<TakenBundle>> taken_from(Transaction& transaction, std::string_view organization) {
  return all(transaction.query(
                 "select id, kind, installation, organization, campaign, day, start, chain, seq, hash, "
                 "public_key, signature, taken_at, taken_by, body from taken_bundle where organization = $1 "
                 "order by taken_at desc, seq desc, id",
                 {text_value(organization)}),
             taken_of);
}

Result<std::vector<TakenBundle>> taken_of_kind(Transaction& transaction, std::string_view kind,
                                               std::string_view campaign) {
  return all(transaction.query(
                 "select id, kind, installation, organization, campaign, day, start, chain, seq, hash, "
                 "public_key, signature, taken_at, taken_by, body from taken_bundle where kind = $1 and "
                 "campaign = $2 order by taken_at, id",
                 {text_value(kind), text_value(campaign)}),
             taken_of);
}

Result<void> keep(Transaction& transaction, const WaitingBundle& waiting) {
  return done(transaction.execute(
      "insert into waiting_bundle (id, organization, campaign, file_name, made_at, made_by, content) values "
      "($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing",
      {waiting.id, waiting.organization, waiting.campaign, waiting.file_name, waiting.at, waiting.by,
       to_blob(waiting.bytes)}));
}

Result<std::optional<WaitingBundle>> find_waiting(Transaction& transaction, std::string_view id) {
  return one(
      transaction.query(
          "select id, organization, campaign, file_name, made_at, made_by, content from waiting_bundle "
          "where id = $1",
          {text_value(id)}),
      [](const Row& row) {
        WaitingBundle waiting = waiting_of(row);
        waiting.bytes = bytes_of(row.blob(6));
        return waiting;
      });
}

Result<std::vector<WaitingBundle>> waiting_for(Transaction& transaction, std::string_view campaign,
                                               std::string_view organization) {
  return all(
      transaction.query("select id, organization, campaign, file_name, made_at, made_by from waiting_bundle "
                        "where campaign = $1 and organization = $2 order by made_at desc, id",
                        {text_value(campaign), text_value(organization)}),
      waiting_of);
}

Result<void> drop_waiting(Transaction& transaction, std::string_view id) {
  return done(transaction.execute("delete from waiting_bundle where id = $1", {text_value(id)}));
}

Result<Bases> bases_of(Transaction& transaction, std::string_view start) {
  const auto rows = transaction.query("select campaign, list, id, digest from exchange_base where start = $1",
                                      {text_value(start)});
  if (!rows) return tl::unexpected{rows.error()};
  Bases bases;
  for (const Row& row : *rows) bases.emplace(RecordKey{row.text(0), row.text(1), row.text(2)}, row.text(3));
  return bases;
}

Result<void> set_bases(Transaction& transaction, std::string_view start, const Bases& bases) {
  std::vector<Values> sets;
  sets.reserve(bases.size());
  for (const auto& [key, digest] : bases)
    sets.push_back({text_value(start), key.campaign, key.list, key.id, digest});
  return transaction
      .query_each(
          "insert into exchange_base (start, campaign, list, id, digest) values ($1, $2, $3, $4, $5) "
          "on conflict (start, campaign, list, id) do update set digest = excluded.digest",
          sets)
      .map([](const Rows&) {});
}

Result<std::optional<std::string>> known_name(Transaction& transaction, std::string_view account) {
  return one(transaction.query("select name from known_name where account = $1", {text_value(account)}),
             [](const Row& row) { return row.text(0); });
}

Result<void> set_known_names(Transaction& transaction, const std::map<std::string, std::string>& names) {
  std::vector<Values> sets;
  for (const auto& [account, name] : names) sets.push_back({account, name});
  return transaction
      .query_each(
          "insert into known_name (account, name) values ($1, $2) "
          "on conflict (account) do update set name = excluded.name",
          sets)
      .map([](const Rows&) {});
}

}  // namespace kiemdiem::store
