#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "assessment/assessment.h"
#include "facts/read_situation.h"
#include "installation/installation.h"

/// What the tests of the judging core share: the regulations of the repository, and short situations in YAML.
namespace kiemdiem::assessment {

inline Installation& data() {
  static Installation opened = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  return opened;
}

/// A regulation judged alone, bound once for each period and day.
inline const regulation::Regulation& bound(const std::string& id, const facts::Period& period, Date on) {
  static std::map<std::tuple<std::string, int, int, int>, regulation::Regulation> known;
  const std::tuple key{id, period.first.days, period.last.days, on.days};
  const auto found = known.find(key);
  if (found != known.end()) return found->second;
  return known.emplace(key, regulation::bind(data().regulation(id, false).value(), period, on).value())
      .first->second;
}

/// Judges a situation that must be readable.
inline Assessment judged(const std::string& text) {
  static std::map<std::string, facts::Dictionary> dictionaries;
  const Node tree = parse_yaml(text, "t.yaml").value();
  const std::string id = facts::regulation_named_in(tree);
  const auto known = dictionaries.find(id);
  const facts::Dictionary& dictionary =
      known != dictionaries.end()
          ? known->second
          : dictionaries.emplace(id, data().regulation(id, false)->dictionary).first->second;
  const auto situation = facts::read_situation(tree, dictionary, "t.yaml");
  if (!situation) {
    ADD_FAILURE() << to_text(situation.error()) << text;
    return {};
  }
  return judge(*situation, bound(id, situation->period, situation->on), data().calendar());
}

/// The head of a situation; all facts are known unless a test says otherwise.
inline std::string head(const std::string& regulation, int year) {
  return fmt::format(
      "regulation: {}\nperiod: {{kind: year, year: {}}}\non: {}-12-10\n"
      "unless_stated:\n"
      "  people: {{admitted: 2010-05-19, sick_leave_months: 0, meetings_absent: 0, meetings_silent: 0, "
      "discipline: [], "
      "civil_servant: false}}\n"
      "  organizations: {{established: 1998-03-01}}\n"
      "  collectives: {{established: 2015-06-01, size: 9}}\n",
      regulation, year, year);
}

inline const SubjectResult& subject(const Assessment& assessment, const std::string& id) {
  static const SubjectResult none;
  const auto found = std::ranges::find(assessment.subjects, id, &SubjectResult::id);
  if (found != assessment.subjects.end()) return *found;
  ADD_FAILURE() << "no subject " << id;
  return none;
}

/// The only finding of a kind on a subject, by a clause that contains this text.
inline const Finding* finding(const Assessment& assessment, const std::string& kind, const std::string& on,
                              const std::string& clause = "") {
  for (const Finding& one : assessment.findings)
    if (one.kind == kind && one.subject == on && one.clause.find(clause) != std::string::npos) return &one;
  return nullptr;
}

inline const QuotaResult* quota(const Assessment& assessment, facts::SubjectKind of,
                                const std::string& scope) {
  for (const QuotaResult& one : assessment.quotas)
    if (one.of == of && one.scope == scope) return &one;
  return nullptr;
}

/// "holds", "breaks", "undecided", or "none" where there is no such finding.
inline std::string verdict(const Assessment& assessment, const std::string& kind, const std::string& on,
                           const std::string& clause = "") {
  const Finding* found = finding(assessment, kind, on, clause);
  return found == nullptr ? "none" : std::string{name(found->verdict)};
}

}  // namespace kiemdiem::assessment
