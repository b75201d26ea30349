#pragma once

#include "service/polls.h"

/// What the steps of a poll share.
namespace kiemdiem::service {

/// Refused where the table of transitions does not have the step.
Outcome<void> check_step(const SeenPoll& seen, ballot::Step step);

/// For the log: the poll, and a digest of what was done salted with its random id.
void note_poll(Call& call, const store::Poll& poll, const std::string& what);

/// The page of the poll that the inputs name.
std::string poll_address(const Inputs& inputs);

/// Hands a sealed tally to the facts of the campaign: the votes of each subject, that it was rated, and the
/// minutes among the papers of the unit.
Outcome<void> record_result(Call& call, const SeenPoll& seen);

/// The canonical text of a count of this poll.
std::string tally_text(const SeenPoll& seen, const ballot::Count& count);

}  // namespace kiemdiem::service
