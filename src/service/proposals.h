#pragma once

#include "service/ratings.h"

/// Levels that bodies put forward.
namespace kiemdiem::service {

/// Bodies for which the acting role may enter the proposal on a subject, each from its own paper. The person
/// concerned enters only the own one.
std::vector<const RatingBody*> bodies_entered_by(const Call& call);

/// Keeps what a body proposes for the subject in the path (`body`, `level`, `ground`, `on`). Where the body
/// is the last so far of those whose turn comes one after the other (cell, committee, verifier) its level
/// becomes the fact `proposed`, which the rules look at.
Outcome<void> propose(Call& call);

/// Whether a level is put forward for a subject, be it only by the fact.
Outcome<bool> is_proposed(Call& call, const std::string& subject);

}  // namespace kiemdiem::service
