#pragma once

#include "service/deciding.h"
#include "service/parties.h"

/// Results made known as the regulation says (key `publications`), with proof: a record of the list
/// `publications` for each decision and way.
namespace kiemdiem::service {

struct PublicationDone {
  std::string on;     ///< ISO day
  std::string place;  ///< where and how it was done
  std::string proof;  ///< paper that shows it
  std::int64_t at = 0;
  std::string by;  ///< account
};

/// One way that the regulation names for subjects of the decision.
struct PublicationAsked {
  procedure::Publication way;
  std::size_t subjects = 0;  ///< how many of the decision's
  std::optional<PublicationDone> done;
};

/// Of the decision in the path; none where the regulation names no way for its subjects. Of a decision that
/// takes another one back: the ways in which that one was made known, to be put right.
Outcome<std::vector<PublicationAsked>> publications_of(Call& call, const store::Decision& decision);

/// Records that the decision in the path was made known, or that what was made known of the one that it takes
/// back was put right: `way`, `on`, `place`, `proof`. Refused before the subjects were notified, and twice.
Outcome<void> publish(Call& call);

/// Where a decision that was taken back had been made known, with what is to be done about it.
Outcome<std::vector<WrongNow>> wrong_publications(Call& call, const store::Decision& taken_back);

/// The last day for a petition against the result of a subject, and who says so; nothing where the regulation
/// sets none or the result was not received yet.
struct PetitionClock {
  procedure::PetitionRule rule;
  std::optional<Date> until;
};
Outcome<std::optional<PetitionClock>> petition_clock(Call& call, const std::string& subject);
/// The last day for the answer to a petition that was received on a day.
Outcome<std::optional<PetitionClock>> answer_clock(Call& call, const std::string& subject,
                                                   const std::string& received);

}  // namespace kiemdiem::service
