#include "summary/gather_pools.h"

#include <algorithm>
#include <tuple>

#include "assessment/row_facts.h"
#include "assessment/scopes.h"
#include "regulation/rule.h"

namespace kiemdiem::summary {
namespace {

using assessment::QuotaResult;

const regulation::Rule* rule_of(const regulation::Regulation& bound, const QuotaResult& quota) {
  for (const regulation::Rule& rule : bound.rules)
    if (rule.id == quota.rule && rule.document == quota.document &&
        rule.as<regulation::QuotaBody>() != nullptr)
      return &rule;
  return nullptr;
}

/// "organization:dbcs/A": the organization's id.
std::string organization_of(const std::string& scope) {
  const std::string id = scope.substr(scope.find(':') + 1);
  return id.substr(0, id.find('/'));
}

std::int32_t row_of(const assessment::Index& index, const std::string& organization) {
  for (std::int32_t row = 0; row < index.count(facts::EntityKind::organization); ++row)
    if (index.situation().id(facts::EntityRef{facts::EntityKind::organization, row}) == organization)
      return row;
  return -1;
}

int percent_of(const Judged& judged, const assessment::Index& index, const regulation::QuotaBody& body,
               const std::string& organization) {
  if (!body.percent_when.given()) return body.percent;
  const std::int32_t row = row_of(index, organization);
  if (row < 0) return body.percent;
  const assessment::Rows rows{index, judged.bound, judged.calendar};
  const assessment::Asking asking{{SubjectKind::organization, row}, -1, {}};
  return rows.truth(body.percent_when, asking) == Truth::yes ? body.other_percent : body.percent;
}

/// Whether one of those put forward for the best level may get it.
bool any_eligible(const Judged& judged, const QuotaResult& quota) {
  return std::ranges::any_of(judged.assessment.subjects, [&](const assessment::SubjectResult& subject) {
    return subject.ceiling == 0 && std::ranges::binary_search(quota.members, subject.id);
  });
}

Pool pool_of(const Judged& judged, const assessment::Index& index, const QuotaResult& quota,
             const regulation::Rule& rule) {
  const auto& body = *rule.as<regulation::QuotaBody>();
  Pool pool;
  pool.rule = quota.rule;
  pool.document = quota.document;
  pool.clause = rule.clause;
  pool.text = rule.text;
  pool.of = quota.of;
  pool.scope = quota.scope;
  pool.organization = organization_of(quota.scope);
  pool.excludes_best = body.base_by_reading && !judged.situation.quota_reading_b;
  pool.percent = percent_of(judged, index, body, pool.organization);
  pool.small_group_below = body.small_group_below;
  pool.best = quota.used;
  pool.good = std::max(0, quota.counted.value_or(0) - (pool.excludes_best ? 0 : quota.used));
  pool.undecided = quota.verdict == assessment::Verdict::undecided;
  pool.members = quota.members;
  pool.limit = quota.limit;
  const std::int32_t scope = row_of(index, pool.organization);
  pool.share = body.shares_by_cell && scope >= 0 && assessment::deciding_level_of_cell(index, scope) != scope;
  pool.eligible = body.small_group_below > 0 && any_eligible(judged, quota);
  return pool;
}

}  // namespace

std::vector<Pool> gather_pools(const Judged& judged, const assessment::Index& index) {
  std::vector<Pool> pools;
  for (const QuotaResult& quota : judged.assessment.quotas)
    if (const regulation::Rule* rule = rule_of(judged.bound, quota))
      pools.push_back(pool_of(judged, index, quota, *rule));
  std::ranges::sort(pools, {},
                    [](const Pool& pool) { return std::tie(pool.of, pool.scope, pool.rule, pool.document); });
  return pools;
}

}  // namespace kiemdiem::summary
