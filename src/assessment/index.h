#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "facts/situation.h"

namespace kiemdiem::assessment {

using facts::EntityKind;
using facts::EntityRef;
using facts::Situation;
using facts::State;
using facts::SubjectKind;
using facts::SubjectRef;

/// A column of a list, found once by name.
struct ColumnRef {
  const facts::Column* column = nullptr;
  const facts::Fact* fact = nullptr;

  bool known(std::int32_t row) const { return column->states[static_cast<std::size_t>(row)] == State::known; }
  State state(std::int32_t row) const { return column->states[static_cast<std::size_t>(row)]; }
  std::int32_t number(std::int32_t row) const { return column->numbers[static_cast<std::size_t>(row)]; }
  /// The entity referred to; row -1 where unknown or none.
  EntityRef entity(std::int32_t row) const {
    return known(row) ? EntityRef::unpacked(number(row)) : EntityRef{};
  }
};

/// One event of a situation.
struct Event {
  int kind = 0;  ///< index in the choice “event”
  SubjectRef subject;
  bool dated = false;
  Moment on;
  std::int32_t row = -1;  ///< row in the list of events; -1: told by a fact of the person
};

/// How the entries of a situation hang together: who stands below whom, who heads what, what happened to
/// whom. Structure of the organization only; no rule of any document.
class Index {
 public:
  explicit Index(const Situation& situation);

  const Situation& situation() const { return *situation_; }
  ColumnRef column(std::string_view list, std::string_view fact) const;
  std::int32_t count(EntityKind kind) const;

  /// Index of a word in a choice of the dictionary; -1 where the dictionary does not have it.
  int word(std::string_view choices, std::string_view word) const;
  bool organization_is(std::int32_t organization, std::string_view kind) const;
  bool collective_is(std::int32_t collective, std::string_view kind) const;

  /// Not an agency, mass organization or party group.
  bool is_party_organization(std::int32_t organization) const;
  /// A party, standing or cell committee.
  bool is_party_committee(std::int32_t collective) const;

  std::int32_t parent(std::int32_t organization) const;  ///< -1: none
  const std::vector<std::int32_t>& children(std::int32_t organization) const {
    return children_[static_cast<std::size_t>(organization)];
  }
  const std::vector<std::int32_t>& collectives_of(std::int32_t organization) const {
    return collectives_[static_cast<std::size_t>(organization)];
  }
  const std::vector<std::int32_t>& members_of_cell(std::int32_t organization) const {
    return cell_members_[static_cast<std::size_t>(organization)];
  }
  const std::vector<std::int32_t>& members_of_group(std::int32_t organization) const {
    return group_members_[static_cast<std::size_t>(organization)];
  }
  /// Agencies and mass organizations whose members belong to a party organization.
  const std::vector<std::int32_t>& agencies_of(std::int32_t organization) const {
    return agencies_[static_cast<std::size_t>(organization)];
  }
  std::int32_t organization_of(std::int32_t collective) const;  ///< -1: unknown
  std::int32_t cell_of(std::int32_t person) const;              ///< -1: unknown

  struct Posts {
    std::int32_t first = 0;
    std::int32_t count = 0;
  };
  Posts posts_of(std::int32_t person) const;
  /// Rows of the posts that are held in a body.
  std::vector<std::int32_t> posts_in(EntityRef body) const;
  std::int32_t holder(std::int32_t post) const;

  /// Collectives that a person belongs to (contract: “Member of a collective”), each once.
  std::vector<std::int32_t> collectives_of_person(std::int32_t person) const;
  /// People who belong to a collective.
  std::vector<std::int32_t> people_of_collective(std::int32_t collective) const;

  /// A body that a post heads (contract: “Heading”).
  struct Headed {
    std::int32_t post = -1;
    EntityRef body;
  };
  std::vector<Headed> headed_by(std::int32_t person) const;

  bool is_leader(std::int32_t person) const { return leaders_[static_cast<std::size_t>(person)]; }
  /// The highest role in the own cell or its committee: index in the choice “role”, or -1.
  int cell_role(std::int32_t person) const { return role_in(person, cell_of(person)); }
  /// The highest role in a cell or its committee, whoever belongs there: index in the choice “role”, or -1.
  int role_in(std::int32_t person, std::int32_t cell) const;

  /// The kind of the highest organization whose standing board a person sits on: index in the choice
  /// “organization_kind”, or -1.
  int standing_board(std::int32_t person) const;

  const std::vector<Event>& events() const { return events_; }
  /// Events of a kind about a subject, earliest first; undated ones last.
  std::vector<const Event*> events_of(int kind, SubjectRef subject) const;
  /// The list of events is complete, or the person's own fact says that there is none.
  bool known_absent(int kind, SubjectRef subject) const;

 private:
  void link_organizations();
  void link_people();
  void collect_events();

  const Situation* situation_;
  ColumnRef org_kind_, org_parent_, collective_kind_, collective_of_, cell_, group_, posts_, post_in_,
      post_role_, post_leader_;
  std::vector<std::vector<std::int32_t>> children_, collectives_, cell_members_, group_members_, agencies_;
  std::map<EntityRef, std::vector<std::int32_t>> posts_in_;
  std::vector<std::int32_t> post_holder_;
  std::vector<bool> leaders_;
  std::vector<Event> events_;
  std::map<std::pair<int, SubjectRef>, std::vector<std::size_t>> events_by_;
};

}  // namespace kiemdiem::assessment
