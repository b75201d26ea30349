#include "summary/gather_pools.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "assessment/candidates.h"
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

void set_percent(const Judged& judged, const assessment::Index& index, const regulation::QuotaBody& body,
                 Pool& pool) {
  pool.percent = body.percent;
  if (!body.percent_when.given()) return;
  const std::int32_t row = row_of(index, pool.organization);
  if (row < 0) return;
  const assessment::Rows rows{index, judged.bound, judged.calendar};
  const assessment::Asking asking{{SubjectKind::organization, row}, -1, {}};
  const Truth other = rows.truth(body.percent_when, asking);
  pool.percent_unsure = other == Truth::unknown;
  if (other == Truth::yes) pool.percent = body.other_percent;
}

/// Whether somebody counted may be rated best: told by the limit, which in a small group only that raises.
bool any_eligible(const QuotaResult& quota, const Pool& pool) {
  Pool without = pool;
  without.eligible = false;
  return quota.limit > limit_of(without);
}

/// Those counted in the pool who drop out for some values of the facts that are missing.
void add_unsure(const Judged& judged, const QuotaResult& quota, Pool& pool) {
  const std::set<std::string_view> missing{quota.undecided.begin(), quota.undecided.end()};
  if (missing.empty()) return;
  for (const assessment::SubjectResult& subject : judged.assessment.subjects) {
    if (subject.subject.kind != quota.of || subject.undecided.empty()) continue;
    if (!missing.contains(subject.id + "." + subject.undecided.front())) continue;
    const auto candidate = assessment::as_candidate(subject);
    if (candidate && candidate->may_drop_out) ++(candidate->best ? pool.unsure_best : pool.unsure_good);
  }
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
  set_percent(judged, index, body, pool);
  pool.small_group_below = body.small_group_below;
  pool.best = quota.used;
  pool.good = std::max(0, quota.counted.value_or(0) - (pool.excludes_best ? 0 : quota.used));
  pool.undecided = quota.verdict == assessment::Verdict::undecided;
  pool.members = quota.members;
  add_unsure(judged, quota, pool);
  pool.limit = quota.limit;
  const std::int32_t scope = row_of(index, pool.organization);
  pool.share = body.shares_by_cell && scope >= 0 && assessment::deciding_level_of_cell(index, scope) != scope;
  pool.eligible = body.small_group_below > 0 && !pool.share && any_eligible(quota, pool);
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
