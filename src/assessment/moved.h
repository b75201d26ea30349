#pragma once

#include <string>
#include <vector>

#include "assessment/assessment.h"

/// What another situation or regulation would change: for commands and pages alike.
namespace kiemdiem::assessment {

/// An assessment with the situation that it is about.
struct JudgedSituation {
  const facts::Situation& situation;
  const Assessment& assessment;
};

/// One thing before and after, each as it is shown; empty where it is not there.
struct Moved {
  std::string what, before, after;
  Verdict verdict = Verdict::holds;  ///< after; of what is there no longer: before
  std::string document, clause;      ///< empty of subjects
  std::string subject;               ///< "member:an"; of a quota its scope
};

struct Changes {
  std::vector<Moved> subjects, quotas, findings;

  bool none() const { return subjects.empty() && quotas.empty() && findings.empty(); }
};

Changes changes(const JudgedSituation& before, const JudgedSituation& after);

}  // namespace kiemdiem::assessment
