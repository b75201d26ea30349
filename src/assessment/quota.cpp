#include "assessment/quota.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "assessment/scopes.h"
#include "assessment/shares.h"

namespace kiemdiem::assessment {

using regulation::QuotaBase;
using regulation::QuotaBody;
using regulation::QuotaUnit;

int quota_limit(const QuotaBody& quota, int percent, bool excludes_best, const Pool& pool) {
  const int candidates = pool.best + pool.good;
  const int whole = excludes_best ? 100 + percent : 100;
  const int limit = percent * candidates / whole;
  const int counted_in_small = excludes_best ? candidates - 1 : candidates;
  const bool small =
      quota.small_group_below > 0 && candidates >= 1 && counted_in_small < quota.small_group_below;
  return small && pool.eligible ? std::max(limit, 1) : limit;
}

namespace {

constexpr int best = 0;
constexpr int good = 1;

/// One who is proposed for one of the two upper levels and whom no known fact bars from the lower of them.
struct Candidate {
  const SubjectResult* subject;
  bool certain;          ///< no unknown fact could take the candidate out
  bool eligible;         ///< the known facts allow the best level
  bool surely_eligible;  ///< every value of the unknown facts does
};

std::optional<Candidate> as_candidate(const SubjectResult& subject) {
  if (!subject.proposed || *subject.proposed > good || subject.rating == Asked::no) return std::nullopt;
  if (!subject.ceiling || *subject.ceiling > good) return std::nullopt;
  const bool may_fall = subject.may_be_forced && subject.may_be_forced_to > good;
  const bool certain = subject.rating == Asked::yes && subject.worst_ceiling <= good && !may_fall;
  const bool eligible = *subject.ceiling == best;
  return Candidate{&subject, certain, eligible,
                   certain && eligible && subject.worst_ceiling == best && !subject.may_be_forced};
}

using Keep = bool (*)(const Candidate&);

Pool pool_of(const std::vector<Candidate>& candidates, Keep keep_best, Keep keep_good, bool surely) {
  Pool pool;
  for (const Candidate& candidate : candidates) {
    const bool is_best = *candidate.subject->proposed == best;
    if (!(is_best ? keep_best : keep_good)(candidate)) continue;
    ++(is_best ? pool.best : pool.good);
    pool.eligible = pool.eligible || (surely ? candidate.surely_eligible : candidate.eligible);
  }
  return pool;
}

bool all(const Candidate&) {
  return true;
}
bool only_certain(const Candidate& candidate) {
  return candidate.certain;
}

/// The quota of one kind of subject in one scope.
class ScopeQuota {
 public:
  ScopeQuota(const Rows& rows, const regulation::Rule& rule, std::string scope, std::int32_t organization)
      : rows_(rows),
        rule_(rule),
        quota_(*rule.as<QuotaBody>()),
        scope_(std::move(scope)),
        organization_(organization) {
    excludes_best_ = quota_.base_by_reading && !rows.index().situation().quota_reading_b;
    percent_ = quota_.percent;
    const Asking asking{{SubjectKind::organization, organization}, -1, {}};
    if (quota_.percent_when.given() && rows.truth(quota_.percent_when, asking) == expression::Truth::yes)
      percent_ = quota_.other_percent;
  }

  void add(const SubjectResult& subject) {
    kind_ = subject.subject.kind;
    if (const auto candidate = as_candidate(subject)) candidates_.push_back(*candidate);
  }

  void judge(std::vector<QuotaResult>& into) const {
    QuotaResult whole = result(scope_, candidates_);
    const Pool stands = pool_of(candidates_, all, all, false);
    whole.counted = excludes_best_ ? stands.good : stands.best + stands.good;
    whole.limit = limit(stands);
    whole.verdict = verdict();
    whole.text = text(whole);
    if (quota_.shares_by_cell) share(into, whole);
    into.push_back(std::move(whole));
  }

 private:
  int limit(const Pool& pool) const { return quota_limit(quota_, percent_, excludes_best_, pool); }
  bool broken(const Pool& pool) const { return pool.best > limit(pool); }

  /// Undecided where the quota is kept for some values of the unknown facts and broken for others. Taking out
  /// one proposed best lowers what is used by one and the limit by at most one, so the extremes bound all
  /// cases.
  Verdict verdict() const {
    const bool first = broken(pool_of(candidates_, all, all, false));
    for (const bool surely : {false, true})
      for (const Keep keep_best : {&all, &only_certain})
        for (const Keep keep_good : {&all, &only_certain})
          if (broken(pool_of(candidates_, keep_best, keep_good, surely)) != first) return Verdict::undecided;
    return first ? Verdict::breaks : Verdict::holds;
  }

  QuotaResult result(const std::string& scope, const std::vector<Candidate>& candidates) const {
    QuotaResult result;
    result.rule = rule_.id;
    result.of = kind_;
    result.scope = scope;
    result.document = rule_.document;
    result.clause = rule_.clause;
    for (const Candidate& candidate : candidates) {
      if (*candidate.subject->proposed == best) result.members.push_back(candidate.subject->id);
      if (candidate.certain) continue;
      for (const std::string& name : candidate.subject->undecided)
        result.undecided.push_back(candidate.subject->id + "." + name);
    }
    std::ranges::sort(result.members);
    result.used = static_cast<int>(result.members.size());
    return result;
  }

  std::string text(const QuotaResult& result) const {
    const std::string base = excludes_best_ ? "được xếp loại Hoàn thành tốt nhiệm vụ"
                                            : "được xếp loại Hoàn thành tốt nhiệm vụ trở lên";
    const int places = *result.limit - result.used;
    const std::string left =
        places >= 0 ? fmt::format("còn {} chỗ", places) : fmt::format("vượt {} chỗ", -places);
    const auto organization =
        rows_.index().situation().display_name({EntityKind::organization, organization_});
    return fmt::format(
        "{}: đề nghị {} Hoàn thành xuất sắc nhiệm vụ, tối đa {} (không quá {}% của {} {}); {}. {}",
        organization, result.used, *result.limit, percent_, *result.counted, base, left, rule_.text);
  }

  void share(std::vector<QuotaResult>& into, QuotaResult& whole) const;

  const Rows& rows_;
  const regulation::Rule& rule_;
  const QuotaBody& quota_;
  std::string scope_;
  std::int32_t organization_;
  SubjectKind kind_ = SubjectKind::member;
  bool excludes_best_ = false;
  int percent_ = 20;
  std::vector<Candidate> candidates_;

 public:
  std::vector<std::int32_t> cells;  ///< cells of the members in this scope, each once
};

/// The cells of a scope with their numbers, and whether the level of each is known.
struct Cells {
  std::vector<ShareCell> cells;
  std::vector<std::vector<Candidate>> candidates;
  std::vector<std::string> unknown;
};

Cells collect_cells(const Rows& rows, const QuotaBody& quota, const std::vector<std::int32_t>& organizations,
                    const std::vector<Candidate>& candidates) {
  const Index& index = rows.index();
  Cells found;
  for (const std::int32_t organization : organizations) {
    const SubjectRef subject{SubjectKind::organization, organization};
    const auto level = SubjectJudge::standing_level(index, subject);
    ShareCell cell;
    cell.code = index.situation().id(EntityRef{EntityKind::organization, organization});
    cell.name = index.situation().display_name({EntityKind::organization, organization});
    if (level.state == State::unknown) found.unknown.push_back(index.situation().id(subject) + ".proposed");
    cell.rank = level.state == State::known ? level.rating : 4;
    cell.weight = quota.weights[static_cast<std::size_t>(cell.rank)];
    std::vector<Candidate> own;
    for (const Candidate& candidate : candidates) {
      if (index.cell_of(candidate.subject->subject.row) != organization) continue;
      own.push_back(candidate);
      ++cell.candidates;
      if (*candidate.subject->proposed == best && candidate.eligible) ++cell.eligible;
    }
    found.cells.push_back(std::move(cell));
    found.candidates.push_back(std::move(own));
  }
  return found;
}

void ScopeQuota::share(std::vector<QuotaResult>& into, QuotaResult& whole) const {
  const Index& index = rows_.index();
  if (cells.size() == 1 && cells.front() == organization_) return;
  const Cells found = collect_cells(rows_, quota_, cells, candidates_);
  std::vector<Candidate> certain;
  std::ranges::copy_if(candidates_, std::back_inserter(certain), only_certain);
  const Cells sure = collect_cells(rows_, quota_, cells, certain);
  const Shares shares = share_out(found.cells, *whole.limit);
  const Shares sure_shares = share_out(sure.cells, limit(pool_of(certain, all, all, false)));
  if (found.unknown.empty()) whole.steps = shares.steps;
  for (std::size_t at = 0; at < found.cells.size(); ++at) {
    QuotaResult one =
        result(index.situation().id(SubjectRef{SubjectKind::organization, cells[at]}), found.candidates[at]);
    one.counted = found.cells[at].candidates;
    if (!found.unknown.empty()) {
      one.verdict = Verdict::undecided;
      one.undecided = found.unknown;
      one.text = fmt::format("{}: chưa tính được phần của chi bộ vì chưa rõ mức xếp loại của mọi chi bộ. {}",
                             found.cells[at].name, rule_.text);
    } else {
      one.limit = shares.places[at];
      const auto sure_used = std::ranges::count_if(
          sure.candidates[at], [](const Candidate& c) { return *c.subject->proposed == best; });
      const bool over = one.used > shares.places[at];
      one.verdict = over == (sure_used > sure_shares.places[at]) ? (over ? Verdict::breaks : Verdict::holds)
                                                                 : Verdict::undecided;
      one.text = fmt::format(
          "{}: đề nghị {} Hoàn thành xuất sắc nhiệm vụ, phần của chi bộ là {} trong {} chỗ của toàn đảng bộ. "
          "{}",
          found.cells[at].name, one.used, shares.places[at], *whole.limit, rule_.text);
    }
    into.push_back(std::move(one));
  }
}

/// The organization that a subject is pooled under, and the scope as written.
struct Unit {
  std::int32_t organization;
  std::string scope;
};

std::optional<Unit> unit_of(const Index& index, const QuotaBody& quota, SubjectRef subject) {
  const auto organization = quota.unit == QuotaUnit::cell ? std::optional{index.cell_of(subject.row)}
                                                          : deciding_level(index, subject);
  if (!organization || *organization < 0) return std::nullopt;
  std::string scope = index.situation().id(SubjectRef{SubjectKind::organization, *organization});
  if (quota.unit == QuotaUnit::similarity_group) {
    const std::string_view list = regulation::list_of(subject.kind);
    if (!index.situation().dictionary.list(list)->find("similarity_group")) return Unit{*organization, scope};
    const ColumnRef group = index.column(list, "similarity_group");
    if (group.known(subject.row))
      scope += "/" + index.situation().texts[static_cast<std::size_t>(group.number(subject.row))];
  }
  return Unit{*organization, std::move(scope)};
}

}  // namespace

std::vector<QuotaResult> judge_quotas(const Rows& rows, const regulation::Regulation& bound,
                                      const std::vector<SubjectResult>& subjects) {
  std::vector<QuotaResult> results;
  const Index& index = rows.index();
  for (const regulation::Rule& rule : bound.rules) {
    const auto* quota = rule.as<QuotaBody>();
    if (quota == nullptr) continue;
    std::map<std::pair<SubjectKind, std::string>, ScopeQuota> pools;
    for (const SubjectResult& subject : subjects) {
      if (!rule.of.has(subject.subject.kind)) continue;
      if (rows.truth(rule.when, {subject.subject, -1, {}}) == expression::Truth::no) continue;
      const auto unit = unit_of(index, *quota, subject.subject);
      if (!unit) continue;
      const auto key = std::pair{subject.subject.kind, unit->scope};
      auto [pool, added] = pools.try_emplace(key, rows, rule, unit->scope, unit->organization);
      pool->second.add(subject);
      const std::int32_t cell =
          subject.subject.kind == SubjectKind::member ? index.cell_of(subject.subject.row) : -1;
      if (cell >= 0 && std::ranges::find(pool->second.cells, cell) == pool->second.cells.end())
        pool->second.cells.push_back(cell);
    }
    for (const auto& [key, pool] : pools) pool.judge(results);
  }
  std::ranges::sort(results, [](const QuotaResult& a, const QuotaResult& b) {
    return std::tie(a.of, a.scope, a.rule) < std::tie(b.of, b.scope, b.rule);
  });
  return results;
}

}  // namespace kiemdiem::assessment
