#pragma once

#include <set>

#include "procedure/parties.h"
#include "service/campaign_lists.h"

/// Lấy ý kiến góp ý vào dự thảo báo cáo kiểm điểm (form F16): a round for a collective, or for a leader of
/// one where the rule asks about leaders too ("leader:an"), those invited with proof, what they say, and what
/// the body does with each point before its review. Opinions without a name come from a page without an
/// account and are kept without account, time and entry of the log (decision 0018).
namespace kiemdiem::service {

/// Somebody who is asked.
struct InvitedParty {
  std::string id;    ///< of the line
  std::string who;   ///< "unit:x", "collective:x", "members:x", "person:x"; empty: outside of the program
  std::string name;  ///< as it stands on the paper
  int people = 1;
  std::int64_t opened_at = 0;  ///< 0: not yet
  std::string opened_by;       ///< account
};

enum class RoundState : std::uint8_t {
  open,       ///< opinions come in
  collected,  ///< no more come in; each point is answered
  finished,   ///< every point was answered: the body may be reviewed
};

struct OpinionRound {
  std::string id, subject, unit_path;
  std::int64_t version = 0;
  RoundState state = RoundState::open;
  std::string body;              ///< the collective whose circle is asked
  std::string document, clause;  ///< of the rule that names the circle
  std::string presides;
  std::int64_t draft_version = 0;  ///< of the report as it was sent; 0: a paper outside of the program
  std::string draft;               ///< what was sent, in words
  std::string sent_on, meets_on;   ///< ISO days: papers out, opinions collected (due)
  bool unnamed = false;            ///< opinions may go without a name
  std::string collected_on, place, chair, secretary;
  int summoned = 0, present = 0;
  std::vector<InvitedParty> invited;

  int people() const;
};

struct Opinion {
  std::string id;
  std::string from;   ///< name of who said it; empty: without a name
  std::string about;  ///< whom it concerns
  std::string text;
  std::string on_paper;  ///< where it stands on paper, of one that was typed on behalf
  std::string answer;    ///< "accepted", "explained"; empty: not answered yet
  std::string explanation, place;
  ListLine line;
};

/// One who could be asked: as the rule names the circle and the register knows it.
struct CircleCandidate {
  std::string who, name, part;
  int people = 1;
};
struct CircleOffer {
  std::string body, body_name;  ///< the collective whose circle it is
  procedure::OpinionCircle circle;
  procedure::Unnamed unnamed;
  std::vector<CircleCandidate> candidates;
};

/// Whom the rules have asked about the subject in the path; of a leader one for each body that the person
/// leads. None where they name no circle.
Outcome<std::vector<CircleOffer>> circle_offers(Call& call);
/// Leaders who stand below a unit path and lead a body of an organization whose circle is asked about them.
/// @return "leader:an"
Outcome<std::vector<std::string>> leaders_asked_about(Call& call, const std::string& organization);

/// The rounds at the unit of the call, the oldest first.
Outcome<std::vector<OpinionRound>> opinion_rounds(Call& call);
/// The rounds of a subject, the oldest first.
Outcome<std::vector<OpinionRound>> opinion_rounds(Call& call, const std::string& subject);
/// The round that the path names.
Outcome<OpinionRound> round_in_path(Call& call);
Outcome<std::vector<Opinion>> opinions_of(Call& call, const OpinionRound& round);

/// Sections of the report as it was sent.
struct DraftPart {
  std::string label, text;
};
Outcome<std::vector<DraftPart>> draft_of(Call& call, const OpinionRound& round);

/// Opens a round: `invited` (who, several), `others` (a name a line), `sent`, `meets`, `draft` (words, where
/// the program has no report), `unnamed`, `presides`. Fixes the version of the report, records its sending
/// where the rule counts from it. @return the id
Outcome<std::string> open_round(Call& call);
/// Types an opinion that stands on paper: `from`, `about`, `text`, `paper`.
Outcome<void> add_opinion(Call& call);
/// Closes the list: `on`, `place`, `chair`, `secretary`, `summoned`, `present`. What came without a name
/// becomes points in the order of its words.
Outcome<void> collect_opinions(Call& call);
/// `answer.<id>`, `explanation.<id>`, `place.<id>` of each point. With `do` = finish the round ends and the
/// event `opinions_collected` is recorded; refused while a point is not answered.
Outcome<void> answer_opinions(Call& call);

/// A round to which who acts is invited.
struct Invitation {
  OpinionRound round;
  InvitedParty party;
};
Outcome<std::vector<Invitation>> invitations(Call& call);
Outcome<Invitation> invitation_in_path(Call& call);
/// `do` = received or opinion with `about`, `text`: in the name of who is invited.
Outcome<void> give_opinion(Call& call);

/// The round of a page without an account; nothing where it is not open or does not take opinions without a
/// name.
Outcome<std::optional<OpinionRound>> unnamed_round(Call& call);
/// Ten letters for the address of an open round of the page without an account, to be typed from paper.
std::string short_code(const OpinionRound& round);
/// The round that a `code` leads to, in whichever open campaign it stands; that campaign becomes that of the
/// call. Nothing where there is none.
Outcome<std::optional<OpinionRound>> round_of_code(Call& call);
/// `text`, `about`: without a name.
Outcome<void> give_unnamed_opinion(Call& call);

/// Those below the target of the call on whom there is a round.
Outcome<std::set<std::string>> subjects_asked_about(Call& call);
/// What of a subject's rounds is not finished, in a sentence; empty where nothing is.
Outcome<std::string> open_opinions(Call& call, const std::string& subject);
/// "12 ý kiến: tiếp thu 9, giải trình 3": what is told to the meeting; empty where nothing was asked.
Outcome<std::string> opinions_in_words(Call& call, const std::string& subject);

}  // namespace kiemdiem::service
