#include "store/campaigns.h"

#include <fmt/format.h>

#include "store/answers.h"

namespace kiemdiem::store {
namespace {

Campaign campaign_of(const Row& row) {
  return {row.text(0),
          row.text(1),
          row.integer(2),
          row.optional_integer(3),
          row.text(4),
          row.text(5),
          row.text(6),
          row.text(7),
          row.text(8),
          row.text(9),
          row.text(10),
          row.integer(11),
          row.optional_integer(12)};
}

Plan plan_of(const Row& row) {
  return {row.text(0), row.text(1), row.text(2), row.integer(3)};
}

/// The version that an UPDATE or an INSERT gave back; 0 where it found nothing to change.
Result<std::int64_t> version_of(const Result<Rows>& rows) {
  if (!rows) return tl::unexpected{rows.error()};
  return rows->empty() ? 0 : rows->front().integer(0);
}

}  // namespace

Result<bool> create(Transaction& transaction, const Campaign& campaign) {
  return found(transaction.execute(
      "insert into campaign (id, kind, year, quarter, first_day, last_day, organization, title, regulation, "
      "regulation_hash, state, version, opened_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, "
      "$12) "
      "on conflict (id) do nothing",
      {campaign.id, campaign.kind, campaign.year, integer_or_null(campaign.quarter), campaign.first_day,
       campaign.last_day, campaign.organization, campaign.title, campaign.regulation,
       campaign.regulation_hash, campaign.state, integer_or_null(campaign.opened_at)}));
}

Result<std::optional<Campaign>> find_campaign(Transaction& transaction, std::string_view id) {
  return one(transaction.query(
                 "select id, kind, year, quarter, first_day, last_day, organization, title, regulation, "
                 "regulation_hash, state, version, opened_at from campaign where id = $1",
                 {text_value(id)}),
             campaign_of);
}

Result<std::vector<Campaign>> all_campaigns(Transaction& transaction) {
  return all(transaction.query(
                 "select id, kind, year, quarter, first_day, last_day, organization, title, regulation, "
                 "regulation_hash, state, version, opened_at from campaign order by last_day desc, id desc"),
             campaign_of);
}

Result<std::int64_t> save(Transaction& transaction, const Campaign& campaign) {
  return version_of(transaction.query(
      "update campaign set kind = $3, year = $4, quarter = $5, first_day = $6, last_day = $7, "
      "organization = $8, title = $9, regulation = $10, regulation_hash = $11, state = $12, opened_at = $13, "
      "version = version + 1 where id = $1 and version = $2 returning version",
      {campaign.id, campaign.version, campaign.kind, campaign.year, integer_or_null(campaign.quarter),
       campaign.first_day, campaign.last_day, campaign.organization, campaign.title, campaign.regulation,
       campaign.regulation_hash, campaign.state, integer_or_null(campaign.opened_at)}));
}

Result<std::optional<Plan>> find_plan(Transaction& transaction, std::string_view campaign,
                                      std::string_view organization) {
  return one(transaction.query("select campaign, organization, body, version from plan "
                               "where campaign = $1 and organization = $2",
                               {text_value(campaign), text_value(organization)}),
             plan_of);
}

Result<std::vector<Plan>> plans_of(Transaction& transaction, std::string_view campaign) {
  return all(transaction.query("select campaign, organization, body, version from plan where campaign = $1 "
                               "order by organization",
                               {text_value(campaign)}),
             plan_of);
}

Result<std::vector<Plan>> plans_saying(Transaction& transaction, std::string_view campaign,
                                       std::string_view key) {
  return all(transaction.query("select campaign, organization, body, version from plan where campaign = $1 "
                               "and body like $2 order by organization",
                               {text_value(campaign), fmt::format("%\"{}\":%", key)}),
             plan_of);
}

Result<std::int64_t> save(Transaction& transaction, const Plan& plan) {
  if (plan.version == 0)
    return version_of(
        transaction.query("insert into plan (campaign, organization, body, version) "
                          "values ($1, $2, $3, 1) on conflict do nothing returning version",
                          {plan.campaign, plan.organization, plan.body}));
  return version_of(
      transaction.query("update plan set body = $3, version = version + 1 "
                        "where campaign = $1 and organization = $2 and version = $4 "
                        "returning version",
                        {plan.campaign, plan.organization, plan.body, plan.version}));
}

Result<std::int64_t> append(Transaction& transaction, const Amendment& amendment) {
  return version_of(transaction.query(
      "insert into amendment (campaign, seq, what, reason, made_at, made_by) "
      "values ($1, (select coalesce(max(seq), 0) + 1 from amendment where campaign = $1), $2, $3, $4, $5) "
      "returning seq",
      {amendment.campaign, amendment.what, amendment.reason, amendment.at, amendment.made_by}));
}

Result<std::vector<Amendment>> amendments_of(Transaction& transaction, std::string_view campaign) {
  return all(transaction.query("select campaign, seq, what, reason, made_at, made_by from amendment "
                               "where campaign = $1 order by seq",
                               {text_value(campaign)}),
             [](const Row& row) {
               return Amendment{row.text(0), row.integer(1), row.text(2),
                                row.text(3), row.integer(4), row.text(5)};
             });
}

}  // namespace kiemdiem::store
