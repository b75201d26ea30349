#pragma once

#include <array>

#include "base/work_calendar.h"
#include "regulation/regulation.h"

namespace kiemdiem::procedure {

/// The rule on which something rests.
struct Cited {
  std::string document, clause, text;  ///< all empty where no rule is named
  bool needs_confirmation = false;
};

/// Days counted on from something; of the two one is given, or none.
struct Span {
  std::optional<int> days, working_days;
  bool given() const { return days || working_days; }
};
/// The last day of a span that begins on `from`; nothing where none is given.
std::optional<Date> last_day(const Span& span, Date from, const WorkCalendar& calendar);

/// Some of those who are asked.
struct CirclePart {
  std::string label;
  std::vector<int> collectives;  ///< kinds of collectives of the unit and below that belong to it
  bool members = false;          ///< the members of the unit and below
};

/// Who gives opinions on the draft report of a kind of body (form F16).
struct OpinionCircle {
  std::vector<int> kinds;  ///< of collective
  std::vector<int> led;    ///< kinds of organization that it leads; empty: any
  std::string presides;    ///< empty: the body itself
  bool leaders = false;    ///< the rule asks about the leaders of the body too
  std::vector<CirclePart> circle;
  Span before;          ///< the draft is sent so long before the opinions are collected
  int sent_event = -1;  ///< event that the sending is; -1: none
  Cited cited, notice;
  std::string reading;  ///< where the text does not say it
};

/// From how many people on opinions may go without a name.
struct Unnamed {
  int at_least = 0;  ///< 0: never
  std::string reading;
};

/// Who fills in a quality slip about a kind of subject (forms F05-F08).
struct SlipParty {
  enum class By : std::uint8_t { subject, unit, above };
  std::string id, label;
  regulation::Kinds of;
  By by = By::unit;  ///< who types it: the subject itself, the leaders of its unit, the level above
};

/// How results are made known beside the notice to subject and manager.
struct Publication {
  std::string id;
  regulation::Kinds of;
  std::string by, to, how;
  Cited cited;
  std::string reading;
};

/// Who may petition against a result, and the clock.
struct PetitionRule {
  regulation::Kinds of;
  Span within;    ///< from the day on which the result was received
  Span answered;  ///< from the day on which the petition was received
  Cited cited;
  std::string reading;
};

/// Whom somebody is named to help after a rating as `not_completed`.
struct HelpRule {
  regulation::Kinds of;
  Cited cited;
  std::string reading;
};

/// Who takes part in a review beside the body reviewed: keys of `regulations/<id>/meeting.yaml`, each taken
/// from the nearest base that has it. doc/procedure.md describes them.
struct Parties {
  std::vector<OpinionCircle> opinions;
  Unnamed unnamed;
  std::vector<SlipParty> slips;
  std::vector<Publication> publications;
  std::vector<PetitionRule> petitions;
  std::optional<HelpRule> help;

  /// The circle for a collective of a kind that leads an organization of a kind; null where none is named.
  const OpinionCircle* circle_for(int collective_kind, int led_kind) const;
  /// The rule for a kind of subject; null where none is named.
  const PetitionRule* petition_for(facts::SubjectKind kind) const;
};

/// The keys of the file that are read here.
inline constexpr std::array<std::string_view, 6> parties_keys{"opinions",     "unnamed",   "slips",
                                                              "publications", "petitions", "help"};

/// Reads these keys and no others. Refuses unknown words, a rule that the document does not have, both ways
/// of counting at once. Rules are named "document/id"; an entry whose rule is of a layer that does not hold
/// is left out.
Result<Parties> read_parties(const Node& root, const regulation::Regulation& bound);

}  // namespace kiemdiem::procedure
