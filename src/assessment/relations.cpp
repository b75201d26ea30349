#include "assessment/relations.h"

#include <algorithm>

namespace kiemdiem::assessment {
namespace {

using regulation::AtPlace;
using regulation::Relation;
using Subjects = std::vector<SubjectRef>;

void add_once(Subjects& subjects, SubjectRef subject) {
  if (std::ranges::find(subjects, subject) == subjects.end()) subjects.push_back(subject);
}

Subjects collectives_of(const Index& index, std::int32_t organization) {
  Subjects found;
  for (const std::int32_t row : index.collectives_of(organization))
    found.push_back({SubjectKind::collective, row});
  return found;
}

/// The organization that a subject is, leads or belongs to; -1 where there is none.
std::int32_t organization_of(const Index& index, SubjectRef subject) {
  switch (subject.kind) {
    case SubjectKind::organization:
      return subject.row;
    case SubjectKind::collective:
      return index.organization_of(subject.row);
    case SubjectKind::member:
    case SubjectKind::leader:
      return index.cell_of(subject.row);
  }
  return -1;
}

Subjects lower_organizations(const Index& index, std::int32_t organization) {
  Subjects found;
  for (const std::int32_t child : index.children(organization))
    if (index.is_party_organization(child)) found.push_back({SubjectKind::organization, child});
  return found;
}

Subjects lower_collectives(const Index& index, std::int32_t organization) {
  Subjects found;
  for (const std::int32_t child : index.children(organization))
    for (const SubjectRef collective : collectives_of(index, child)) found.push_back(collective);
  return found;
}

Subjects served_collectives(const Index& index, std::int32_t organization) {
  Subjects found;
  const auto served = index.agencies_of(organization);
  std::vector<std::int32_t> agencies{served.begin(), served.end()};
  for (const std::int32_t child : index.children(organization))
    if (!index.is_party_organization(child) && index.organization_kind(child) != index.words().group)
      agencies.push_back(child);
  for (const std::int32_t agency : agencies)
    for (const SubjectRef collective : collectives_of(index, agency)) add_once(found, collective);
  return found;
}

SubjectRef as_rated(const Index& index, std::int32_t person) {
  return {index.is_leader(person) ? SubjectKind::leader : SubjectKind::member, person};
}

/// The people who have a post in a body or whose cell it is, as they are rated beside somebody of a kind.
Subjects people_in(const Index& index, EntityRef body, SubjectKind beside) {
  Subjects found;
  for (const std::int32_t post : index.posts_in(body)) {
    const SubjectRef as_member{SubjectKind::member, index.holder(post)};
    add_once(found, beside == SubjectKind::member ? as_member : as_rated(index, index.holder(post)));
  }
  if (body.kind == EntityKind::organization)
    for (const std::int32_t person : index.members_of_cell(body.row))
      add_once(found, {SubjectKind::member, person});
  return found;
}

/// The bodies that a person heads and the people there, without the person (contract: “The place of a head”).
Subjects headed_place(const Index& index, SubjectRef head) {
  Subjects found;
  for (const auto& [post, body] : index.headed_by(head.row)) {
    const bool organization = body.kind == EntityKind::organization;
    const bool of_the_party =
        organization ? index.is_party_organization(body.row) : index.is_party_committee(body.row);
    if (!of_the_party && head.kind == SubjectKind::member) continue;
    add_once(found, {organization ? SubjectKind::organization : SubjectKind::collective, body.row});
    for (const SubjectRef person : people_in(index, body, head.kind))
      if (person.row != head.row) add_once(found, person);
  }
  return found;
}

Subjects bodies_and_people(const Index& index, std::int32_t organization) {
  Subjects found;
  if (index.is_party_organization(organization)) found.push_back({SubjectKind::organization, organization});
  for (const SubjectRef person :
       people_in(index, {EntityKind::organization, organization}, SubjectKind::leader))
    add_once(found, person);
  for (const SubjectRef collective : collectives_of(index, organization)) {
    add_once(found, collective);
    for (const SubjectRef person :
         people_in(index, {EntityKind::collective, collective.row}, SubjectKind::leader))
      add_once(found, person);
  }
  return found;
}

Subjects managed_leaders(const Index& index, std::int32_t organization) {
  Subjects found;
  const ColumnRef managed_by = index.column("posts", "managed_by");
  for (std::int32_t person = 0; person < index.count(EntityKind::person); ++person) {
    const auto [first, held] = index.posts_of(person);
    for (std::int32_t post = first; post < first + held; ++post)
      if (index.is_leader(person) && managed_by.entity(post).row == organization)
        add_once(found, {SubjectKind::leader, person});
  }
  return found;
}

Subjects own_collectives(const Index& index, std::int32_t person) {
  Subjects found;
  for (const std::int32_t collective : index.collectives_of_person(person))
    found.push_back({SubjectKind::collective, collective});
  return found;
}

Subjects own_committee(const Index& index, std::int32_t person) {
  Subjects found;
  const std::int32_t cell = index.cell_of(person);
  if (cell < 0) return found;
  for (const SubjectRef collective : collectives_of(index, cell))
    if (index.is_party_committee(collective.row)) found.push_back(collective);
  return found;
}

Subjects members(std::span<const std::int32_t> people, std::int32_t except) {
  Subjects found;
  for (const std::int32_t person : people)
    if (person != except) found.push_back({SubjectKind::member, person});
  return found;
}

/// Each subject by itself is a requirement.
Subjects each(const Index& index, Relation relation, SubjectRef subject) {
  const bool person = facts::entity_kind(subject.kind) == EntityKind::person;
  const std::int32_t organization = organization_of(index, subject);
  const std::int32_t group = person ? index.group_of(subject.row) : -1;
  switch (relation) {
    case Relation::same:
      return {subject};
    case Relation::own_group:
      return group < 0 ? Subjects{} : Subjects{{SubjectKind::organization, group}};
    case Relation::own_collectives:
      return person ? own_collectives(index, subject.row) : Subjects{};
    case Relation::own_organization:
      return organization < 0 ? Subjects{} : Subjects{{SubjectKind::organization, organization}};
    case Relation::own_committee:
      return person ? own_committee(index, subject.row) : Subjects{};
    case Relation::headed_place:
      return person ? headed_place(index, subject) : Subjects{};
    case Relation::collective_at:
    case Relation::same_person:
    case Relation::self_or_group:
    case Relation::group_members:
    case Relation::lower_organizations:
    case Relation::lower_collectives:
    case Relation::served_collectives:
    case Relation::colleagues:
    case Relation::bodies_and_people:
    case Relation::managed_leaders:
      break;
  }
  if (organization < 0) return {};
  if (relation == Relation::lower_organizations) return lower_organizations(index, organization);
  if (relation == Relation::lower_collectives) return lower_collectives(index, organization);
  if (relation == Relation::served_collectives) return served_collectives(index, organization);
  if (relation == Relation::colleagues)
    return members(index.members_of_cell(organization), person ? subject.row : -1);
  if (relation == Relation::group_members) return members(index.members_of_group(organization), -1);
  if (relation == Relation::bodies_and_people) return bodies_and_people(index, organization);
  if (relation == Relation::managed_leaders) return managed_leaders(index, organization);
  return {};
}

std::vector<Requirement> of_the_person(const Index& index, const regulation::OrderBody& order,
                                       SubjectRef then, EntityRef place) {
  const Subjects person{{SubjectKind::member, then.row}, {SubjectKind::leader, then.row}};
  if (order.first_at.kind == AtPlace::Kind::anywhere) return {{person, false, {}}};
  if (order.first_at.kind == AtPlace::Kind::own_cell) return {{person, true, {}}};
  std::vector<Requirement> found;
  const ColumnRef kinds = index.column("collectives", "kind");
  for (const std::int32_t collective : index.collectives_of_person(then.row)) {
    const bool here = place == EntityRef{EntityKind::collective, collective};
    const auto& wanted = order.first_at.collective_kinds;
    if (here || std::ranges::find(wanted, kinds.number(collective)) == wanted.end()) continue;
    found.push_back({person, false, collective});
  }
  return found;
}

}  // namespace

std::vector<SubjectRef> counted_as(const Index& index, int event, SubjectRef subject,
                                   const HasEvent& has_event) {
  std::vector<SubjectRef> counted{subject};
  if (subject.kind != SubjectKind::organization || event != index.words().review || has_event(event, subject))
    return counted;
  for (const std::int32_t collective : index.collectives_of(subject.row))
    if (index.is_party_committee(collective)) counted.push_back({SubjectKind::collective, collective});
  return counted;
}

std::vector<Requirement> requirements(const Index& index, const regulation::OrderBody& order,
                                      const Event& then, const HasEvent& has_event) {
  const EntityRef place = then.row < 0 ? EntityRef{} : index.event_places().entity(then.row);
  return requirements(index, order, then.subject, place, has_event);
}

std::vector<Requirement> requirements(const Index& index, const regulation::OrderBody& order, SubjectRef then,
                                      EntityRef place, const HasEvent& has_event) {
  if (order.relation == Relation::same_person) return of_the_person(index, order, then, place);
  if (order.relation == Relation::collective_at) {
    if (place.row < 0 || place.kind != EntityKind::collective) return {};
    return {{{{SubjectKind::collective, place.row}}, false, {}}};
  }
  if (order.relation == Relation::self_or_group) {
    Requirement requirement{counted_as(index, order.first_events.front(), then, has_event), false, {}};
    for (const SubjectRef group : each(index, Relation::own_group, then)) requirement.any_of.push_back(group);
    return {requirement};
  }
  std::vector<Requirement> found;
  for (const SubjectRef subject : each(index, order.relation, then)) {
    Requirement requirement{counted_as(index, order.first_events.front(), subject, has_event), false, {}};
    if (order.relation == Relation::group_members)
      for (const SubjectRef group : each(index, Relation::own_group, subject))
        requirement.any_of.push_back(group);
    found.push_back(std::move(requirement));
  }
  // A group whose members are not in the file is reviewed as a whole.
  if (order.relation == Relation::group_members && found.empty()) found.push_back({{then}, false, {}});
  return found;
}

}  // namespace kiemdiem::assessment
