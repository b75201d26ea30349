#include "cli/rule_words.h"

#include <fmt/format.h>

#include "assessment/rule_words.h"

namespace kiemdiem::cli {

std::string rule_text(const regulation::Rule& rule) {
  const std::string of = assessment::of_label(rule.of);
  std::string text = fmt::format("  {} · {}{} · {} · {}\n      {}\n", rule.clause,
                                 assessment::rule_kind_label(rule.kind), of.empty() ? "" : " (" + of + ")",
                                 assessment::carried_label(rule.carried), rule.id, rule.text);
  if (!rule.who.empty()) text += fmt::format("      Ai: {}\n", rule.who);
  if (!rule.due.empty()) text += fmt::format("      Khi nào: {}\n", rule.due);
  if (rule.reading) {
    text += fmt::format("      Cách hiểu {}: {}\n", rule.reading->number, rule.reading->taken);
    for (const std::string& other : rule.reading->alternatives)
      text += fmt::format("      Cách hiểu khác: {}\n", other);
  }
  if (!rule.incomplete.empty()) text += fmt::format("      Chưa đủ: {}\n", rule.incomplete);
  if (rule.needs_confirmation) text += fmt::format("      Cần xác minh: {}\n", rule.confirm);
  return text;
}

std::string document_head(const regulation::Document& document) {
  std::string text = fmt::format("{}\n{}\n", document.name, document.title);
  if (!document.number.empty()) text += fmt::format("Số: {}\n", document.number);
  if (!document.issuer.empty()) text += fmt::format("Ban hành: {}\n", document.issuer);
  if (document.on) text += fmt::format("Ngày: {}\n", to_vietnamese(*document.on));
  if (document.from || document.to)
    text += fmt::format("Hiệu lực: {}{}\n", document.from ? "từ " + to_vietnamese(*document.from) : "",
                        document.to ? " đến " + to_vietnamese(*document.to) : "");
  if (!document.extends.empty()) text += fmt::format("Căn cứ: {}\n", fmt::join(document.extends, ", "));
  if (!document.notice.empty()) text += fmt::format("Lưu ý: {}\n", document.notice);
  if (document.needs_confirmation) text += "Văn bản này cần xác minh với nơi ban hành.\n";
  return text;
}

}  // namespace kiemdiem::cli
