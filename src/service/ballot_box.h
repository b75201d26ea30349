#pragma once

#include "ballot/sheet.h"
#include "service/call.h"

/// The box itself: without a session, an account or a trace of who asks (D2, D5–D7).
namespace kiemdiem::service {

struct OpenSheet {
  std::string poll, unit;
  ballot::Sheet sheet;
  bool open = false;  ///< else there is nothing to cast yet, or no more
};
/// Of the poll in the path; hidden where there is none that takes ballots here.
Outcome<OpenSheet> open_sheet(Call& call);

/// Takes the ballot in the form: `ma`, `lan` (the sender's own number of the submission) and `dong.<n>`.
Outcome<void> cast_ballot(Call& call);

}  // namespace kiemdiem::service
