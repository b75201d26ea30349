#include "cli/assessment_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "assessment/wording.h"
#include "cli/console.h"

namespace kiemdiem::cli {
namespace {

using assessment::Asked;
using assessment::Effect;
using assessment::Finding;
using assessment::QuotaResult;
using assessment::Reason;
using assessment::SubjectResult;
using assessment::Verdict;

/// Writes the sections of the text.
class Writer {
 public:
  Writer(const Judged& judged, bool colours)
      : judged_(judged), wording_(judged.situation), colours_(colours) {}

  std::string text() {
    head();
    section("TRÁI QUY ĐỊNH", Colour::red, Verdict::breaks);
    section("CHƯA ĐỦ CĂN CỨ", Colour::yellow, Verdict::undecided);
    holding();
    line("\n" + painted(Colour::strong, "TỔNG HỢP: " + summary_line(judged_.assessment.summary), colours_));
    return std::move(text_);
  }

 private:
  void line(const std::string& line) { text_ += line + "\n"; }
  void clause(const std::string& text, std::string_view document, std::string_view clause) {
    const std::string cited = assessment::citation(document, clause);
    line(fmt::format("      {}{}", text,
                     cited.empty() ? "" : painted(Colour::faint, " [" + cited + "]", colours_)));
  }
  std::string level(std::optional<int> level) const {
    return assessment::level_label(judged_.situation.dictionary, level);
  }

  void head() {
    const auto& document = judged_.regulation.document;
    line(painted(Colour::strong, fmt::format("{} · xét ngày {}", document.name,
                                             to_vietnamese(judged_.assessment.on)),
                 colours_));
    if (!judged_.situation.title.empty()) line(judged_.situation.title);
    if (judged_.situation.all_layers && judged_.regulation.layers.size() > 1)
      line(fmt::format("Xét cả {} văn bản cấp trên làm căn cứ.", judged_.regulation.layers.size() - 1));
    if (!document.notice.empty()) line("Lưu ý về văn bản: " + document.notice);
    for (const Problem& notice : judged_.notices)
      line(fmt::format("Lưu ý khi đọc: {}: {}", to_text(notice.where), notice.message));
  }

  void section(std::string_view title, Colour colour, Verdict verdict) {
    std::string before;
    std::swap(before, text_);
    for (const SubjectResult& subject : judged_.assessment.subjects)
      if (subject.verdict == verdict) show(subject);
    for (const QuotaResult& quota : judged_.assessment.quotas)
      if (quota.verdict == verdict) show(quota);
    for (const Finding& finding : judged_.assessment.findings)
      if (finding.verdict == verdict) show(finding);
    if (text_.empty()) return std::swap(before, text_);
    text_ = before + "\n" + painted(colour, title, colours_) + "\n" + text_;
  }

  void show(const SubjectResult& subject) {
    line(fmt::format("  {} {}: {}", mark(subject.verdict), wording_.full_name(subject.id),
                     subject.verdict == Verdict::breaks ? conflict(subject) : "chưa kết luận được"));
    if (subject.verdict == Verdict::breaks)
      for (const Reason& reason : subject.reasons)
        if (stands_against(subject, reason)) clause(reason.text, reason.document, reason.clause);
    for (const assessment::Pending& pending : subject.pending)
      clause(fmt::format("cần biết: {}. {}", wording_.missing(subject.id, pending.missing), pending.text),
             pending.document, pending.clause);
  }

  std::string conflict(const SubjectResult& subject) const {
    const std::string proposed = "đề nghị " + level(subject.proposed);
    if (subject.rating == Asked::no) return proposed + ", nhưng không thuộc diện xếp loại";
    if (subject.forced) return fmt::format("{}, phải là {}", proposed, level(subject.forced));
    return fmt::format("{}, cao nhất chỉ được {}", proposed, level(subject.ceiling));
  }
  /// The reasons for which the proposed level cannot stand.
  static bool stands_against(const SubjectResult& subject, const Reason& reason) {
    if (reason.effect == Effect::ceiling) return reason.level && *reason.level > subject.proposed.value_or(0);
    return reason.effect == Effect::forced || reason.effect == Effect::exclusion;
  }

  void show(const QuotaResult& quota) {
    line(fmt::format("  {} {}", mark(quota.verdict), quota_words(quota)));
    clause(quota.text, quota.document, quota.clause);
    if (!quota.undecided.empty()) line("      cần biết: " + wording_.missing("", quota.undecided));
    if (quota.verdict == Verdict::breaks && !quota.members.empty()) {
      std::string names;
      for (const std::string& member : quota.members)
        names += (names.empty() ? "" : ", ") + wording_.name(member);
      line("      gồm: " + names);
    }
    for (const std::string& step : quota.steps) line("        " + step);
  }

  std::string quota_words(const QuotaResult& quota) const {
    const std::string most =
        quota.limit ? fmt::format("tối đa {}", *quota.limit) : std::string{"tối đa chưa tính được"};
    const std::string base = quota.counted ? fmt::format(" (số gốc {})", *quota.counted) : "";
    return fmt::format("Tỷ lệ {} ở {}: đề nghị {} Hoàn thành xuất sắc nhiệm vụ, {}{}",
                       assessment::kind_label(quota.of), scope_name(quota.scope), quota.used, most, base);
  }
  std::string scope_name(const std::string& scope) const {
    const std::size_t slash = scope.find('/');
    const std::string name = wording_.name(scope.substr(0, slash));
    return slash == std::string::npos ? name : fmt::format("{}, nhóm {}", name, scope.substr(slash + 1));
  }

  void show(const Finding& finding) {
    clause_line(fmt::format("  {} {}: {}", mark(finding.verdict), assessment::finding_label(finding.kind),
                            finding.text),
                finding);
    if (!finding.undecided.empty())
      line("      cần biết: " + wording_.missing(finding.subject, finding.undecided));
  }
  void clause_line(const std::string& text, const Finding& finding) {
    const std::string cited = assessment::citation(finding.document, finding.clause);
    line(text + (cited.empty() ? "" : painted(Colour::faint, " [" + cited + "]", colours_)));
  }

  std::string mark(Verdict verdict) const {
    switch (verdict) {
      case Verdict::breaks:
        return painted(Colour::red, "✗", colours_);
      case Verdict::undecided:
        return painted(Colour::yellow, "?", colours_);
      case Verdict::holds:
        break;
    }
    return painted(Colour::green, "✓", colours_);
  }

  void holding() {
    line("\n" + painted(Colour::green, "ĐÚNG QUY ĐỊNH", colours_));
    std::string free_names;
    int free = 0;
    for (const SubjectResult& subject : judged_.assessment.subjects) {
      if (subject.verdict != Verdict::holds) continue;
      if (subject.reasons.empty()) {
        free_names += (free++ > 0 ? ", " : "") + wording_.name(subject.id);
        continue;
      }
      line(fmt::format("  {} {}: {}", mark(Verdict::holds), wording_.full_name(subject.id), state_of(subject)));
      for (const Reason& reason : subject.reasons) clause(reason.text, reason.document, reason.clause);
    }
    if (free > 0)
      line(fmt::format("  {} {} đối tượng không bị quy tắc nào hạn chế: {}", mark(Verdict::holds), free,
                       free_names));
    for (const QuotaResult& quota : judged_.assessment.quotas)
      if (quota.verdict == Verdict::holds)
        line(fmt::format("  {} {}{}", mark(Verdict::holds), quota_words(quota),
                         painted(Colour::faint,
                                 fmt::format(" [{}]", assessment::citation(quota.document, quota.clause)),
                                 colours_)));
    holding_findings();
  }
  std::string state_of(const SubjectResult& subject) const {
    if (subject.rating == Asked::no) return "không xếp loại";
    const std::string proposed = subject.proposed ? "đề nghị " + level(subject.proposed) : "chưa đề nghị mức";
    if (subject.forced) return proposed + ", đúng mức phải xếp";
    return *subject.ceiling == 0 ? proposed : fmt::format("{}, cao nhất {}", proposed, level(subject.ceiling));
  }
  /// Those of one kind and clause in one line.
  void holding_findings() {
    std::map<std::pair<std::string, std::string>, int> counts;
    for (const Finding& finding : judged_.assessment.findings)
      if (finding.verdict == Verdict::holds)
        ++counts[{finding.kind, assessment::citation(finding.document, finding.clause)}];
    for (const auto& [what, count] : counts)
      line(fmt::format("  {} {}: {} việc đúng{}", mark(Verdict::holds), assessment::finding_label(what.first),
                       count,
                       what.second.empty() ? ""
                                           : painted(Colour::faint, " [" + what.second + "]", colours_)));
  }

  const Judged& judged_;
  const assessment::Wording wording_;
  bool colours_;
  std::string text_;
};

}  // namespace

std::string assessment_text(const Judged& judged, bool colours) {
  return Writer{judged, colours}.text();
}

std::string summary_line(const assessment::Summary& summary) {
  return fmt::format(
      "{} đối tượng: {} trái quy định, {} chưa đủ căn cứ; {} tỷ lệ vượt; {} việc về trình tự, thời hạn, hồ sơ "
      "trái quy định.",
      summary.subjects, summary.breaks, summary.undecided, summary.quotas_broken, summary.findings_broken);
}

}  // namespace kiemdiem::cli
