#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "assessment/findings.h"

namespace kiemdiem::assessment {
namespace {

/// Where votes may stand: on the subject's own entry, of a leader on the posts.
struct Votes {
  SubjectRef subject;
  std::string_view list;
  std::int32_t row;
};

using Number = std::optional<std::int32_t>;

Number number(const Findings& findings, const Votes& votes, std::string_view fact) {
  const ColumnRef column = findings.index.column(votes.list, fmt::format("votes.{}", fact));
  if (!column.known(votes.row)) return std::nullopt;
  return column.number(votes.row);
}

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

/// levels add up to valid ≤ returned ≤ issued ≤ eligible
void judge_sums(Findings& findings, const Votes& votes) {
  constexpr std::array<std::string_view, 4> chain{"valid", "returned", "issued", "eligible"};
  constexpr std::array<std::string_view, 4> levels{"excellent", "good", "completed", "not_completed"};
  Rule arithmetic;
  arithmetic.id = "votes-add-up";
  arithmetic.text =
      "Tổng phiếu theo bốn mức phải bằng số phiếu hợp lệ; phiếu hợp lệ không nhiều hơn phiếu thu về, phiếu "
      "thu về không nhiều hơn phiếu phát ra, phiếu phát ra không nhiều hơn số được triệu tập.";
  std::vector<std::string> missing;
  std::int64_t sum = 0;
  bool all = true;
  for (const std::string_view level : levels) {
    const Number count = number(findings, votes, level);
    all = all && count.has_value();
    sum += count.value_or(0);
    if (!count) missing.push_back(fmt::format("votes.{}", level));
  }
  bool broken = false;
  Number lower;
  for (const std::string_view step : chain) {
    const Number count = number(findings, votes, step);
    if (!count) {
      missing.push_back(fmt::format("votes.{}", step));
      continue;
    }
    broken =
        broken || (lower && *lower > *count) || (step == "valid" && (all ? sum != *count : sum > *count));
    broken = broken || sum > *count;
    lower = std::max(lower.value_or(0), *count);
  }
  const Verdict verdict = broken ? Verdict::breaks : missing.empty() ? Verdict::holds : Verdict::undecided;
  Finding& finding = findings.add(arithmetic, "consistency", votes.subject, verdict,
                                  broken ? "số phiếu không khớp" : "số phiếu");
  for (const std::string_view fact :
       {"excellent", "good", "completed", "not_completed", "valid", "returned", "issued", "eligible"})
    finding.facts.push_back(findings.rows.fact(votes.list, fmt::format("votes.{}", fact), votes.row));
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

}  // namespace

void judge_votes(Findings& findings, const std::vector<SubjectResult>& subjects) {
  const std::vector<Votes> votes = all_votes(findings.index);
  for (const Votes& one : votes) judge_sums(findings, one);
  for (const SubjectResult& subject : subjects) {
    const bool voted =
        std::ranges::any_of(votes, [&](const Votes& one) { return one.subject == subject.subject; });
    if (voted && !subject.on_ballot) judge_off_ballot(findings, subject);
  }
}

}  // namespace kiemdiem::assessment
