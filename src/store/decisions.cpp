#include "store/decisions.h"

#include <fmt/format.h>

#include "store/answers.h"

namespace kiemdiem::store {
namespace {

Decision decision_of(const Row& row) {
  return {row.text(0),  row.text(1),  row.text(2),  row.text(3),  row.text(4),
          row.text(5),  row.text(6),  row.text(7),  row.text(8),  row.integer(9),
          row.text(10), row.text(11), row.text(12), row.text(13), row.text(14)};
}

DecisionItem item_of(const Row& row) {
  return {row.text(0), row.integer(1), row.text(2), row.text(3),
          row.text(4), row.text(5),    row.text(6), row.text(7)};
}

/// In the order in which they were decided. @param condition over `decision_item i` and its `decision d`
Result<std::vector<DecisionItem>> items_where(Transaction& transaction, std::string_view condition,
                                              const Values& values) {
  return all(
      transaction.query(fmt::format("select i.decision, i.seq, i.subject, i.unit_path, i.level, i.warnings, "
                                    "i.override_reason, i.supersedes from decision_item i join decision d on "
                                    "d.id = i.decision where {} order by d.seq, i.seq",
                                    condition),
                        values),
      item_of);
}

}  // namespace

Result<bool> append(Transaction& transaction, const Decision& decision, const DecisionGrounds& grounds) {
  // Read before it is written: of two that are taken at once one is told to try again.
  return found(transaction.execute(
      "insert into decision (id, campaign, seq, organization, unit_path, kind, number, day, signer, ground, "
      "made_at, made_by, regulation, regulation_hash, program, salt, situation, assessment, arithmetic) "
      "values ($1, $2, (select coalesce(max(seq), 0) + 1 from decision where campaign = $2), $3, $4, $5, $6, "
      "$7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) "
      "on conflict (campaign, organization, number) do nothing",
      {decision.id, decision.campaign, decision.organization, decision.unit_path, decision.kind,
       decision.number, decision.day, decision.signer, decision.ground, decision.at, decision.made_by,
       decision.regulation, decision.regulation_hash, decision.program, decision.salt, grounds.situation,
       grounds.assessment, grounds.arithmetic}));
}

Result<void> append(Transaction& transaction, const std::vector<DecisionItem>& items) {
  std::vector<Values> sets;
  for (const DecisionItem& item : items)
    sets.push_back({item.decision, item.seq, item.subject, item.unit_path, item.level, item.warnings,
                    item.override_reason, item.supersedes});
  return transaction
      .query_each(
          "insert into decision_item (decision, seq, subject, unit_path, level, warnings, override_reason, "
          "supersedes) values ($1, $2, $3, $4, $5, $6, $7, $8)",
          sets)
      .map([](const Rows&) {});
}

Result<std::optional<Decision>> find_decision(Transaction& transaction, std::string_view id) {
  return one(transaction.query(
                 "select id, campaign, organization, unit_path, kind, number, day, signer, ground, made_at, "
                 "made_by, regulation, regulation_hash, program, salt from decision where id = $1",
                 {text_value(id)}),
             decision_of);
}

Result<DecisionGrounds> grounds_of(Transaction& transaction, std::string_view decision) {
  const auto rows = transaction.query("select situation, assessment, arithmetic from decision where id = $1",
                                      {text_value(decision)});
  if (!rows) return tl::unexpected{rows.error()};
  if (rows->empty()) return DecisionGrounds{};
  return DecisionGrounds{rows->front().text(0), rows->front().text(1), rows->front().text(2)};
}

Result<std::vector<Decision>> decisions_under(Transaction& transaction, std::string_view campaign,
                                              std::string_view unit_path) {
  return all(transaction.query(
                 "select id, campaign, organization, unit_path, kind, number, day, signer, ground, made_at, "
                 "made_by, regulation, regulation_hash, program, salt from decision where campaign = $1 and "
                 "unit_path >= $2 and unit_path < $3 order by seq",
                 {text_value(campaign), text_value(unit_path), end_of_prefix(unit_path)}),
             decision_of);
}

Result<std::vector<DecisionItem>> items_of(Transaction& transaction, std::string_view decision) {
  return items_where(transaction, "i.decision = $1", {text_value(decision)});
}

Result<std::vector<DecisionItem>> items_under(Transaction& transaction, std::string_view campaign,
                                              std::string_view unit_path) {
  return items_where(transaction, "d.campaign = $1 and i.unit_path >= $2 and i.unit_path < $3",
                     {text_value(campaign), text_value(unit_path), end_of_prefix(unit_path)});
}

Result<std::vector<DecisionItem>> items_at(Transaction& transaction, std::string_view campaign,
                                           std::string_view unit_path) {
  return items_where(transaction, "d.campaign = $1 and i.unit_path = $2",
                     {text_value(campaign), text_value(unit_path)});
}

Result<std::vector<DecisionItem>> items_of_subject(Transaction& transaction, std::string_view campaign,
                                                   std::string_view subject) {
  return items_where(transaction, "i.subject = $1 and d.campaign = $2",
                     {text_value(subject), text_value(campaign)});
}

}  // namespace kiemdiem::store
