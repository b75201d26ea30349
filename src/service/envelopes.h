#pragma once

#include "ballot/envelope.h"
#include "service/polls.h"
#include "store/envelopes.h"

/// The envelope in which the ballots of a sealed or cancelled vote are kept (D10): on paper the book of it,
/// of an electronic vote also the shuffled marks, which only the phrase in the envelope opens. Opening and
/// destroying each rest on a decision and take two persons in two sessions.
namespace kiemdiem::service {

struct SeenEnvelope {
  SeenPoll seen;
  ballot::EnvelopeState state = ballot::EnvelopeState::unrecorded;
  std::vector<store::EnvelopeAct> acts;
  bool holds_marks = false;            ///< the program itself keeps what is in it
  std::optional<Date> until;           ///< first day on which it may be destroyed; nothing: not known
  std::vector<std::string> petitions;  ///< names of those whose petition is not answered yet
  bool asked_by_self = false;          ///< whoever looks is the first of the two persons

  bool allows(ballot::EnvelopeAct act) const { return ballot::after(state, act).has_value(); }
};

/// Of the poll in the path. Hidden from those who do not see its counts, and while there is nothing to keep.
Outcome<SeenEnvelope> seen_envelope(Call& call);

/// Writes down who keeps it and where: `keeper`, `place`. Also after an opening.
Outcome<void> keep_envelope(Call& call);
/// The first of two persons: `decision`, `ground`.
Outcome<void> ask_envelope_opening(Call& call);
/// The second one: of an electronic vote `phrase`, on paper `found`. Slow: outside of the transaction.
/// @return what was counted anew, shown once
Outcome<Done> open_envelope(Office& office, const Asked& asked);
/// The first of two persons: `end_decision`, `end_ground`. Refused before the term is over and while a
/// petition waits.
Outcome<void> ask_envelope_destruction(Call& call);
/// The second one.
Outcome<void> destroy_envelope(Call& call);
/// Takes a request back: `reason`.
Outcome<void> withdraw_envelope_request(Call& call);

}  // namespace kiemdiem::service
