#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "assessment/findings.h"

namespace kiemdiem::assessment {

const std::array<std::string_view, 8> VoteColumns::names{
    "excellent", "good", "completed", "not_completed", "valid", "returned", "issued", "eligible"};

VoteColumns::VoteColumns(const Index& index, std::string_view list) : votes(index.column(list, "votes")) {
  for (std::size_t at = 0; at < names.size(); ++at)
    numbers[at] = index.column(list, fmt::format("votes.{}", names[at]));
}

Verdict VoteColumns::judge(std::int32_t row, std::vector<std::string>* missing) const {
  std::int64_t sum = 0;
  bool all_levels = true;
  bool all = true;
  bool broken = false;
  std::int32_t lower = 0;
  for (std::size_t at = 0; at < names.size(); ++at) {
    const bool level = at < 4;
    if (!numbers[at].known(row)) {
      all_levels = all_levels && !level;
      all = false;
      if (missing != nullptr) missing->push_back(fmt::format("votes.{}", names[at]));
      continue;
    }
    const std::int32_t count = numbers[at].number(row);
    if (level) {
      sum += count;
      continue;
    }
    const bool valid = at == 4;
    broken = broken || count < lower || sum > count || (valid && all_levels && sum != count);
    lower = std::max(lower, count);
  }
  return broken ? Verdict::breaks : all ? Verdict::holds : Verdict::undecided;
}

bool takes_off_ballot(const Rule& rule, SubjectKind kind) {
  const auto* exclusion = rule.as<regulation::ExclusionBody>();
  const auto* forced = rule.as<regulation::ForcedBody>();
  const bool takes =
      (exclusion != nullptr && exclusion->not_rated) || (forced != nullptr && forced->off_ballot);
  return takes && rule.of.has(kind);
}

namespace {

/// Where votes may stand: on the subject's own entry, of a leader on the posts.
struct Votes {
  SubjectRef subject;
  std::string_view list;
  std::int32_t row;
};

std::vector<Votes> all_votes(const Index& index) {
  std::vector<Votes> found;
  const auto add = [&](SubjectKind kind, std::string_view list, std::int32_t count) {
    const ColumnRef votes = index.column(list, "votes");
    for (std::int32_t row = 0; row < count; ++row) {
      if (!votes.known(row)) continue;
      const std::int32_t subject = list == "posts" ? index.holder(row) : row;
      found.push_back({{kind, subject}, list, row});
    }
  };
  add(SubjectKind::organization, "organizations", index.count(EntityKind::organization));
  add(SubjectKind::collective, "collectives", index.count(EntityKind::collective));
  add(SubjectKind::member, "people", index.count(EntityKind::person));
  add(SubjectKind::leader, "posts", static_cast<std::int32_t>(index.situation().table("posts").rows()));
  return found;
}

void judge_sums(Findings& findings, const Votes& votes, const VoteColumns& columns) {
  Rule arithmetic;
  arithmetic.id = "votes-add-up";
  arithmetic.text =
      "Tổng phiếu theo bốn mức phải bằng số phiếu hợp lệ; phiếu hợp lệ không nhiều hơn phiếu thu về, phiếu "
      "thu về không nhiều hơn phiếu phát ra, phiếu phát ra không nhiều hơn số được triệu tập.";
  std::vector<std::string> missing;
  const Verdict verdict = columns.judge(votes.row, &missing);
  Finding& finding = findings.add(arithmetic, "consistency", votes.subject, verdict,
                                  verdict == Verdict::breaks ? "số phiếu không khớp" : "số phiếu");
  for (const std::string_view name : VoteColumns::names)
    finding.facts.push_back(findings.rows.fact(votes.list, fmt::format("votes.{}", name), votes.row));
  if (verdict == Verdict::undecided) finding.undecided = std::move(missing);
}

/// Nobody votes on who is not to be rated, or is rated by force without a vote.
void judge_off_ballot(Findings& findings, const SubjectResult& subject) {
  for (const Reason& reason : subject.reasons) {
    if (reason.effect != Effect::exclusion && reason.effect != Effect::forced) continue;
    Rule rule;
    rule.id = reason.rule;
    rule.document = reason.document;
    rule.clause = reason.clause;
    rule.text = reason.text;
    findings.add(rule, "ballot", subject.subject, Verdict::breaks,
                 "đã bỏ phiếu cho người không thuộc danh sách biểu quyết");
  }
}

/// Votes on somebody who may be off the ballot, as a fact is not known.
void judge_perhaps_off_ballot(Findings& findings, SubjectRef subject) {
  for (const Rule& rule : findings.bound.rules) {
    if (!takes_off_ballot(rule, subject.kind)) continue;
    Answer answer = findings.subjects.applies(rule, subject);
    if (answer.truth != Truth::unknown) continue;
    findings
        .add(rule, "ballot", subject, Verdict::undecided,
             "đã bỏ phiếu, chưa rõ có thuộc danh sách biểu quyết không")
        .undecided = std::move(answer.missing);
  }
}

}  // namespace

void judge_votes(Findings& findings, const std::vector<SubjectResult>& subjects) {
  const std::vector<Votes> votes = all_votes(findings.index);
  std::map<std::string_view, VoteColumns> columns;
  std::set<SubjectRef> voted;
  for (const Votes& one : votes) {
    judge_sums(findings, one, columns.try_emplace(one.list, findings.index, one.list).first->second);
    voted.insert(one.subject);
  }
  for (const SubjectResult& subject : subjects)
    if (voted.contains(subject.subject)) {
      if (subject.on_ballot)
        judge_perhaps_off_ballot(findings, subject.subject);
      else
        judge_off_ballot(findings, subject);
    }
}

}  // namespace kiemdiem::assessment
