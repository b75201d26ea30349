#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assessment/assessment.h"
#include "base/work_calendar.h"

namespace kiemdiem::assessment {

enum class Held : std::uint8_t { no, yes, unknown };

/// A part of a condition that decided its outcome, with the facts that it read.
struct DecidingPart {
  std::string source;  ///< "sick_leave_months >= 3"
  Held held = Held::no;
  std::vector<FactUsed> facts;
};

/// What became of one rule for one subject.
struct RuleOutcome {
  std::string rule;
  std::string kind;
  std::string document;
  std::string clause;
  std::string text;
  Held applies = Held::no;
  std::vector<DecidingPart> because;  ///< the parts of the condition that settled it; empty: it has none
};

/// Something that stands between the subject and the next higher level.
struct Obstacle {
  std::string rule;
  std::string document;
  std::string clause;
  std::string text;  ///< what would have to be otherwise, in Vietnamese
};

/// Everything that is to be said of one subject.
struct Explanation {
  SubjectResult result;
  std::vector<RuleOutcome> rules;  ///< those asked about this kind of subject, in the regulation's order
  std::optional<int> aim;          ///< the next level above what the rules allow; none: nothing is above
  std::vector<Obstacle> obstacles;
  std::vector<QuotaResult> quotas;  ///< in which the subject is counted or would be
  std::vector<Finding> findings;    ///< on the subject, and what is counted for it (discipline by place)
};

/// @param subject "member:an"; nothing where the regulation does not rate such a subject
std::optional<Explanation> explain(const facts::Situation& situation, const regulation::Regulation& bound,
                                   const WorkCalendar& calendar, const Assessment& assessment,
                                   std::string_view subject);

/// @param explanation of the same dictionary
std::string to_json(const Explanation& explanation, const facts::Dictionary& dictionary);

}  // namespace kiemdiem::assessment
