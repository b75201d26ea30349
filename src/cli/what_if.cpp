#include <fmt/format.h>

#include "assessment/moved.h"
#include "cli/assessment_text.h"
#include "cli/command.h"
#include "cli/judged.h"
#include "facts/tree_change.h"

namespace kiemdiem::cli {
namespace {

using assessment::Moved;

void write_section(std::string& text, std::string_view title, const std::vector<Moved>& moved) {
  if (moved.empty()) return;
  text += fmt::format("{}{}\n", text.empty() ? "" : "\n", title);
  for (const Moved& one : moved)
    text += fmt::format("  {}\n      {} → {}\n", one.what, one.before.empty() ? "(không có)" : one.before,
                        one.after.empty() ? "(không còn)" : one.after);
}

/// What moved between two assessments.
std::string comparison(const Judged& before, const Judged& after) {
  const assessment::Changes changes =
      assessment::changes({before.situation, before.assessment}, {after.situation, after.assessment});
  std::string text;
  write_section(text, "ĐỐI TƯỢNG", changes.subjects);
  write_section(text, "TỶ LỆ", changes.quotas);
  write_section(text, "TRÌNH TỰ, THỜI HẠN, HỒ SƠ", changes.findings);
  if (text.empty()) text = "Không có gì thay đổi.\n";
  return text + fmt::format("\nTrước: {}\nSau:   {}\n", summary_line(before.assessment.summary),
                            summary_line(after.assessment.summary));
}

/// Judges the input with the changes made.
Result<Judged> judge_changed(const Input& input, const std::vector<std::string>& changes, Installation& data,
                             const Overrides& overrides) {
  auto laid = lay(input, data, overrides);
  if (!laid) return tl::unexpected{laid.error()};
  Problems problems;
  for (const std::string& text : changes) {
    const auto change = facts::read_change(text, laid->tree);
    if (change)
      laid->tree = facts::changed(laid->tree, *change);
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
  session.console.print(comparison(*before, *after));
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
