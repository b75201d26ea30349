#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "expression/expression.h"
#include "facts/situation.h"

/// Regulations as data: what a document says, rule by rule, each with its clause. doc/regulations.md
/// describes the files for those who write them; nothing in C++ knows any document.
namespace kiemdiem::regulation {

using facts::SubjectKind;

/// A set of subject kinds.
struct Kinds {
  std::uint8_t bits = 0;
  bool has(SubjectKind kind) const { return (bits >> static_cast<int>(kind)) & 1; }
  void add(SubjectKind kind) { bits = static_cast<std::uint8_t>(bits | (1U << static_cast<int>(kind))); }
  bool empty() const { return bits == 0; }
};

/// Words of the choice “rating”, best first; a smaller index is a better level.
inline constexpr int best_rating = 0;

/// A condition of the condition language, compiled once for each kind of subject that it is asked of. Written
/// once for all kinds, or as a map with a text for each kind; a kind that the map leaves out is under no
/// condition.
struct Condition {
  std::array<std::string, 4> sources;  ///< by SubjectKind; empty: no condition
  std::array<Place, 4> places;
  std::array<std::shared_ptr<const expression::Program>, 4>
      programs;  ///< filled by bind(); none: does not hold

  bool given() const {
    return !sources[0].empty() || !sources[1].empty() || !sources[2].empty() || !sources[3].empty();
  }
  const std::string& source(SubjectKind kind) const { return sources[static_cast<std::size_t>(kind)]; }
};

enum class Severity : std::uint8_t { blocks, warns, reminds, prints };
enum class Carried : std::uint8_t { computed, reminded, printed, judgement };

/// How an open text is read, and what else it could mean.
struct Reading {
  std::string number;  ///< of the decision record, "A1"
  std::string taken;
  std::vector<std::string> alternatives;
};

/// Where a subject of another event is looked for, seen from the subject of the step in question.
enum class Relation : std::uint8_t {
  same,                 ///< the same subject
  same_person,          ///< the person, as a member or as a leader
  self_or_group,        ///< the member, or the party group that the member belongs to
  own_group,            ///< the member's party group
  group_members,        ///< of a group: each member of it
  lower_organizations,  ///< of an organization: the party organizations directly below
  lower_collectives,    ///< of a collective: those of organizations below; of an organization: all below it
  own_collectives,      ///< of a person: the collectives that the person belongs to
  own_organization,     ///< of a collective: what it leads; of a person: the cell
  own_committee,        ///< of a member: the committee of the member's cell
  collective_at,        ///< the collective in which the later event took place
  served_collectives,   ///< of a party organization or its committee: those of the agencies whose party
                        ///< organization it is
  colleagues,           ///< of a member: the members of the same cell
  headed_place,  ///< of a head: the bodies headed, and the people who have a post in one or whose cell it is
  bodies_and_people,  ///< of an organization: itself, its collectives, its leaders and members
  managed_leaders,    ///< of an organization: the leaders whom it manages
};

/// Where an event took place.
struct AtPlace {
  enum class Kind : std::uint8_t { anywhere, own_cell, collectives };
  Kind kind = Kind::anywhere;
  std::vector<int> collective_kinds;  ///< of collectives: indices in the choice “collective_kind”
};

/// Which events a rule is about.
struct EventPattern {
  std::vector<int> events;  ///< indices in the choice “event”; any of them
  Kinds of;                 ///< kinds of subject
  Condition where;          ///< asked of the subject of the event
  AtPlace at;
};

// ---- what the kinds of rule hold beside what all rules have ----

/// scope: who is rated at all. Asked of every entry of the lists; a kind that is absent is not rated.
struct ScopeBody {
  Kinds rates;
  std::array<Condition, 4> where;
};
struct ExclusionBody {
  bool not_reviewed = false;
  bool not_rated = false;
};
/// An exception names the rules that it excepts from; its condition may also ask of the post and the body
/// headed.
struct ExceptionBody {
  std::vector<std::string> excepts;
};
enum class Compared : std::uint8_t { nothing, led_organization, headed_bodies };
/// ceiling: at most a level, or at most the level of another body.
struct CeilingBody {
  int at_most = best_rating;
  Compared compared = Compared::nothing;
  Condition body_where;  ///< of headed_bodies: which of them are compared
};
struct ForcedBody {
  int rating = 0;
  bool off_ballot = false;
};
struct NoteBody {};

enum class QuotaBase : std::uint8_t { good, good_or_better };
enum class QuotaUnit : std::uint8_t { deciding_level, cell, similarity_group };
/// quota: at most `percent` of the base may be rated best, in each unit and for each kind of subject by
/// itself.
struct QuotaBody {
  int percent = 20;
  Condition percent_when;  ///< where it holds for the whole pool's organization, other_percent is taken
  int other_percent = 0;
  QuotaBase base = QuotaBase::good;
  QuotaUnit unit = QuotaUnit::deciding_level;
  bool base_by_reading =
      false;  ///< “Hoàn thành tốt”: quota_reading A or B decides whether the base excludes the best
  int small_group_below = 0;  ///< 0: no such rule; else one may be best where fewer are rated good
  std::string small_group_clause;
  bool shares_by_cell = false;  ///< each cell's share goes by the cell's own level
  std::vector<int> weights;     ///< by level of the cell, best first, then “none”
};

/// order: `first` must come before `then`; the finding stands on the subject of `then`.
struct OrderBody {
  EventPattern then;
  std::vector<int> first_events;
  Relation relation = Relation::same;
  Condition first_where;  ///< asked of the other subject
  AtPlace first_at;       ///< collectives: in each of the person's collectives of these kinds
};
/// deadline: days are inclusive; “before D” is written `before`, “at the latest D” `by`.
struct DeadlineBody {
  EventPattern pattern;
  std::optional<Date> from;
  std::optional<Date> last;  ///< the last day on which it is in time
  bool fixed_day = false;
  bool required = true;  ///< missing is a breach once the last day is past
  std::string words;     ///< "trước ngày 15/12/2022", as the rule is written
};
struct WeeklyCutoff {
  Weekday day = Weekday::thursday;
  int minute = 0;
};
/// notice: something is sent so long before a meeting.
struct NoticeBody {
  int sent_event = 0;
  EventPattern meeting;
  std::optional<int> days;
  std::optional<int> working_days;
  std::optional<WeeklyCutoff> weekly;
  bool in_writing = false;
};
struct PapersBody {
  std::vector<int> papers;         ///< indices in the choice “document”
  bool in_leader_file = false;     ///< the document asks it of leaders
  bool always = false;             ///< also where no documents are given
  std::vector<int> after_events;   ///< only where one of these events of the subject is there
  std::string given_by;            ///< a fact of the person that says the same
  std::vector<std::string> forms;  ///< form codes, one a paper; may be empty
};
struct CopiesBody {
  EventPattern pattern;
  int at_least = 1;
};
struct ChannelBody {
  EventPattern pattern;
  int needed = 0;  ///< index in the choice “channel”
  std::vector<int> never;
  std::vector<int> besides;  ///< further ways that are to be used in addition; missing ones are reminded of
};
/// chair: who presides while a person is reviewed.
struct ChairBody {
  EventPattern pattern;
  int chaired_by = 0;  ///< index in the choice “role”: the role held in the cell of the person reviewed
  int failing_that = 0;
};
enum class From : std::uint8_t { parent, any_above };
/// attendance: who from above attends the review of a body to which points were suggested.
struct AttendanceBody {
  EventPattern pattern;
  From from = From::parent;
  std::vector<int> roles;             ///< held in that organization or its party committee
  std::vector<int> collective_kinds;  ///< or any post in such a collective of it
};
enum class Attributed : std::uint8_t { discipline_to_place, rating_at_own_cell };
struct AttributionBody {
  Attributed what = Attributed::discipline_to_place;
};
/// consistency: different levels at several posts wait for the competent level.
struct ConsistencyBody {};
/// duty: what is still to be done after an event.
struct DutyBody {
  EventPattern after;
  int todo = 0;             ///< index in the choice “event”
  bool of_anybody = false;  ///< the event may be of any subject
};
/// Everything that is printed, reminded of or left to people.
struct TextBody {};

using Body = std::variant<TextBody, ScopeBody, ExclusionBody, ExceptionBody, CeilingBody, ForcedBody,
                          NoteBody, QuotaBody, OrderBody, DeadlineBody, NoticeBody, PapersBody, CopiesBody,
                          ChannelBody, ChairBody, AttendanceBody, AttributionBody, ConsistencyBody, DutyBody>;

/// One rule of one document.
struct Rule {
  std::string id;
  std::string kind;         ///< the word under `kind:` ("ceiling", "content" …)
  std::string document_id;  ///< folder of the document that says it
  std::string document;     ///< as cited: "KH ĐUK Phú Yên 2022"
  std::string clause;
  std::vector<std::string> covers;
  Kinds of;
  Condition when;
  std::string text;  ///< in our own words, Vietnamese, fit to be read out
  Severity severity = Severity::blocks;
  Carried carried = Carried::computed;
  std::optional<Reading> reading;
  bool needs_confirmation = false;
  std::string confirm;     ///< what is to be verified
  std::string incomplete;  ///< what of the clause is not known; empty where it is whole
  std::optional<Date> from;
  std::optional<Date> to;
  std::string who;
  std::string due;
  Body body;
  Place place;

  template <class B>
  const B* as() const {
    return std::get_if<B>(&body);
  }
};

}  // namespace kiemdiem::regulation
