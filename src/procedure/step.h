#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "regulation/rule.h"

/// What is due, allowed, blocked and late, and for whom: derived from a plan, a situation with its events,
/// the rules in force and the day. Nothing of it is ever stored.
namespace kiemdiem::procedure {

/// Who works with the program. The same words as the accounts use.
enum class Role : std::uint8_t {
  member,
  cell_secretary,
  cell_deputy,
  group_leader,
  residence_committee,
  teller,
  grassroots_committee,
  advisory,
  upper_committee,
  administrator,
};
std::string_view name(Role role);   ///< "cell_secretary"
std::string_view label(Role role);  ///< "bí thư chi bộ"

/// How far a campaign or a unit has come; the table of actions asks for it.
enum class Phase : std::uint8_t { preparing, reviewing, rating, deciding, closed };
std::string_view name(Phase phase);   ///< "preparing"
std::string_view label(Phase phase);  ///< "đang chuẩn bị"

/// Whose people do a step, seen from the subject that it is done for.
enum class UnitOf : std::uint8_t {
  own,       ///< the subject's own unit: of a person the cell, of a body itself or what it leads
  group,     ///< the member's party group; where there is none, the cell
  above,     ///< the level above the own unit, department committees passed over
  deciding,  ///< the level that decides on the subject
};

/// Who does a step. Without a role it is the head of the unit: the secretary of a cell, the leader of a
/// group, the committee of a grassroots organization or of the level above.
struct DoneBy {
  std::optional<Role> role;
  UnitOf unit = UnitOf::own;
};

/// A day as a plan or rule sets it. “before D” is kept as the day before with `before` set.
struct Day {
  std::optional<Date> from;  ///< first day on which it is allowed
  std::optional<Date> last;  ///< last day on which it is in time
  bool before = false;       ///< written “before D”
  bool fixed = false;        ///< on that day, neither earlier nor later
  std::string document;      ///< who says so, as cited
  std::string clause;

  bool given() const { return from || last; }
};

/// Something of another step that must be there first.
struct After {
  std::string step;
  regulation::Relation relation = regulation::Relation::same;
};

/// So long before the day of another step about the same subject.
struct Lead {
  std::string step;
  int days = 0;          ///< calendar days
  int working_days = 0;  ///< one of the two is 0
};

/// One step of a plan, done once for each subject that its pattern names.
struct Step {
  std::string id;
  facts::Label label;  ///< "Gửi dự thảo báo cáo kiểm điểm"
  std::string words;   ///< verb and object; "{}" stands for the subject's name
  Phase phase = Phase::preparing;
  DoneBy by;
  regulation::EventPattern about;  ///< event that shows that it is done (none: papers do), of whom, where
  std::vector<int> papers;  ///< indices in the choice “document”, all of them; empty: an event shows it
  std::string given_by;     ///< a fact of the person that says the same as the paper
  std::vector<std::string> rules;  ///< rules that it rests on: ids of its own document, or "document/rule"
  std::vector<After> after;        ///< beside the orders of the rules
  std::optional<Lead> lead;        ///< beside the notices of the rules
  Day day;                         ///< of the rule of kind deadline that it rests on, or its own
  bool at_once = false;            ///< right after what it comes after, no number of days
  bool optional = false;           ///< only where somebody finds it necessary
  bool stands_for_unit =
      false;                    ///< what is done for a committee counts for its unit, and the other way round
  std::vector<int> only_after;  ///< made only where one of these events of the subject has happened
  bool again = false;  ///< of `only_after`: the step's event was there before and is asked for once more
  std::vector<int>
      returned_by;     ///< one of these events after it undoes it (review rejected, dossier sent back)
  std::string action;  ///< where it is done in the program; empty: the event or paper is recorded
  std::string document, clause;  ///< what is cited first
  /// Of a step that an own plan adds: id of the organization whose plan it is; it is asked of those at and
  /// below it. Empty: of everybody.
  std::string within;
  Place place;
};

}  // namespace kiemdiem::procedure
