#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ballot/tally.h"
#include "service/office.h"
#include "store/ballots.h"

/// Bỏ phiếu xếp loại: from the prepared sheet to the sealed tally. Who may do what beyond the table of
/// actions is decided here: tellers are named for each poll.
namespace kiemdiem::service {

/// A poll with everything that a page of it needs, seen by whoever asks.
struct SeenPoll {
  store::Poll poll;
  ballot::Sheet sheet;
  ballot::Rules rules;
  ballot::Mode mode = ballot::Mode::paper;
  ballot::State state = ballot::State::prepared;
  std::vector<std::string> tellers;  ///< persons, in their order
  std::vector<store::PollVoter> voters;
  std::vector<std::string> confirmed;                        ///< tellers
  std::vector<std::pair<std::string, ballot::Count>> typed;  ///< by teller, of paper
  std::optional<ballot::Tally> tally;                        ///< counted or sealed
  std::string body, hash;                                    ///< of the tally: canonical text and its SHA-256
  std::int64_t used_codes = 0;
  std::optional<std::string> replaced_by;

  /// Over, and there are ballots of it: of a cancelled vote the sheets that were handed out, or the marks of
  /// an electronic count.
  bool keeps_ballots = false;
  bool is_teller = false, is_voter = false;
  bool leads = false;        ///< prepared it, chairs, or stands over the unit
  bool sees_counts = false;  ///< chair, tellers and the level that decides (vote_views.h)
  bool narrow = false;       ///< held again by nearly the same people: who advises does not see the counts

  /// Whether whoever asks has a part in running it.
  bool runs() const { return is_teller || leads; }
  int summoned() const { return static_cast<int>(voters.size()); }
  int present() const;
  int handed() const;
  /// The name of a voter or teller; the id where it is nobody of this poll.
  std::string name_of(const std::string& person) const;
};

/// Prepared it, chairs, or stands over the unit. Who sees the counts: vote_views.h.
bool leads(const Call& call, const store::Poll& poll);

/// The poll in the path. Hidden from those whom it does not concern.
Outcome<SeenPoll> seen_poll(Call& call);
/// The same for changes that only a teller may make.
Outcome<SeenPoll> teller_poll(Call& call);

/// One poll of a list.
struct PollLine {
  std::string id, mode, state, day, replaces;
  ballot::Kind kind = ballot::Kind::levels;
  std::size_t lines = 0;
};
/// Of a unit in the campaign of the call, the newest first; for pages that lead to them.
Outcome<std::vector<PollLine>> polls_of(Call& call, const std::string& unit);

/// Somebody who may be put on the sheet, or why not yet.
struct Candidate {
  const assessment::SubjectResult* subject = nullptr;
  std::string name, post;
  bool off_ballot = false;
  std::string bar;  ///< what keeps it from being voted on now, with whom it waits for; empty: nothing
  assessment::Reason reason;  ///< of off the ballot
};
/// Somebody who may vote here.
struct Elector {
  std::string person, name, post;
};
/// Who may vote and be voted on in a unit.
struct PollChoices {
  std::shared_ptr<const Judged> judged;  ///< the candidates point into it
  std::vector<Candidate> candidates;     ///< in the order of the meeting
  std::vector<Elector> electors;         ///< by name
  ballot::Rules rules;
};
Outcome<PollChoices> poll_choices(Call& call);

/// Prepares a poll from the form. @return its id
Outcome<std::string> prepare_poll(Call& call);
/// Opens it; of electronic modes makes key, phrases and codes. Slow: outside of the transaction.
/// @return what is shown once, as JSON (phrases, codes); empty on paper
Outcome<Done> open_poll(Office& office, const Asked& asked);
Outcome<void> hand_slips(Call& call);
/// Takes a code for the acting member out of the box in memory.
Outcome<Done> draw_code(Office& office, const Asked& asked);
Outcome<void> close_poll(Call& call);
Outcome<void> cancel_poll(Call& call);

/// Keeps one teller's count of paper; once two agree the poll is counted.
Outcome<void> type_count(Call& call);
/// The fields in which the typed counts differ, once there are two.
std::vector<std::string> differing_fields(const SeenPoll& seen);
/// Opens the box with two phrases, counts, destroys key, sealed ballots and codes.
Outcome<Done> open_box(Office& office, const Asked& asked);
/// Back to counting, where the tellers find a mistake before they confirm.
Outcome<void> recount(Call& call);
/// One teller confirms; the second one seals and hands the counts to the facts of the campaign.
Outcome<void> confirm_tally(Call& call);

}  // namespace kiemdiem::service
