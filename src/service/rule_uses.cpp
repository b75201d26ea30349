#include <algorithm>

#include "expression/tokens.h"
#include "regulation/conditions.h"
#include "service/entries.h"

namespace kiemdiem::service {
namespace {

using facts::SubjectKind;

bool is_about(const regulation::Rule& rule, const std::string& list) {
  if (rule.of.empty()) return false;
  if (list == "organizations") return rule.of.has(SubjectKind::organization);
  if (list == "collectives") return rule.of.has(SubjectKind::collective);
  if (list == "events" || list == "documents") return true;
  return rule.of.has(SubjectKind::member) || rule.of.has(SubjectKind::leader);
}

/// The names in the conditions of a rule, and the fact that its body reads by name.
std::set<std::string> names_in(const regulation::Rule& rule) {
  std::set<std::string> names;
  regulation::for_each_condition(rule, [&](const regulation::Condition& condition) {
    for (const std::string& source : condition.sources)
      if (const auto tokens = expression::tokenize({source, {}}))
        for (const expression::Token& token : *tokens)
          if (token.kind == expression::TokenKind::name) names.insert(token.text);
  });
  if (const auto* papers = rule.as<regulation::PapersBody>()) names.insert(papers->given_by);
  return names;
}

}  // namespace

RuleUses::RuleUses(const regulation::Regulation& regulation) {
  for (const regulation::Rule& rule : regulation.rules) names_.emplace_back(&rule, names_in(rule));
}

std::vector<const regulation::Rule*> RuleUses::of(const std::string& list, std::string_view path) const {
  // Every part of the path is named: "transferred.from" by `transferred` and `from`.
  std::vector<std::string> parts(1);
  for (const char letter : path) {
    if (letter == '.')
      parts.emplace_back();
    else
      parts.back() += letter;
  }
  std::vector<const regulation::Rule*> found;
  for (const auto& [rule, names] : names_) {
    const bool uses = is_about(*rule, list) && std::ranges::all_of(parts, [&](const std::string& part) {
                        return names.contains(part);
                      });
    if (uses) found.push_back(rule);
  }
  return found;
}

}  // namespace kiemdiem::service
