#include "assessment/explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "assessment/wording.h"
#include "base/words.h"
#include "cli/command.h"
#include "cli/judged.h"

namespace kiemdiem::cli {
namespace {

using assessment::Asked;
using assessment::Explanation;
using assessment::Held;

/// Writes an explanation as text.
class Writer {
 public:
  Writer(const Judged& judged, const Explanation& explanation, bool colours)
      : judged_(judged), wording_(judged.situation), explanation_(explanation), colours_(colours) {}

  std::string text() {
    head();
    rules("QUY TẮC ÁP DỤNG", Held::yes);
    rules("QUY TẮC CHƯA TRẢ LỜI ĐƯỢC", Held::unknown);
    rules("QUY TẮC KHÔNG ÁP DỤNG", Held::no);
    next_level();
    quotas();
    findings();
    return std::move(text_);
  }

 private:
  void line(const std::string& line) { text_ += line + "\n"; }
  void title(std::string_view title) { line("\n" + painted(Colour::strong, title, colours_)); }
  std::string cited(std::string_view document, std::string_view clause) const {
    const std::string citation = assessment::citation(document, clause);
    return citation.empty() ? "" : painted(Colour::faint, " [" + citation + "]", colours_);
  }
  std::string level(std::optional<int> level) const {
    return assessment::level_label(judged_.situation.dictionary, level);
  }

  void head() {
    const auto& result = explanation_.result;
    line(painted(Colour::strong, fmt::format("{} ({})", wording_.full_name(result.id), result.id), colours_));
    line(fmt::format("{} · xét ngày {}", judged_.regulation.document.name,
                     to_vietnamese(judged_.assessment.on)));
    line(fmt::format("Kiểm điểm: {}. Xếp loại: {}.",
                     asked(result.review, "phải kiểm điểm", "không phải kiểm điểm"),
                     asked(result.rating, "được xếp loại", "không xếp loại")));
    if (result.rating == Asked::no)
      line("Mức đề nghị: " + (result.proposed ? level(result.proposed) : std::string{"chưa có"}) + ".");
    else
      line(fmt::format("Mức đề nghị: {}; {}: {}. {}", result.proposed ? level(result.proposed) : "chưa có",
                       result.forced ? "mức phải xếp" : "mức cao nhất được xếp",
                       level(result.forced ? result.forced : result.ceiling),
                       result.on_ballot ? "Có trong phiếu." : "Không ghi vào phiếu."));
    line("Kết luận: " + std::string{verdict(result.verdict)} + ".");
  }
  static std::string_view asked(Asked asked, std::string_view yes, std::string_view no) {
    return asked == Asked::undecided ? "chưa rõ" : asked == Asked::yes ? yes : no;
  }
  static std::string_view verdict(assessment::Verdict verdict) {
    if (verdict == assessment::Verdict::breaks) return "trái quy định";
    return verdict == assessment::Verdict::holds ? "đúng quy định" : "chưa đủ căn cứ";
  }

  void rules(std::string_view name, Held applies) {
    const auto wanted = [&](const assessment::RuleOutcome& rule) { return rule.applies == applies; };
    if (std::ranges::none_of(explanation_.rules, wanted)) return;
    title(name);
    for (const assessment::RuleOutcome& rule : explanation_.rules) {
      if (!wanted(rule)) continue;
      line("  " + rule.text + cited(rule.document, rule.clause));
      if (applies == Held::yes) reasons(rule);
      for (const assessment::DecidingPart& part : rule.because) line("      " + part_words(part));
      if (rule.because.empty() && applies == Held::no)
        line("      không có trường hợp nào thuộc quy tắc này");
    }
  }
  /// What the rule compared with, where its condition does not tell.
  void reasons(const assessment::RuleOutcome& rule) {
    for (const assessment::Reason& reason : explanation_.result.reasons)
      if (reason.rule == rule.rule && reason.document == rule.document && rule.because.empty())
        for (const assessment::FactUsed& fact : reason.facts)
          if (!fact.label.empty()) line(fmt::format("      {}: {}", fact.label, fact.in_words));
  }
  static std::string part_words(const assessment::DecidingPart& part) {
    std::string facts;
    for (const assessment::FactUsed& fact : part.facts)
      facts += fmt::format("{}{}: {}", facts.empty() ? "" : "; ", fact.label.empty() ? fact.name : fact.label,
                           fact.in_words);
    const std::string_view held = part.held == Held::yes  ? "đúng"
                                  : part.held == Held::no ? "không đúng"
                                                          : "chưa biết";
    return facts.empty() ? fmt::format("{}: {}", held, part.source)
                         : fmt::format("{} ({}: {})", facts, held, part.source);
  }

  void next_level() {
    if (explanation_.result.rating == Asked::no)
      title("MUỐN ĐƯỢC XẾP LOẠI");
    else if (explanation_.aim)
      title("MUỐN LÊN MỨC " + level(explanation_.aim));
    else
      title("MỨC CAO HƠN");
    if (explanation_.obstacles.empty()) line("  Không quy tắc nào ngăn mức cao nhất; còn tỷ lệ dưới đây.");
    for (const assessment::Obstacle& obstacle : explanation_.obstacles)
      line("  " + obstacle.text + cited(obstacle.document, obstacle.clause));
  }

  void quotas() {
    if (explanation_.quotas.empty()) return;
    title("TỶ LỆ CÓ LIÊN QUAN");
    for (const assessment::QuotaResult& quota : explanation_.quotas) {
      line(fmt::format("  {}: đề nghị {}, tối đa {}.", wording_.name(quota.scope), quota.used,
                       quota.limit ? fmt::format("{}", *quota.limit) : "chưa tính được"));
      line("      " + quota.text + cited(quota.document, quota.clause));
    }
  }

  void findings() {
    if (explanation_.findings.empty()) return;
    title("TRÌNH TỰ, THỜI HẠN, HỒ SƠ");
    for (const assessment::Finding& finding : explanation_.findings)
      line(fmt::format("  {}: {}{}", verdict(finding.verdict), finding.text,
                       cited(finding.document, finding.clause)));
  }

  const Judged& judged_;
  const assessment::Wording wording_;
  const Explanation& explanation_;
  bool colours_;
  std::string text_;
};

Problem no_such_subject(const Judged& judged, const std::string& subject) {
  std::vector<std::string> known;
  for (const auto& one : judged.assessment.subjects) known.push_back(one.id);
  const bool there = assessment::Wording{judged.situation}.find(subject).has_value();
  return {{},
          there ? fmt::format("{} không xếp loại “{}”.", judged.regulation.document.name, subject)
                : fmt::format(
                      "Không có đối tượng “{}” trong tình huống; hãy viết như member:an, organization:cb1.{}",
                      subject, did_you_mean(subject, known))};
}

Exit explain(const Arguments& arguments, Session& session) {
  const auto begun = begin(arguments, session);
  if (!begun) return session.refuse(begun.error());
  const auto judged = judge_file(arguments.get("SITUATION"), begun->data, begun->overrides);
  if (!judged) return session.refuse(judged.error());
  const std::string subject = arguments.get("SUBJECT");
  const auto explanation = assessment::explain(judged->situation, judged->regulation, begun->data.calendar(),
                                               judged->assessment, subject);
  if (!explanation) return session.refuse({no_such_subject(*judged, subject)});
  session.console.print(arguments.get("--format") == "json"
                            ? to_json(*explanation, judged->regulation.dictionary)
                            : Writer{*judged, *explanation, session.console.colours()}.text());
  return explanation->result.verdict == assessment::Verdict::breaks ? Exit::breaks : Exit::done;
}

}  // namespace

Command explain_command() {
  return {"explain",
          {"vì sao một đối tượng được kết luận như vậy, quy tắc nào không áp dụng và vì sao, muốn lên mức "
           "thì phải thế nào",
           "why a subject was judged so, which rules did not apply and why, what the next level would take"},
          {situation_argument(),
           {"SUBJECT",
            "ĐỐI_TƯỢNG",
            {"loại:mã, như member:an, organization:cb1", "kind:id, as member:an, organization:cb1"},
            {},
            true},
           regulation_option(),
           on_option(),
           layers_option(),
           {"--format", "table|json", {"chữ để đọc hoặc JSON", "text to read or JSON"}, {"table", "json"}}},
          explain};
}

}  // namespace kiemdiem::cli
