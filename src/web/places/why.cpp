#include <fmt/format.h>

#include "assessment/explain.h"
#include "service/office.h"
#include "web/addresses.h"
#include "web/places/board.h"

namespace kiemdiem::web {
namespace {

std::vector<pages::FactShown> shown(const std::vector<assessment::FactUsed>& facts) {
  std::vector<pages::FactShown> shown;
  for (const assessment::FactUsed& fact : facts)
    if (!fact.name.starts_with("votes."))  // this page has more readers than the counts
      shown.push_back({fact.label.empty() ? fact.name : fact.label, fact.in_words, {}});
  return shown;
}

std::string effect_words(const service::Judged& judged, const assessment::Reason& reason) {
  switch (reason.effect) {
    case assessment::Effect::exclusion:
      return "Không xét";
    case assessment::Effect::ceiling:
      return "Cao nhất: " + level_label(judged, reason.level);
    case assessment::Effect::forced:
      return "Bắt buộc: " + level_label(judged, reason.level);
    case assessment::Effect::exception:
      return "Ngoại lệ";
    case assessment::Effect::note:
      return "Lưu ý";
  }
  return {};
}

std::string sentence(const service::Judged& judged, const assessment::SubjectResult& subject) {
  if (subject.rating == assessment::Asked::no) return "Quy định không xếp loại đối tượng này trong kỳ.";
  const std::string proposed = level_label(judged, subject.proposed);
  const std::string ceiling = level_label(judged, subject.ceiling);
  if (subject.verdict == assessment::Verdict::undecided)
    return "Chưa đủ dữ kiện để kết luận; các dữ kiện còn thiếu nêu ở dưới.";
  if (subject.forced && subject.proposed != subject.forced)
    return fmt::format("Phải xếp {}.", level_label(judged, subject.forced));
  if (subject.verdict == assessment::Verdict::breaks)
    return fmt::format("Đề nghị {} vượt mức cao nhất được xếp: {}.", proposed, ceiling);
  if (proposed.empty()) return fmt::format("Chưa có mức đề nghị; cao nhất được xếp {}.", ceiling);
  return fmt::format("Đề nghị {} trong giới hạn; cao nhất được xếp {}.", proposed, ceiling);
}

std::string subject_name(const service::Judged& judged, const assessment::SubjectResult& subject) {
  const facts::EntityRef entity{facts::entity_kind(subject.subject.kind), subject.subject.row};
  const std::string name = judged.situation.display_name(entity);
  if (subject.subject.kind == facts::SubjectKind::leader) return name + ", cán bộ lãnh đạo";
  if (subject.subject.kind == facts::SubjectKind::member) return name + ", đảng viên";
  return name;
}

std::optional<WholeQuota> told_here(const service::Call& call, const assessment::QuotaResult& quota) {
  const auto units = call.units();
  const service::Unit* unit = units ? (*units)->find(call.target.unit) : nullptr;
  if (unit == nullptr || !is_counted_whole(**units, *unit, quota)) return std::nullopt;
  return WholeQuota{quota.text, quota.verdict};
}

/// What holds is said only of what counts for somebody.
std::string finding_words(const assessment::Finding& finding) {
  if (finding.verdict == assessment::Verdict::breaks) return "Trái quy định";
  return finding.verdict == assessment::Verdict::undecided ? "Chưa đủ dữ kiện"
                                                           : "Tính cho nơi xảy ra vi phạm";
}

}  // namespace

std::optional<pages::Why> why_of(const service::Call& call, const service::Judged& judged,
                                 const WorkCalendar& calendar, const std::string& subject,
                                 const QuotaTeller& of_all) {
  const auto explained =
      assessment::explain(judged.situation, *judged.bound, calendar, judged.assessment, subject);
  if (!explained) return std::nullopt;
  const assessment::SubjectResult& result = explained->result;
  pages::Why why;
  why.subject = subject_name(judged, result);
  why.verdict = result.rating == assessment::Asked::no ? pages::Mark{pages::Standing::none, "không xếp loại"}
                                                       : mark_of(result.verdict);
  why.sentence = sentence(judged, result);
  why.proposed = level_label(judged, result.proposed);
  why.ceiling = level_label(judged, result.ceiling);
  why.forced = level_label(judged, result.forced);
  for (const assessment::Reason& reason : result.reasons)
    why.reasons.push_back({effect_words(judged, reason),
                           reason.text,
                           clause_of(call, reason.document, reason.clause),
                           shown(reason.facts),
                           reason.certain,
                           {}});
  for (const assessment::Pending& pending : result.pending) {
    pages::ReasonShown shown_rule{
        "Chưa đủ dữ kiện", pending.text, clause_of(call, pending.document, pending.clause), {}, false, {}};
    for (const std::string& missing : pending.missing)
      shown_rule.facts.push_back(
          {missing, "chưa rõ",
           address("period-facts", {{"campaign", call.campaign->id}, {"subject", subject}})});
    why.pending.push_back(std::move(shown_rule));
  }
  for (const assessment::Untouched& untouched : result.untouched)
    why.untouched.push_back({"Không áp dụng",
                             untouched.text,
                             clause_of(call, untouched.document, untouched.clause),
                             shown(untouched.facts),
                             true,
                             {}});
  for (const assessment::QuotaResult& quota : explained->quotas)
    if (const auto told = of_all ? of_all(quota) : told_here(call, quota))
      why.reasons.push_back({"Tỷ lệ",
                             told->words,
                             clause_of(call, quota.document, quota.clause),
                             {},
                             told->verdict != assessment::Verdict::undecided,
                             {}});
  for (const assessment::Finding& finding : explained->findings)
    if (finding.verdict != assessment::Verdict::holds || !finding.counts_for.empty())
      why.reasons.push_back({finding_words(finding),
                             finding.text,
                             clause_of(call, finding.document, finding.clause),
                             shown(finding.facts),
                             finding.verdict != assessment::Verdict::undecided,
                             {}});
  why.next_level = level_label(judged, explained->aim);
  for (const assessment::Obstacle& obstacle : explained->obstacles)
    why.for_next.push_back({obstacle.text, clause_of(call, obstacle.document, obstacle.clause)});
  return why;
}

}  // namespace kiemdiem::web
