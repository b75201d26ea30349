#include <fmt/format.h>

#include "assessment/compare.h"
#include "cli/command.h"

namespace kiemdiem::cli {
namespace {

using assessment::Topic;
using regulation::Document;
using regulation::Rule;

std::string lines(const std::string& name, const std::vector<const Rule*>& rules) {
  std::string text;
  for (const Rule* rule : rules) text += fmt::format("    {} {}: {}\n", name, rule->clause, rule->text);
  return text;
}

std::string section(std::string_view title, const Document& a, const Document& b,
                    const std::map<Topic, assessment::Sides>& topics, bool in_a, bool in_b) {
  std::string text;
  for (const auto& [topic, sides] : topics) {
    if (sides.a.empty() == in_a || sides.b.empty() == in_b) continue;
    text += fmt::format("  {}{}\n", topic.first, topic.second.empty() ? "" : " · " + topic.second);
    text += lines(in_b ? "[" + a.name + "]" : "", sides.a) + lines(in_a ? "[" + b.name + "]" : "", sides.b);
  }
  return text.empty() ? text : fmt::format("{}\n{}\n", title, text);
}

Exit diff(const Arguments& arguments, Session& session) {
  const auto data = session.data();
  if (!data) return session.refuse(data.error());
  Problems problems;
  const Document* sides[2] = {};
  for (const auto& [at, name] : {std::pair{0, "A"}, std::pair{1, "B"}}) {
    const auto document = (*data)->document(arguments.get(name));
    if (document)
      sides[at] = *document;
    else
      problems.insert(problems.end(), document.error().begin(), document.error().end());
  }
  if (!problems.empty()) return session.refuse(problems);
  const Document& a = *sides[0];
  const Document& b = *sides[1];
  const auto [topics, equal] = assessment::compare(a, b, arguments.has("--all"));
  session.console.print(section("CHỈ CÓ Ở " + a.name, a, b, topics, true, false) +
                        section("CHỈ CÓ Ở " + b.name, a, b, topics, false, true) +
                        section("KHÁC NHAU CÙNG CHỦ ĐỀ", a, b, topics, true, true) +
                        fmt::format("{} quy tắc như nhau.\n", equal));
  return Exit::done;
}

}  // namespace

Command regulation_diff_command() {
  return {"regulation diff",
          {"so hai văn bản: quy tắc chỉ có ở một bên, quy tắc khác nhau cùng chủ đề, kèm điều khoản",
           "two documents side by side: rules of one only, and those on one topic that differ, with clauses"},
          {{"A", "VĂN_BẢN_A", {"mã văn bản thứ nhất", "id of the first document"}, {}, true},
           {"B", "VĂN_BẢN_B", {"mã văn bản thứ hai", "id of the second document"}, {}, true},
           {"--all",
            "",
            {"cả nội dung, nguyên tắc, việc nhắc; không có thì chỉ quy tắc máy tính được",
             "contents, principles and reminders too; without it only computed rules"}}},
          diff};
}

}  // namespace kiemdiem::cli
