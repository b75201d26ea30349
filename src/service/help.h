#pragma once

#include "service/deciding.h"
#include "service/parties.h"

/// Help for those rated `not_completed` (key `help` of the regulation): somebody is named for each, a record
/// of the list `help`. Who is asked for is derived from the decisions that stand.
namespace kiemdiem::service {

struct HelpCase {
  std::string subject, unit_path;
  std::string number, day;                 ///< of the decision
  std::string helper, content, until, on;  ///< empty: nobody is named yet
  std::string result;                      ///< what came of it; empty: not told yet
};

/// Subjects at and below a unit path whose standing rating asks for help, where the regulation names a rule;
/// and the rule.
struct HelpAsked {
  procedure::HelpRule rule;
  std::vector<HelpCase> cases;
};
Outcome<std::optional<HelpAsked>> help_asked(Call& call, const std::string& unit,
                                             const std::string& unit_path);

/// `subject`, `helper`, `content`, `until`; with `result` what came of it.
Outcome<void> assign_help(Call& call);

}  // namespace kiemdiem::service
