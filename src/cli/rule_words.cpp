#include "cli/rule_words.h"

#include <fmt/format.h>

#include <array>

#include "assessment/wording.h"

namespace kiemdiem::cli {

std::string rule_kind_label(const std::string& kind) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 26> labels{{
      {"scope", "phạm vi"},
      {"exclusion", "không kiểm điểm, không xếp loại"},
      {"exception", "ngoại lệ"},
      {"criterion", "tiêu chí"},
      {"score", "điểm"},
      {"ceiling", "mức trần"},
      {"forced", "mức phải xếp"},
      {"note", "ghi chú"},
      {"quota", "tỷ lệ"},
      {"order", "thứ tự"},
      {"deadline", "thời hạn"},
      {"notice", "gửi trước, đăng ký"},
      {"composition", "thành phần"},
      {"chair", "người chủ trì"},
      {"attendance", "cấp trên dự"},
      {"ballot", "phiếu"},
      {"dossier", "hồ sơ"},
      {"delivery", "gửi hồ sơ"},
      {"consultation", "lấy ý kiến"},
      {"content", "nội dung"},
      {"attribution", "nơi tính"},
      {"consistency", "thống nhất"},
      {"authority", "thẩm quyền"},
      {"notification", "thông báo"},
      {"duty", "việc phải làm"},
      {"principle", "nguyên tắc"},
  }};
  for (const auto& [word, label] : labels)
    if (word == kind) return std::string{label};
  return kind;
}

std::string of_label(regulation::Kinds of) {
  std::string all;
  for (const auto kind : {facts::SubjectKind::organization, facts::SubjectKind::collective,
                          facts::SubjectKind::member, facts::SubjectKind::leader})
    if (of.has(kind)) all += (all.empty() ? "" : ", ") + std::string{assessment::kind_label(kind)};
  return all;
}

std::string_view carried_label(regulation::Carried carried) {
  constexpr std::array<std::string_view, 4> labels{"máy tính", "nhắc việc", "in ra", "người quyết định"};
  return labels[static_cast<std::size_t>(carried)];
}

std::string_view carried_word(regulation::Carried carried) {
  constexpr std::array<std::string_view, 4> words{"computed", "reminded", "printed", "judgement"};
  return words[static_cast<std::size_t>(carried)];
}

std::string rule_text(const regulation::Rule& rule) {
  const std::string of = of_label(rule.of);
  std::string text =
      fmt::format("  {} · {}{} · {} · {}\n      {}\n", rule.clause, rule_kind_label(rule.kind),
                  of.empty() ? "" : " (" + of + ")", carried_label(rule.carried), rule.id, rule.text);
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
