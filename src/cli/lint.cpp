#include "cli/lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "expression/tokens.h"
#include "regulation/conditions.h"

namespace kiemdiem::cli {
namespace {

using regulation::Document;
using regulation::Regulation;
using regulation::Rule;

std::string last_step(const std::string& path) {
  return path.substr(path.rfind('.') + 1);
}

std::string named(const Rule& rule) {
  return fmt::format("{} ({})", rule.id, rule.clause);
}

/// Rules whose days do not meet those of the document.
void never_in_force(const Document& document, LintReport& report) {
  for (const Rule& rule : document.rules) {
    const auto first = rule.from ? rule.from : document.from;
    const auto last = rule.to ? rule.to : document.to;
    if (first && last && *first > *last)
      report.faults.push_back(fmt::format("{}: không bao giờ có hiệu lực (từ {} đến {}).", named(rule),
                                          to_vietnamese(*first), to_vietnamese(*last)));
  }
}

/// Rules for kinds of subject that nobody is rated as.
void nobody_rated(const Document& document, const Regulation& laid, LintReport& report) {
  regulation::Kinds rated;
  for (const Rule& rule : laid.rules)
    if (const auto* scope = rule.as<regulation::ScopeBody>())
      rated.bits = static_cast<std::uint8_t>(rated.bits | scope->rates.bits);
  if (rated.empty()) return;
  for (const Rule& rule : document.rules) {
    const bool judged = rule.as<regulation::CeilingBody>() || rule.as<regulation::ForcedBody>() ||
                        rule.as<regulation::ExclusionBody>() || rule.as<regulation::QuotaBody>();
    if (judged && (rule.of.bits & rated.bits) == 0)
      report.faults.push_back(fmt::format("{}: nói về đối tượng mà văn bản không xếp loại.", named(rule)));
  }
}

void twice(const Document& document, LintReport& report) {
  for (std::size_t a = 0; a < document.rules.size(); ++a)
    for (std::size_t b = a + 1; b < document.rules.size(); ++b) {
      const Rule& one = document.rules[a];
      const Rule& two = document.rules[b];
      if (one.kind == two.kind && one.of.bits == two.of.bits && one.text == two.text &&
          one.when.sources == two.when.sources && one.clause == two.clause &&
          one.carried != regulation::Carried::computed)
        report.faults.push_back(
            fmt::format("{} và {}: cùng một quy tắc ghi hai lần.", named(one), named(two)));
    }
}

/// Exceptions whose rules no longer stand once the bases are laid beneath.
void exceptions_of_nothing(const Document& document, const Regulation& laid, LintReport& report) {
  for (const Rule& rule : document.rules) {
    const auto* exception = rule.as<regulation::ExceptionBody>();
    if (exception == nullptr) continue;
    for (const std::string& id : exception->excepts)
      if (std::ranges::find(laid.rules, id, &Rule::id) == laid.rules.end())
        report.faults.push_back(fmt::format("{}: trừ quy tắc “{}” không còn áp dụng.", named(rule), id));
  }
}

/// The names that the conditions of a rule speak of, and the facts that its body reads by name.
void add_names(const Rule& rule, std::set<std::string>& names) {
  regulation::for_each_condition(rule, [&](const regulation::Condition& condition) {
    for (const std::string& source : condition.sources)
      if (const auto tokens = expression::tokenize({source, {}}))
        for (const expression::Token& token : *tokens) names.insert(token.text);
  });
  if (const auto* papers = rule.as<regulation::PapersBody>()) names.insert(papers->given_by);
  if (const auto* quota = rule.as<regulation::QuotaBody>())
    if (quota->unit == regulation::QuotaUnit::similarity_group) names.insert("similarity_group");
}

/// Facts that are asked of the user although no rule of the document or of its bases looks at them.
void facts_for_nothing(const Document& document, const Regulation& laid, LintReport& report) {
  std::set<std::string> names;
  for (const Rule& rule : laid.rules) add_names(rule, names);
  for (const Rule& rule : document.rules) add_names(rule, names);
  for (const facts::ListShape& shape : laid.dictionary.lists())
    for (const facts::Fact& fact : shape.facts) {
      const bool group = fact.type == facts::FactType::record || fact.type == facts::FactType::list;
      if (fact.declared_by == document.id && !group && !names.contains(last_step(fact.path)))
        report.faults.push_back(fmt::format("facts: “{}” của {} ({}) không có quy tắc nào dùng đến.",
                                            fact.path, shape.name, fact.label.vi));
    }
}

void remarks(const Document& document, LintReport& report) {
  const auto without_rows =
      std::ranges::count_if(document.rules, [](const Rule& rule) { return rule.covers.empty(); });
  if (without_rows > 0) report.remarks.push_back(fmt::format("{} quy tắc không ghi covers.", without_rows));
  for (const Rule& rule : document.rules)
    if (rule.needs_confirmation)
      report.remarks.push_back(fmt::format("{}: cần xác minh {}", named(rule), rule.confirm));
  for (const Rule& rule : document.rules)
    if (rule.carried != regulation::Carried::computed && rule.who.empty() &&
        (rule.carried == regulation::Carried::reminded || rule.carried == regulation::Carried::judgement))
      report.remarks.push_back(fmt::format("{}: không ghi ai làm (who).", named(rule)));
}

}  // namespace

LintReport lint(const Document& document, const Regulation& laid) {
  LintReport report;
  never_in_force(document, report);
  nobody_rated(document, laid, report);
  twice(document, report);
  exceptions_of_nothing(document, laid, report);
  facts_for_nothing(document, laid, report);
  remarks(document, report);
  return report;
}

}  // namespace kiemdiem::cli
