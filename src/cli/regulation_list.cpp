#include <fmt/format.h>

#include <algorithm>

#include "cli/command.h"
#include "cli/rule_words.h"

namespace kiemdiem::cli {
namespace {

Exit list(const Arguments&, Session& session) {
  const auto data = session.data();
  if (!data) return session.refuse(data.error());
  Problems problems;
  for (const std::string& id : (*data)->ids()) {
    const auto document = (*data)->document(id);
    if (!document) {
      problems.insert(problems.end(), document.error().begin(), document.error().end());
      continue;
    }
    const regulation::Document& one = **document;
    session.console.print(fmt::format(
        "{:<24} {}{}{}, {} quy tắc{}\n", id, one.name, one.from ? ", từ " + to_vietnamese(*one.from) : "",
        one.to ? " đến " + to_vietnamese(*one.to) : "", one.rules.size(),
        one.extends.empty() ? "" : fmt::format(", căn cứ {}", fmt::join(one.extends, ", "))));
  }
  session.console.complain(problems);
  return problems.empty() ? Exit::done : Exit::refused;
}

Exit show(const Arguments& arguments, Session& session) {
  const auto data = session.data();
  const auto document = data ? (*data)->document(arguments.get("ID")) : tl::unexpected{data.error()};
  if (!document) return session.refuse(document.error());
  session.console.print(document_head(**document) + "\n");
  for (const regulation::Rule& rule : (*document)->rules) session.console.print(rule_text(rule));
  const auto confirm = std::ranges::count_if((*document)->rules, &regulation::Rule::needs_confirmation);
  session.console.print(fmt::format("\n{} quy tắc, {} cần xác minh.\n", (*document)->rules.size(), confirm));
  return Exit::done;
}

/// The text in force: what stands, where each piece comes from, and what stands no longer.
std::string consolidated_text(const regulation::Regulation& regulation) {
  std::string text = document_head(regulation.document) + "\n";
  std::string document;
  for (const regulation::Rule& rule : regulation.rules) {
    if (rule.document_id != document) text += fmt::format("\n== Theo {}\n", rule.document);
    document = rule.document_id;
    text += rule_text(rule);
    const auto history = regulation.history.find(rule.document_id + "/" + rule.id);
    if (history == regulation.history.end()) continue;
    for (const std::string& step : history->second) text += "      " + step + "\n";
  }
  if (!regulation.gone.empty()) text += "\n== Không còn áp dụng\n";
  for (const regulation::Standing& standing : regulation.gone) {
    text += fmt::format("  {}, {}: {}\n", standing.rule.document, standing.rule.clause, standing.rule.text);
    for (const std::string& step : standing.history) text += "      " + step + "\n";
  }
  return text;
}

Exit consolidated(const Arguments& arguments, Session& session) {
  const auto data = session.data();
  const auto laid = data ? (*data)->regulation(arguments.get("ID"), true) : tl::unexpected{data.error()};
  if (!laid) return session.refuse(laid.error());
  session.console.print(consolidated_text(*laid));
  return Exit::done;
}

Option id_argument() {
  return {"ID",
          "VĂN_BẢN",
          {"mã văn bản, xem regulation list", "id of the document, see regulation list"},
          {},
          true};
}

}  // namespace

Command regulation_list_command() {
  return {"regulation list", {"các văn bản đang có", "the documents that are there"}, {}, list};
}

Command regulation_show_command() {
  return {"regulation show",
          {"một văn bản: phần đầu và từng quy tắc với điều khoản, cách hiểu, chỗ cần xác minh",
           "one document: its head and each rule with clause, reading and what is to be confirmed"},
          {id_argument()},
          show};
}

Command regulation_consolidated_command() {
  return {"regulation consolidated",
          {"văn bản hợp nhất: quy tắc đang áp dụng, mỗi mẩu từ đâu, sửa đổi thế nào",
           "the consolidated text: what is in force, where each piece comes from and how it was amended"},
          {id_argument()},
          consolidated};
}

}  // namespace kiemdiem::cli
