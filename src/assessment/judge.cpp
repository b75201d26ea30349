#include <algorithm>
#include <array>
#include <tuple>

#include "assessment/assessment.h"
#include "assessment/findings.h"
#include "assessment/quota.h"

namespace kiemdiem::assessment {

std::string_view name(Verdict verdict) {
  constexpr std::array<std::string_view, 3> names{"holds", "breaks", "undecided"};
  return names[static_cast<std::size_t>(verdict)];
}

std::string_view name(Effect effect) {
  constexpr std::array<std::string_view, 5> names{"exclusion", "ceiling", "forced", "exception", "note"};
  return names[static_cast<std::size_t>(effect)];
}

namespace {

struct JudgeFinding {
  Findings& findings;
  const Rule& rule;

  void operator()(const regulation::OrderBody&) const { judge_order(findings, rule); }
  void operator()(const regulation::DeadlineBody&) const { judge_deadline(findings, rule); }
  void operator()(const regulation::NoticeBody&) const { judge_notice(findings, rule); }
  void operator()(const regulation::PapersBody&) const { judge_papers(findings, rule); }
  void operator()(const regulation::CopiesBody&) const { judge_copies(findings, rule); }
  void operator()(const regulation::ChannelBody&) const { judge_channel(findings, rule); }
  void operator()(const regulation::ChairBody&) const { judge_chair(findings, rule); }
  void operator()(const regulation::AttendanceBody&) const { judge_attendance(findings, rule); }
  void operator()(const regulation::AttributionBody&) const { judge_attribution(findings, rule); }
  void operator()(const regulation::ConsistencyBody&) const { judge_posts_consistency(findings, rule); }
  void operator()(const regulation::DutyBody&) const { judge_duty(findings, rule); }
  // The rest are judged with the subjects and quotas, or carried as text.
  void operator()(const regulation::TextBody&) const {}
  void operator()(const regulation::ScopeBody&) const {}
  void operator()(const regulation::ExclusionBody&) const {}
  void operator()(const regulation::ExceptionBody&) const {}
  void operator()(const regulation::CeilingBody&) const {}
  void operator()(const regulation::ForcedBody&) const {}
  void operator()(const regulation::NoteBody&) const {}
  void operator()(const regulation::QuotaBody&) const {}
};

/// By subject, kind, rule, paper and words. Places are sorted and not the findings, which are large.
std::vector<Finding> in_order(std::vector<Finding>&& found) {
  std::vector<const Finding*> order;
  order.reserve(found.size());
  for (const Finding& finding : found) order.push_back(&finding);
  std::ranges::stable_sort(order, [](const Finding* a, const Finding* b) {
    return std::tie(a->subject, a->kind, a->rule, a->paper, a->text) <
           std::tie(b->subject, b->kind, b->rule, b->paper, b->text);
  });
  std::vector<Finding> sorted;
  sorted.reserve(found.size());
  for (const Finding* finding : order)
    sorted.push_back(std::move(found[static_cast<std::size_t>(finding - found.data())]));
  return sorted;
}

Summary sum_up(const Assessment& assessment) {
  Summary summary;
  summary.subjects = static_cast<int>(assessment.subjects.size());
  for (const SubjectResult& subject : assessment.subjects) {
    summary.breaks += subject.verdict == Verdict::breaks;
    summary.undecided += subject.verdict == Verdict::undecided;
  }
  for (const QuotaResult& quota : assessment.quotas)
    summary.quotas_broken += quota.verdict == Verdict::breaks;
  for (const Finding& finding : assessment.findings)
    summary.findings_broken += finding.verdict == Verdict::breaks;
  return summary;
}

}  // namespace

void judge_finding(Findings& findings, const Rule& rule) {
  std::visit(JudgeFinding{findings, rule}, rule.body);
}

Assessment judge(const Situation& situation, const regulation::Regulation& bound,
                 const WorkCalendar& calendar) {
  Assessment assessment;
  assessment.regulation = bound.document.id;
  assessment.on = situation.on;
  const WorkCalendar days = calendar.with_days_off(situation.holidays);
  const Index index{situation};
  const Rows rows{index, bound, days};
  SubjectJudge subjects{rows, bound};
  assessment.subjects = subjects.all();
  name_unknown_units(index, bound, assessment.subjects);
  assessment.quotas = judge_quotas(rows, bound, assessment.subjects);
  Findings findings{rows, bound, subjects};
  for (const Rule& rule : bound.rules) judge_finding(findings, rule);
  judge_votes(findings, assessment.subjects);
  assessment.findings = in_order(std::move(findings.found));
  assessment.summary = sum_up(assessment);
  return assessment;
}

bool anything_breaks(const Assessment& assessment) {
  const Summary& summary = assessment.summary;
  return summary.breaks + summary.quotas_broken + summary.findings_broken > 0;
}

}  // namespace kiemdiem::assessment
