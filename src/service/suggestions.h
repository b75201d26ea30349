#pragma once

#include <optional>

#include "base/tree.h"
#include "service/call.h"

/// Gợi ý kiểm điểm: drafted by an advisory body, approved by its committee, sent in writing, received by the
/// subject. Kept as records of the list `suggestions`, one a letter.
namespace kiemdiem::service {

inline constexpr std::string_view suggestions = "suggestions";

struct SuggestedPoint {
  std::string text;
  std::string basis;   ///< what it rests on; may be empty
  std::string demand;  ///< what is to be explained; may be empty
};

/// Who did something with a letter, and when.
struct Mark {
  std::string by;  ///< account
  std::int64_t at = 0;
  bool done() const { return at != 0; }
};

struct Suggestion {
  std::string id;
  std::string subject;
  std::vector<SuggestedPoint> points;
  std::string due;      ///< day by which it is to be explained, ISO; may be empty
  std::string attends;  ///< who attends and steers the review; may be empty
  std::string number;   ///< of the letter
  Mark drafted, approved, sent, opened;
  std::int64_t version = 0;
};

/// All letters to a subject, the oldest first.
Outcome<std::vector<Suggestion>> suggestions_to(Call& call, const std::string& subject);

/// A point that was sent, under the key that its answer carries.
struct SentPoint {
  std::string key, text;
};
Outcome<std::vector<SentPoint>> points_sent_to(Call& call, const std::string& subject);

/// A new letter or another text of one that was not approved yet. Inputs: `letter` (empty: a new one),
/// `point.<n>`, `basis.<n>`, `demand.<n>`, `due`, `attends`.
Outcome<void> draft_suggestion(Call& call);
/// Whether whoever acts drafted the letter, from this or another account of the same person.
Outcome<bool> is_own_draft(Call& call, const Suggestion& letter);
/// The committee approves what another drafted; nobody approves the own draft. Input: `letter`.
Outcome<void> approve_suggestion(Call& call);
/// Sends an approved letter under its number; the event `suggestion_sent` is recorded. Inputs: `letter`,
/// `number`.
Outcome<void> send_suggestion(Call& call);
/// The subject received it: done by itself when the subject writes, or by a press.
Outcome<void> receive_suggestions(Call& call, const std::string& subject);

}  // namespace kiemdiem::service
