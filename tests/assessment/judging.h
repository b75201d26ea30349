#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "cli/judged.h"
#include "facts/read_situation.h"

/// What the tests of the judging core share: the regulations of the repository, and short situations in YAML.
namespace kiemdiem::assessment {

inline cli::Data& data() {
  static cli::Data opened = cli::Data::open(KIEMDIEM_SOURCE_DIR).value();
  return opened;
}

inline Result<cli::Judged> try_to_judge(const std::string& text) {
  auto tree = parse_yaml(text, "t.yaml");
  if (!tree) return tl::unexpected{tree.error()};
  return cli::judge_tree(*tree, "t.yaml", data(), {});
}

/// Judges a situation that must be readable.
inline Assessment judged(const std::string& text) {
  auto judged = try_to_judge(text);
  if (!judged) {
    ADD_FAILURE() << to_text(judged.error()) << text;
    return {};
  }
  return std::move(judged->assessment);
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
