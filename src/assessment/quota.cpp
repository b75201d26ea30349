#include "assessment/quota.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "assessment/decided.h"
#include "assessment/scopes.h"
#include "assessment/shares.h"

namespace kiemdiem::assessment {

using regulation::QuotaBody;
using regulation::QuotaUnit;

namespace {

/// The quota of one kind of subject in one scope.
class ScopeQuota {
 public:
  ScopeQuota(const Rows& rows, const regulation::Rule& rule, std::string scope, std::int32_t organization)
      : rows_(rows),
        rule_(rule),
        quota_(*rule.as<QuotaBody>()),
        scope_(std::move(scope)),
        organization_(organization),
        excludes_best_(quota_.base_by_reading && !rows.index().situation().quota_reading_b) {
    const Asking asking{{SubjectKind::organization, organization}, -1, {}};
    const auto other =
        quota_.percent_when.given() ? rows.truth(quota_.percent_when, asking) : expression::Truth::no;
    if (other != expression::Truth::yes) percents_.push_back(quota_.percent);
    if (other != expression::Truth::no) percents_.push_back(quota_.other_percent);
  }

  void add(const SubjectResult& subject) {
    kind_ = subject.subject.kind;
    const auto decided = decided_level(rows_.index(), subject.subject);
    const auto candidate = decided ? as_decided(subject, *decided) : as_candidate(subject);
    if (candidate) candidates_.push_back(*candidate);
  }

  void judge(std::vector<QuotaResult>& into) const {
    QuotaResult whole = result(scope_, candidates_);
    const Pool stands = pool_as_proposed(candidates_);
    whole.counted = excludes_best_ ? stands.good : stands.best + stands.good;
    whole.limit = limit(stands);
    whole.verdict = quota_verdict(quota_, percents_, excludes_best_, candidates_);
    if (by_the_exception(stands)) whole.clause += "; " + quota_.small_group_clause;
    whole.text = text(whole);
    if (quota_.shares_by_cell) share(into, whole);
    into.push_back(std::move(whole));
  }

 private:
  int percent() const { return percents_.front(); }
  int limit(const Pool& pool) const { return quota_limit(quota_, percent(), excludes_best_, pool); }

  /// Whether the limit is one only because the group is small.
  bool by_the_exception(const Pool& pool) const {
    QuotaBody plain = quota_;
    plain.small_group_below = 0;
    return !quota_.small_group_clause.empty() &&
           limit(pool) > quota_limit(plain, percent(), excludes_best_, pool);
  }

  QuotaResult result(const std::string& scope, const std::vector<Candidate>& candidates) const {
    QuotaResult result;
    result.rule = rule_.id;
    result.of = kind_;
    result.scope = scope;
    result.document = rule_.document;
    result.clause = rule_.clause;
    for (const Candidate& candidate : candidates) {
      if (candidate.best) result.members.push_back(candidate.subject->id);
      if (candidate.certain()) continue;
      for (const std::string& name : candidate.subject->undecided)
        result.undecided.push_back(candidate.subject->id + "." + name);
    }
    std::ranges::sort(result.members);
    result.used = static_cast<int>(result.members.size());
    return result;
  }

  std::string text(const QuotaResult& result) const {
    const auto organization =
        rows_.index().situation().display_name({EntityKind::organization, organization_});
    return fmt::format("{}: {}. {}", organization,
                       quota_words({result.used, *result.limit, percent(), *result.counted, excludes_best_}),
                       rule_.text);
  }

  void share(std::vector<QuotaResult>& into, QuotaResult& whole) const;
  const Rows& rows_;
  const regulation::Rule& rule_;
  const QuotaBody& quota_;
  std::string scope_;
  std::int32_t organization_;
  SubjectKind kind_ = SubjectKind::member;
  bool excludes_best_ = false;
  std::vector<int> percents_;  ///< those that may apply; as far as the facts are known the first
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
      if (candidate.best && candidate.may_be_eligible) ++cell.eligible;
    }
    found.cells.push_back(std::move(cell));
    found.candidates.push_back(std::move(own));
  }
  return found;
}

CellCandidates members_of(const Cells& found) {
  CellCandidates members{found.cells, {}, {}};
  for (std::size_t cell = 0; cell < found.candidates.size(); ++cell)
    for (const Candidate& candidate : found.candidates[cell]) {
      members.candidates.push_back(candidate);
      members.cell_of.push_back(cell);
    }
  return members;
}

void ScopeQuota::share(std::vector<QuotaResult>& into, QuotaResult& whole) const {
  const Index& index = rows_.index();
  if (cells.size() == 1 && cells.front() == organization_) return;
  const Cells found = collect_cells(rows_, quota_, cells, candidates_);
  std::vector<QuotaResult> results;
  std::vector<int> used;
  for (std::size_t at = 0; at < cells.size(); ++at) {
    results.push_back(
        result(index.situation().id(SubjectRef{SubjectKind::organization, cells[at]}), found.candidates[at]));
    results.back().counted = found.cells[at].candidates;
    used.push_back(results.back().used);
  }
  if (!found.unknown.empty()) {
    for (std::size_t at = 0; at < cells.size(); ++at) {
      results[at].verdict = Verdict::undecided;
      results[at].undecided = found.unknown;
      results[at].text =
          fmt::format("{}: chưa tính được phần của chi bộ vì chưa rõ mức xếp loại của mọi chi bộ. {}",
                      found.cells[at].name, rule_.text);
    }
  } else {
    const Shares shares = share_out(found.cells, *whole.limit);
    const std::vector<Verdict> verdicts =
        share_verdicts(quota_, percent(), excludes_best_, members_of(found), shares.places);
    whole.steps = shares.steps;
    for (std::size_t at = 0; at < cells.size(); ++at) {
      results[at].limit = shares.places[at];
      results[at].verdict = verdicts[at];
      results[at].text = fmt::format(
          "{}: đề nghị {} Hoàn thành xuất sắc nhiệm vụ, phần của chi bộ là {} trong {} chỗ của toàn đảng bộ. "
          "{}",
          found.cells[at].name, used[at], shares.places[at], *whole.limit, rule_.text);
    }
  }
  std::ranges::move(results, std::back_inserter(into));
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

/// The unknown fact that keeps a subject out of every pool; empty where there is none.
std::string unknown_unit(const Index& index, SubjectRef subject) {
  if (subject.kind == SubjectKind::member)
    return index.column("people", "cell").state(subject.row) == State::unknown ? "cell" : "";
  if (subject.kind != SubjectKind::leader || deciding_level(index, subject)) return "";
  const ColumnRef leader = index.column("posts", "leader");
  const ColumnRef managed_by = index.column("posts", "managed_by");
  const auto [first, held] = index.posts_of(subject.row);
  for (std::int32_t post = first; post < first + held; ++post)
    if (leader.known(post) && leader.number(post) != 0 && managed_by.state(post) == State::unknown)
      return "managed_by";
  return "";
}

}  // namespace

std::string quota_words(const QuotaNumbers& numbers) {
  const std::string base = numbers.excludes_best ? "được xếp loại Hoàn thành tốt nhiệm vụ"
                                                 : "được xếp loại Hoàn thành tốt nhiệm vụ trở lên";
  const int places = numbers.limit - numbers.used;
  const std::string left =
      places >= 0 ? fmt::format("còn {} chỗ", places) : fmt::format("vượt {} chỗ", -places);
  return fmt::format("đề nghị {} Hoàn thành xuất sắc nhiệm vụ, tối đa {} (không quá {}% của {} {}); {}",
                     numbers.used, numbers.limit, numbers.percent, numbers.counted, base, left);
}

void name_unknown_units(const Index& index, const regulation::Regulation& bound,
                        std::vector<SubjectResult>& subjects) {
  for (SubjectResult& subject : subjects) {
    const bool counted = std::ranges::any_of(bound.rules, [&](const regulation::Rule& rule) {
      return rule.as<QuotaBody>() != nullptr && rule.of.has(subject.subject.kind);
    });
    if (!counted || !as_candidate(subject)) continue;
    const std::string name = unknown_unit(index, subject.subject);
    if (name.empty() || std::ranges::find(subject.undecided, name) != subject.undecided.end()) continue;
    subject.undecided.push_back(name);
    std::ranges::sort(subject.undecided);
  }
}

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
