#include "ballot/rules.h"

#include <array>

#include "regulation/rule_reader.h"

namespace kiemdiem::ballot {
namespace {

constexpr std::array<std::string_view, 4> base_names{"summoned", "present", "issued", "valid"};
constexpr std::array<std::string_view, 4> base_labels{"số được triệu tập", "số có mặt", "số phiếu phát ra",
                                                      "số phiếu hợp lệ"};

std::vector<std::string> base_words() {
  return {base_names.begin(), base_names.end()};
}

std::optional<Threshold> read_threshold(regulation::RuleReader& reader) {
  const Node* node = reader.take("threshold");
  if (node == nullptr) return std::nullopt;
  regulation::RuleReader inner{*node, reader.dictionary(), reader.problems()};
  Threshold threshold;
  threshold.percent = inner.optional_number("more_than_percent").value_or(-1);
  if (threshold.percent < 0 || threshold.percent > 99)
    inner.complain(node->place(), "“more_than_percent” phải là số từ 0 đến 99.");
  threshold.of = static_cast<Base>(inner.one_of("of", base_words(), true));
  threshold.reading = inner.optional_text("reading");
  inner.finish();
  return threshold;
}

std::optional<Retention> read_retention(regulation::RuleReader& reader) {
  const Node* node = reader.take("retention");
  if (node == nullptr) return std::nullopt;
  regulation::RuleReader inner{*node, reader.dictionary(), reader.problems()};
  Retention retention;
  retention.months = inner.optional_number("months").value_or(0);
  if (retention.months < 1) inner.complain(node->place(), "“months” phải là số tháng, từ 1.");
  retention.reading = inner.optional_text("reading");
  inner.finish();
  return retention;
}

std::vector<Cited> cited_in(const std::vector<std::string>& names, const regulation::Regulation& bound) {
  std::vector<Cited> cited;
  for (const regulation::Rule& rule : bound.rules)
    for (const std::string& name : names)
      if (rule.id == name) cited.push_back({rule.document, rule.clause, rule.text});
  return cited;
}

}  // namespace

std::string_view name(Base base) {
  return base_names[static_cast<std::size_t>(base)];
}

std::string_view label(Base base) {
  return base_labels[static_cast<std::size_t>(base)];
}

Result<Rules> read_rules(const Node& root, const regulation::Regulation& bound) {
  Problems problems;
  regulation::RuleReader reader{root, bound.dictionary, problems};
  Rules rules;
  rules.base = static_cast<Base>(reader.one_of("share_of", base_words(), false));
  rules.threshold = read_threshold(reader);
  rules.retention = read_retention(reader);
  rules.two_stages = reader.flag("two_stages");
  rules.not_rated_box = reader.flag("not_rated_box");
  if (root.find("blank_lines") != nullptr) rules.blank_lines = reader.flag("blank_lines");
  if (root.find("tellers_among") != nullptr) rules.tellers_among = reader.kinds("tellers_among");
  rules.cited = cited_in(reader.texts("rules"), bound);
  rules.needs_confirmation = reader.flag("needs_confirmation");
  reader.finish();
  if (!problems.empty()) return tl::unexpected{std::move(problems)};
  return rules;
}

}  // namespace kiemdiem::ballot
