#include "procedure/doers.h"

#include <algorithm>

#include "assessment/scopes.h"

namespace kiemdiem::procedure {

using assessment::Index;

namespace {

void add_once(std::vector<std::int32_t>& rows, std::int32_t row) {
  if (row >= 0 && std::ranges::find(rows, row) == rows.end()) rows.push_back(row);
}

/// People with a post in an organization or one of its committees.
std::vector<std::int32_t> post_holders(const Index& index, std::int32_t organization) {
  std::vector<std::int32_t> people;
  for (const std::int32_t post : index.posts_in({EntityKind::organization, organization}))
    add_once(people, index.holder(post));
  for (const std::int32_t collective : index.collectives_of(organization))
    if (index.is_party_committee(collective))
      for (const std::int32_t post : index.posts_in({EntityKind::collective, collective}))
        add_once(people, index.holder(post));
  return people;
}

}  // namespace

Doers::Doers(const Index& index)
    : index_(index),
      units_(index),
      role_(index.column("posts", "role")),
      group_leader_(index.word("role", "group_leader")) {
  find_heads();
}

void Doers::find_heads() {
  const auto organizations = static_cast<std::size_t>(index_.count(EntityKind::organization));
  secretaries_.assign(organizations, -1);
  deputies_.assign(organizations, -1);
  for (std::int32_t row = 0; row < static_cast<std::int32_t>(organizations); ++row) {
    const auto first = [&](int role) {
      const std::vector<std::int32_t> found = holders(role, row);
      return found.empty() ? -1 : found.front();
    };
    if (index_.posts_in({EntityKind::organization, row}).empty() && index_.collectives_of(row).empty())
      continue;
    secretaries_[static_cast<std::size_t>(row)] = first(index_.words().secretary);
    deputies_[static_cast<std::size_t>(row)] = first(index_.words().deputy_secretary);
  }
}

std::vector<std::int32_t> Doers::holders(int role, std::int32_t organization) const {
  std::vector<std::int32_t> found;
  for (const std::int32_t person : post_holders(index_, organization))
    if (index_.role_in(person, organization) == role) found.push_back(person);
  return found;
}

std::vector<std::int32_t> Doers::heads_of(EntityRef body) const {
  std::vector<std::int32_t> found;
  if (body.row < 0) return found;
  const std::int32_t organization =
      body.kind == EntityKind::organization ? body.row : index_.organization_of(body.row);
  std::vector<std::int32_t> people;
  for (const std::int32_t post : index_.posts_in(body)) add_once(people, index_.holder(post));
  if (organization >= 0) {
    for (const std::int32_t person : post_holders(index_, organization)) add_once(people, person);
    for (const std::int32_t collective : index_.collectives_of(organization))
      for (const std::int32_t post : index_.posts_in({EntityKind::collective, collective}))
        add_once(people, index_.holder(post));
  }
  for (const std::int32_t person : people)
    if (std::ranges::any_of(index_.headed_by(person),
                            [&](const auto& headed) { return headed.body == body; }))
      found.push_back(person);
  return found;
}

Units::Units(const Index& index)
    : index_(index), party_organization_(index.column("organizations", "party_organization")) {}

std::int32_t Units::of(SubjectRef subject) const {
  std::int32_t unit = -1;
  switch (subject.kind) {
    case SubjectKind::organization:
      unit = subject.row;
      break;
    case SubjectKind::collective:
      unit = index_.organization_of(subject.row);
      break;
    case SubjectKind::member:
    case SubjectKind::leader:
      return index_.cell_of(subject.row);
  }
  if (unit < 0) return -1;
  const int kind = index_.organization_kind(unit);
  if (kind == index_.words().group) return index_.parent(unit);
  if (index_.is_party_organization(unit)) return unit;
  const std::int32_t party = party_organization_.entity(unit).row;
  return party >= 0 ? party : index_.parent(unit);
}

std::int32_t Doers::unit(UnitOf where, SubjectRef subject, EntityRef place) const {
  std::int32_t own = own_unit(subject);
  if (place.row >= 0 && place.kind == EntityKind::collective)
    own = own_unit({SubjectKind::collective, place.row});
  switch (where) {
    case UnitOf::own:
      return own;
    case UnitOf::group: {
      const bool group = subject.kind == SubjectKind::organization &&
                         index_.organization_kind(subject.row) == index_.words().group;
      if (group) return subject.row;
      const bool person = facts::entity_kind(subject.kind) == EntityKind::person;
      return person && index_.group_of(subject.row) >= 0 ? index_.group_of(subject.row) : own;
    }
    case UnitOf::above: {
      std::int32_t above = own < 0 ? -1 : index_.parent(own);
      while (above >= 0 && index_.organization_kind(above) == index_.words().department_committee)
        above = index_.parent(above);
      return above;
    }
    case UnitOf::deciding:
      return assessment::deciding_level(index_, subject).value_or(-1);
  }
  return -1;
}

Role Doers::head_role(std::int32_t organization) const {
  const assessment::Words& words = index_.words();
  const int kind = index_.organization_kind(organization);
  if (kind == words.cell || kind == words.grassroots_cell) return Role::cell_secretary;
  if (kind == words.group) return Role::group_leader;
  const bool grassroots =
      kind == words.grassroots_committee || kind == words.commune || kind == words.department_committee;
  return grassroots ? Role::grassroots_committee : Role::upper_committee;
}

std::int32_t Doers::person(Role role, std::int32_t organization) const {
  if (organization < 0) return -1;
  const auto at = static_cast<std::size_t>(organization);
  switch (role) {
    case Role::cell_secretary:
    case Role::grassroots_committee:
    case Role::upper_committee:
      return secretaries_[at];
    case Role::cell_deputy:
      return deputies_[at];
    case Role::group_leader:
      for (const std::int32_t post : index_.posts_in({EntityKind::organization, organization}))
        if (role_.number(post) == group_leader_) return index_.holder(post);
      return -1;
    case Role::member:
    case Role::residence_committee:
    case Role::teller:
    case Role::advisory:
    case Role::administrator:
      break;
  }
  return -1;
}

Doer Doers::of(const Step& step, SubjectRef subject, EntityRef place) const {
  Doer doer;
  doer.organization = unit(step.by.unit, subject, place);
  if (step.by.role == Role::member && facts::entity_kind(subject.kind) == EntityKind::person)
    return {Role::member, doer.organization, subject.row};
  if (step.by.role)
    doer.role = *step.by.role;
  else
    doer.role = doer.organization < 0 ? Role::upper_committee : head_role(doer.organization);
  doer.person = person(doer.role, doer.organization);
  return doer;
}

}  // namespace kiemdiem::procedure
