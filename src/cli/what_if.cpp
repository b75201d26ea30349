#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "assessment/wording.h"
#include "cli/assessment_text.h"
#include "cli/command.h"
#include "cli/judged.h"
#include "cli/tree_change.h"

namespace kiemdiem::cli {
namespace {

using assessment::Asked;
using assessment::Finding;
using assessment::QuotaResult;
using assessment::SubjectResult;
using assessment::Verdict;

/// One thing of the assessment before and after, each as it is shown; empty where it is not there.
struct Moved {
  std::string what, before, after;
};

/// Compares two assessments and writes what moved.
class Comparison {
 public:
  Comparison(const Judged& before, const Judged& after)
      : before_(before), after_(after), names_before_(before.situation), names_after_(after.situation) {}

  std::string text() const {
    std::string text;
    section(text, "ĐỐI TƯỢNG", moved(states(before_, names_before_), states(after_, names_after_)));
    section(text, "TỶ LỆ", moved(quotas(before_, names_before_), quotas(after_, names_after_)));
    section(text, "TRÌNH TỰ, THỜI HẠN, HỒ SƠ", moved(findings(before_), findings(after_)));
    if (text.empty()) text = "Không có gì thay đổi.\n";
    return text + fmt::format("\nTrước: {}\nSau:   {}\n", summary_line(before_.assessment.summary),
                              summary_line(after_.assessment.summary));
  }

 private:
  using Shown = std::map<std::string, std::string>;

  static std::string_view word(Verdict verdict) {
    if (verdict == Verdict::breaks) return "trái quy định";
    return verdict == Verdict::holds ? "đúng" : "chưa đủ căn cứ";
  }

  static Shown states(const Judged& judged, const assessment::Wording& wording) {
    Shown shown;
    const facts::Dictionary& dictionary = judged.situation.dictionary;
    for (const SubjectResult& one : judged.assessment.subjects) {
      std::string state = one.rating == Asked::no ? "không xếp loại"
                          : one.forced ? "phải xếp " + assessment::level_label(dictionary, one.forced)
                                       : "cao nhất " + assessment::level_label(dictionary, one.ceiling);
      if (one.rating == Asked::undecided) state += " (chưa rõ có được xếp loại)";
      if (one.proposed) state += ", đề nghị " + assessment::level_label(dictionary, one.proposed);
      shown[wording.full_name(one.id)] = fmt::format("{}: {}", state, word(one.verdict));
    }
    return shown;
  }

  static Shown quotas(const Judged& judged, const assessment::Wording& wording) {
    Shown shown;
    for (const QuotaResult& one : judged.assessment.quotas)
      shown[fmt::format("{} ở {} [{}]", assessment::kind_label(one.of), wording.name(one.scope),
                        assessment::citation(one.document, one.clause))] =
          fmt::format("đề nghị {}, tối đa {}: {}", one.used,
                      one.limit ? fmt::format("{}", *one.limit) : "chưa tính được", word(one.verdict));
    return shown;
  }

  static Shown findings(const Judged& judged) {
    Shown shown;
    for (const Finding& one : judged.assessment.findings)
      shown[fmt::format("{}: {} [{}]", assessment::finding_label(one.kind), one.text,
                        assessment::citation(one.document, one.clause))] = word(one.verdict);
    return shown;
  }

  static std::vector<Moved> moved(const Shown& before, const Shown& after) {
    std::vector<Moved> all;
    for (const auto& [what, state] : before) {
      const auto now = after.find(what);
      if (now == after.end())
        all.push_back({what, state, {}});
      else if (now->second != state)
        all.push_back({what, state, now->second});
    }
    for (const auto& [what, state] : after)
      if (!before.contains(what)) all.push_back({what, {}, state});
    return all;
  }

  static void section(std::string& text, std::string_view title, const std::vector<Moved>& moved) {
    if (moved.empty()) return;
    text += fmt::format("{}{}\n", text.empty() ? "" : "\n", title);
    for (const Moved& one : moved)
      text += fmt::format("  {}\n      {} → {}\n", one.what, one.before.empty() ? "(không có)" : one.before,
                          one.after.empty() ? "(không còn)" : one.after);
  }

  const Judged& before_;
  const Judged& after_;
  const assessment::Wording names_before_, names_after_;
};

/// Judges the input with the changes made.
Result<Judged> judge_changed(const Input& input, const std::vector<std::string>& changes, Installation& data,
                             const Overrides& overrides) {
  auto laid = lay(input, data, overrides);
  if (!laid) return tl::unexpected{laid.error()};
  Problems problems;
  for (const std::string& text : changes) {
    const auto change = read_change(text, laid->tree);
    if (change)
      laid->tree = changed(laid->tree, *change);
    else
      problems.insert(problems.end(), change.error().begin(), change.error().end());
  }
  if (!problems.empty()) return tl::unexpected{problems};
  return judge_laid(std::move(*laid), input.file, data, overrides);
}

Exit what_if(const Arguments& arguments, Session& session) {
  const auto begun = begin(arguments, session);
  if (!begun) return session.refuse(begun.error());
  const auto input = read_input(arguments.get("SITUATION"));
  if (!input) return session.refuse(input.error());
  const auto before = judge_changed(*input, {}, begun->data, {});
  if (!before) return session.refuse(before.error());
  const auto after = judge_changed(*input, arguments.all("--set"), begun->data, begun->overrides);
  if (!after) return session.refuse(after.error());
  session.console.print(Comparison{*before, *after}.text());
  return anything_breaks(after->assessment) ? Exit::breaks : Exit::done;
}

}  // namespace

Command what_if_command() {
  return {"what-if",
          {"đổi dữ kiện, mức đề nghị hoặc văn bản rồi cho biết ai, tỷ lệ nào, việc nào thay đổi",
           "change facts, ratings or the regulation and list who, which quota and what moves"},
          {situation_argument(),
           {"--set",
            "ĐỐI_TƯỢNG.DỮ_KIỆN=GIÁ_TRỊ",
            {"đổi một dữ kiện, như member:an.proposed=good; dùng được nhiều lần",
             "change one fact, as member:an.proposed=good; may be repeated"},
            {},
            false,
            true},
           regulation_option(),
           on_option(),
           layers_option(),
           {"--reading",
            "A|B",
            {"cách đọc tỷ lệ: A không gồm người xuất sắc trong số gốc, B có gồm",
             "reading of the quota: A leaves the excellent out of the base, B counts them"},
            {"A", "B"}}},
          what_if};
}

}  // namespace kiemdiem::cli
