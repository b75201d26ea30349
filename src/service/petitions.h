#pragma once

#include "service/deciding.h"

/// Petitions on results (form F36) and proposals for commendation (form F33).
namespace kiemdiem::service {

struct Petition {
  std::string id, subject, decision, number;  ///< number of the decision that is challenged
  std::string request, reason, evidence;
  std::string received;  ///< ISO day
  std::string result;    ///< "kept", "rate_again"; empty: not answered yet
  std::string answer;
};
/// On results of subjects at and below a unit path, the oldest first.
Outcome<std::vector<Petition>> petitions_under(Call& call, std::string_view unit_path);

/// Receives the petition of the subject in the path against the decision that stands: `request`, `reason`,
/// `evidence`. Refused before the result was notified and while an earlier one is not answered.
Outcome<void> petition(Call& call);

/// Answers the petition in the path: `result`, `answer`. Only the level that decided answers. What follows
/// from “rate again” is a cancellation of its own.
Outcome<void> answer_petition(Call& call);

struct Commendation {
  std::string subject, form, achievement, on;
};
Outcome<std::vector<Commendation>> commendations_under(Call& call, std::string_view unit_path);

/// Proposes `subject` for `form` with its `achievement`. Only who stands decided as `excellent` may be
/// proposed (21-HD/BTCTW 2019; the reading of the other documents, decision 0014).
Outcome<void> commend(Call& call);

}  // namespace kiemdiem::service
