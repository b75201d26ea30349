#include "store/travelling.h"

#include <algorithm>

#include "store/answers.h"
#include "store/dump_rows.h"
#include "store/record_rows.h"

namespace kiemdiem::store {
namespace {

constexpr TravelTable tables[] = {
    {"record", "tttttbtiitit", true,
     "select campaign, list, id, unit_path, facts, name_key, search, version, changed_at, changed_by, "
     "deleted, salt from record where campaign = $1 and unit_path >= $2 and unit_path < $3 order by list, id",
     "insert into record (campaign, list, id, unit_path, facts, name_key, search, version, changed_at, "
     "changed_by, deleted, salt) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"},
    // What was said of an entry before it came here belongs to it.
    {"record_past", "tttttbtiititi", true,
     "select p.campaign, p.list, p.id, p.unit_path, p.facts, p.name_key, p.search, p.version, p.changed_at, "
     "p.changed_by, p.deleted, p.salt, p.replaced_at from record r join record_past p on "
     "p.campaign = r.campaign and p.list = r.list and p.id = r.id where r.campaign = $1 and "
     "r.unit_path >= $2 and r.unit_path < $3 order by p.list, p.id, p.version",
     "insert into record_past (campaign, list, id, unit_path, facts, name_key, search, version, changed_at, "
     "changed_by, deleted, salt, replaced_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "
     "$13)"},
    {"campaign", "ttintttttttin", false,
     "select id, kind, year, quarter, first_day, last_day, organization, title, regulation, regulation_hash, "
     "state, version, opened_at from campaign where id = $1",
     "insert into campaign (id, kind, year, quarter, first_day, last_day, organization, title, regulation, "
     "regulation_hash, state, version, opened_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "
     "$13)"},
    {"plan", "ttti", false,
     "select campaign, organization, body, version from plan where campaign = $1 order by organization",
     "insert into plan (campaign, organization, body, version) values ($1, $2, $3, $4)"},
    {"amendment", "tittit", false,
     "select campaign, seq, what, reason, made_at, made_by from amendment where campaign = $1 order by seq",
     "insert into amendment (campaign, seq, what, reason, made_at, made_by) values ($1, $2, $3, $4, $5, $6)"},
    {"poll", "tttttttttitttt", true,
     "select id, campaign, unit, unit_path, mode, state, sheet, chair, made_by, made_at, day, replaces, "
     "reason, cancelled_for from poll where campaign = $1 and unit_path >= $2 and unit_path < $3 and state "
     "in "
     "('sealed', 'cancelled') order by id",
     "insert into poll (id, campaign, unit, unit_path, mode, state, sheet, chair, made_by, made_at, day, "
     "replaces, reason, cancelled_for, public_key, code_key) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
     "$10, $11, $12, $13, $14, '', '')"},
    {"teller", "tti", true,
     "select t.poll, t.person, t.position from teller t join poll p on p.id = t.poll where p.campaign = $1 "
     "and p.unit_path >= $2 and p.unit_path < $3 and p.state in ('sealed', 'cancelled') order by t.poll, "
     "t.person",
     "insert into teller (poll, person, position) values ($1, $2, $3)"},
    {"poll_voter", "tttii", true,
     "select v.poll, v.person, v.name, v.present, v.handed from poll_voter v join poll p on p.id = v.poll "
     "where p.campaign = $1 and p.unit_path >= $2 and p.unit_path < $3 and p.state in ('sealed', "
     "'cancelled') order by v.poll, v.person",
     "insert into poll_voter (poll, person, name, present, handed) values ($1, $2, $3, $4, $5)"},
    {"confirmation", "ttt", true,
     "select c.poll, c.teller, c.hash from confirmation c join poll p on p.id = c.poll where p.campaign = $1 "
     "and p.unit_path >= $2 and p.unit_path < $3 and p.state in ('sealed', 'cancelled') order by c.poll, "
     "c.teller",
     "insert into confirmation (poll, teller, hash) values ($1, $2, $3)"},
    {"tally", "ttti", true,
     "select t.poll, t.body, t.hash, t.sealed_at from tally t join poll p on p.id = t.poll where "
     "p.campaign = $1 and p.unit_path >= $2 and p.unit_path < $3 and p.state in ('sealed', 'cancelled') "
     "order by t.poll",
     "insert into tally (poll, body, hash, sealed_at) values ($1, $2, $3, $4)"},
    {"minutes", "ttitttttitttit", true,
     "select campaign, about, version, unit_path, body, hash, salt, chain, head_seq, head_hash, replaces, "
     "reason, made_at, made_by from minutes where campaign = $1 and unit_path >= $2 and unit_path < $3 "
     "order by about, version",
     "insert into minutes (campaign, about, version, unit_path, body, hash, salt, chain, head_seq, "
     "head_hash, replaces, reason, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, "
     "$12, $13, $14)"},
    {"decision", "ttitttttttitttttttt", true,
     "select id, campaign, seq, organization, unit_path, kind, number, day, signer, ground, made_at, "
     "made_by, "
     "regulation, regulation_hash, program, salt, situation, assessment, arithmetic from decision where "
     "campaign = $1 and unit_path >= $2 and unit_path < $3 order by seq, id",
     "insert into decision (id, campaign, seq, organization, unit_path, kind, number, day, signer, ground, "
     "made_at, made_by, regulation, regulation_hash, program, salt, situation, assessment, arithmetic) "
     "values "
     "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)"},
    {"decision_item", "titttttt", true,
     "select i.decision, i.seq, i.subject, i.unit_path, i.level, i.warnings, i.override_reason, i.supersedes "
     "from decision_item i join decision d on d.id = i.decision where d.campaign = $1 and d.unit_path >= $2 "
     "and d.unit_path < $3 order by i.decision, i.seq",
     "insert into decision_item (decision, seq, subject, unit_path, level, warnings, override_reason, "
     "supersedes) values ($1, $2, $3, $4, $5, $6, $7, $8)"},
    {"adapted_form", "ttitttbttttit", false,
     "select campaign, form, version, organization, body, hash, look, look_hash, salt, day, reason, made_at, "
     "made_by from adapted_form where campaign = $1 order by form, version",
     "insert into adapted_form (campaign, form, version, organization, body, hash, look, look_hash, salt, "
     "day, reason, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"},
    {"form_withdrawal", "ttitit", false,
     "select campaign, form, version, reason, made_at, made_by from form_withdrawal where campaign = $1 "
     "order by form, version",
     "insert into form_withdrawal (campaign, form, version, reason, made_at, made_by) values ($1, $2, $3, "
     "$4, $5, $6)"},
};

bool fits(const Value& value, char column) {
  switch (column) {
    case 't':
      return std::holds_alternative<std::string>(value);
    case 'i':
      return std::holds_alternative<std::int64_t>(value);
    case 'n':
      return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<std::monostate>(value);
    case 'b':
      return std::holds_alternative<Blob>(value);
    default:
      return false;
  }
}

bool fit(const Values& values, std::string_view columns) {
  if (values.size() != columns.size()) return false;
  for (std::size_t at = 0; at < values.size(); ++at)
    if (!fits(values[at], columns[at])) return false;
  return true;
}

Values values_of_row(const Row& row) {
  Values values;
  values.reserve(row.size());
  for (std::size_t at = 0; at < row.size(); ++at) values.push_back(row.value(at));
  return values;
}

Result<void> insert_each(Transaction& transaction, std::string_view sql, const Rows& rows) {
  std::vector<Values> sets;
  sets.reserve(rows.size());
  for (const Row& row : rows) sets.push_back(values_of_row(row));
  return transaction.query_each(sql, sets).map([](const Rows&) {});
}

}  // namespace

std::span<const TravelTable> travel_tables() {
  return tables;
}

const TravelTable& travel_table(std::string_view name) {
  return *std::ranges::find(tables, name, &TravelTable::name);
}

Result<Rows> travelling_rows(Transaction& transaction, const TravelTable& table, std::string_view campaign,
                             std::string_view unit_path) {
  if (!table.of_part) return transaction.query(table.select, {text_value(campaign)});
  return transaction.query(table.select,
                           {text_value(campaign), text_value(unit_path), end_of_prefix(unit_path)});
}

Result<Rows> travelling_log(Transaction& transaction, std::string_view chain) {
  return transaction.query(
      "select chain, seq, made_at, actor, role, organization, action, object, before_digest, after_digest, "
      "previous_hash, hash from log where chain = $1 order by seq",
      {text_value(chain)});
}

std::string to_lines(const Rows& rows) {
  std::string lines;
  for (const Row& row : rows) lines += to_line(row) + "\n";
  return lines;
}

std::optional<Rows> rows_of_lines(std::string_view lines, std::string_view columns) {
  Rows rows;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    auto values = values_of_line(lines.substr(0, end));
    if (!values || !fit(*values, columns)) return std::nullopt;
    rows.emplace_back(std::move(*values));
    lines.remove_prefix(end + 1);
  }
  return rows;
}

Result<void> insert_rows(Transaction& transaction, const TravelTable& table, const Rows& rows) {
  return insert_each(transaction, table.insert, rows);
}

Result<void> insert_log(Transaction& transaction, const Rows& rows) {
  if (rows.empty()) return {};
  const auto inserted = insert_each(
      transaction,
      "insert into log (chain, seq, made_at, actor, role, organization, action, object, before_digest, "
      "after_digest, previous_hash, hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      rows);
  if (!inserted) return inserted;
  return done(transaction.execute("insert into log_head (chain, seq, hash) values ($1, $2, $3)",
                                  {rows.back().text(0), rows.back().integer(1), rows.back().text(11)}));
}

Record record_of_travel(const Row& row) {
  return record_of(row);
}

FormerRecord former_of_travel(const Row& row) {
  return {record_of(row), row.integer(12)};
}

Result<void> adopt(Transaction& transaction, std::span<const Record> records,
                   std::span<const FormerRecord> former) {
  std::vector<Values> sets;
  for (const FormerRecord& one : former) {
    sets.push_back(values_of(one.record));
    sets.back().emplace_back(one.replaced_at);
  }
  if (const auto kept = transaction.query_each(
          "insert into record_past (campaign, list, id, unit_path, facts, name_key, search, version, "
          "changed_at, changed_by, deleted, salt, replaced_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
          "$10, $11, $12, $13) on conflict (campaign, list, id, version) do nothing",
          sets);
      !kept)
    return tl::unexpected{kept.error()};
  sets.clear();
  for (const Record& record : records) sets.push_back(values_of(record));
  return transaction
      .query_each(
          "insert into record (campaign, list, id, unit_path, facts, name_key, search, version, changed_at, "
          "changed_by, deleted, salt) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) "
          "on conflict (campaign, list, id) do update set unit_path = excluded.unit_path, "
          "facts = excluded.facts, name_key = excluded.name_key, search = excluded.search, "
          "version = excluded.version, changed_at = excluded.changed_at, changed_by = excluded.changed_by, "
          "deleted = excluded.deleted, salt = excluded.salt",
          sets)
      .map([](const Rows&) {});
}

Result<std::vector<std::string>> travelling_files(Transaction& transaction, std::string_view campaign,
                                                  std::string_view unit_path) {
  return all(transaction.query("select id from evidence where campaign = $1 and unit_path >= $2 and "
                               "unit_path < $3 order by id",
                               {text_value(campaign), text_value(unit_path), end_of_prefix(unit_path)}),
             [](const Row& row) { return row.text(0); });
}

Result<bool> has_no_business(Transaction& transaction) {
  const auto rows = transaction.query(
      "select 1 from record union all select 1 from campaign union all select 1 from decision limit 1");
  if (!rows) return tl::unexpected{rows.error()};
  return rows->empty();
}

}  // namespace kiemdiem::store
