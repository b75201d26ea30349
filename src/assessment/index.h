#pragma once

#include <span>
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

  bool known(std::int32_t row) const { return column->known(static_cast<std::size_t>(row)); }
  State state(std::int32_t row) const { return column->state(static_cast<std::size_t>(row)); }
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

/// Rows grouped by the row of something else: the members of each cell, the posts of each body.
class Grouped {
 public:
  /// @param groups the group of each row; below 0: in none
  Grouped() = default;
  Grouped(std::size_t count, std::span<const std::int32_t> groups);

  std::span<const std::int32_t> operator[](std::int32_t group) const {
    const auto at = static_cast<std::size_t>(group);
    return std::span{rows_}.subspan(starts_[at], starts_[at + 1] - starts_[at]);
  }

 private:
  std::vector<std::uint32_t> starts_;
  std::vector<std::int32_t> rows_;
};

/// Words of the dictionary that have a meaning for the structure, as indices in their choices.
struct Words {
  int agency, mass_organization, group, grassroots_committee, grassroots_cell, commune, department_committee,
      cell;
  int party_committee, standing_committee, cell_committee;
  int secretary, deputy_secretary, committee_member, head, deputy_head, chair, deputy_chair, member;
  int review, group_review, rating, decided, civil_servant_rating, suggestion_sent;
};

/// How the entries of a situation hang together: who stands below whom, who heads what, what happened to
/// whom. Structure of the organization only; no rule of any document.
class Index {
 public:
  /// What is grouped: everything, or only bodies and posts, where people and events are millions.
  enum class Extent : std::uint8_t { everything, bodies_and_posts };
  explicit Index(const Situation& situation, Extent extent = Extent::everything);
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  const Situation& situation() const { return *situation_; }
  ColumnRef column(std::string_view list, std::string_view fact) const;
  std::int32_t count(EntityKind kind) const;

  /// Index of a word in a choice of the dictionary; -1 where the dictionary does not have it.
  int word(std::string_view choices, std::string_view word) const;
  const Words& words() const { return words_; }
  const ColumnRef& event_places() const { return event_places_; }
  std::int32_t group_of(std::int32_t person) const { return group_.entity(person).row; }  ///< -1: none
  bool organization_is(std::int32_t organization, std::string_view kind) const;
  /// Index in the choice “organization_kind” resp. “collective_kind”; -1 where there is no such row.
  int organization_kind(std::int32_t organization) const;
  int collective_kind(std::int32_t collective) const;

  /// Not an agency, mass organization or party group.
  bool is_party_organization(std::int32_t organization) const;
  /// A party, standing or cell committee.
  bool is_party_committee(std::int32_t collective) const;

  std::int32_t parent(std::int32_t organization) const {  ///< -1: none
    return org_parent_.entity(organization).row;
  }
  std::span<const std::int32_t> children(std::int32_t organization) const { return children_[organization]; }
  std::span<const std::int32_t> collectives_of(std::int32_t organization) const {
    return collectives_[organization];
  }
  std::span<const std::int32_t> members_of_cell(std::int32_t organization) const {
    return cell_members_[organization];
  }
  std::span<const std::int32_t> members_of_group(std::int32_t organization) const {
    return group_members_[organization];
  }
  /// Agencies and mass organizations whose members belong to a party organization.
  std::span<const std::int32_t> agencies_of(std::int32_t organization) const {
    return agencies_[organization];
  }
  std::int32_t organization_of(std::int32_t collective) const {  ///< -1: unknown
    return collective_of_.entity(collective).row;
  }
  std::int32_t cell_of(std::int32_t person) const {  ///< -1: unknown
    return cell_.entity(person).row;
  }

  struct Posts {
    std::int32_t first = 0;
    std::int32_t count = 0;
  };
  Posts posts_of(std::int32_t person) const {
    if (!posts_.known(person)) return {0, 0};
    return {posts_.number(person), posts_.column->counts[static_cast<std::size_t>(person)]};
  }
  /// Rows of the posts that are held in a body.
  std::span<const std::int32_t> posts_in(EntityRef body) const;
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
  std::span<const Event* const> events_of(int kind, SubjectRef subject) const;
  /// Row of the first paper of a kind in the file of an organization, collective or person; -1: none.
  std::int32_t document_of(EntityRef entity, int paper) const;
  /// The list of events is complete, or the person's own fact says that there is none.
  bool known_absent(int kind, SubjectRef subject) const;

 private:
  void link_organizations();
  void link_people(Extent extent);
  void collect_events();
  void group_events();
  void collect_documents();

  const Situation* situation_;
  Words words_{};
  ColumnRef org_kind_, org_parent_, collective_kind_, collective_of_, cell_, group_, posts_, post_in_,
      post_role_, post_leader_, civil_servant_rating_, event_places_;
  Grouped children_, collectives_, cell_members_, group_members_, agencies_, posts_in_organizations_,
      posts_in_collectives_;
  std::vector<std::int32_t> post_holder_;
  std::vector<bool> leaders_;
  std::vector<Event> events_;
  std::vector<const Event*> ordered_events_;  ///< by kind, subject and time
  struct Paper {
    EntityRef entity;
    int paper = -1;
    std::int32_t row = -1;
    friend auto operator<=>(const Paper&, const Paper&) = default;
  };
  std::vector<Paper> documents_;  ///< sorted
  bool events_complete_ = false;
};

}  // namespace kiemdiem::assessment
