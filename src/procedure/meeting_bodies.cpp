#include "procedure/meeting_bodies.h"

#include <algorithm>

#include "procedure/work_parts.h"

namespace kiemdiem::procedure {

namespace {

/// The body with what counts as the same leadership: the organization that a collective leads and its other
/// party committees.
std::vector<EntityRef> places_of(const assessment::Index& index, EntityRef body) {
  std::vector<EntityRef> places{body};
  const std::int32_t organization =
      body.kind == EntityKind::organization ? body.row : index.organization_of(body.row);
  if (organization < 0) return places;
  if (body.kind == EntityKind::collective) places.push_back({EntityKind::organization, organization});
  for (const std::int32_t collective : index.collectives_of(organization))
    if (index.is_party_committee(collective) && EntityRef{EntityKind::collective, collective} != body)
      places.push_back({EntityKind::collective, collective});
  return places;
}

std::optional<std::int32_t> collective_of_kind(const assessment::Index& index, std::int32_t organization,
                                               int kind) {
  for (const std::int32_t collective : index.collectives_of(organization))
    if (index.collective_kind(collective) == kind) return collective;
  return std::nullopt;
}

EntityRef body_of_collective(const assessment::Index& index, const MeetingRules& rules,
                             std::int32_t collective) {
  const EntityRef own{EntityKind::collective, collective};
  const std::int32_t organization = index.organization_of(collective);
  const auto held = std::ranges::find(rules.held_at, index.collective_kind(collective),
                                      &MeetingRules::HeldAt::collective_kind);
  if (held == rules.held_at.end() || organization < 0) return own;
  if (!held->collective) return {EntityKind::organization, organization};
  const auto other = collective_of_kind(index, organization, *held->collective);
  return other ? EntityRef{EntityKind::collective, *other} : own;
}

EntityRef body_of_organization(const assessment::Index& index, const MeetingRules& rules,
                               std::int32_t organization) {
  for (const int kind : rules.leading)
    if (const auto leading = collective_of_kind(index, organization, kind))
      return {EntityKind::collective, *leading};
  return {EntityKind::organization, organization};
}

}  // namespace

bool is_review(const Work& work, const Task& task) {
  const assessment::Words& words = work.index().words();
  return shows(work.parts().step_of(task), {words.review, words.group_review});
}

EntityRef meeting_body(const Work& work, const MeetingRules& rules, const Task& task) {
  const assessment::Index& index = work.index();
  if (task.place.row >= 0) return task.place;
  switch (task.subject.kind) {
    case SubjectKind::organization:
      return body_of_organization(index, rules, task.subject.row);
    case SubjectKind::collective:
      return body_of_collective(index, rules, task.subject.row);
    case SubjectKind::member:
    case SubjectKind::leader:
      break;
  }
  const std::int32_t group = index.group_of(task.subject.row);
  const bool in_group = shows(work.parts().step_of(task), {index.words().group_review});
  return {EntityKind::organization, in_group && group >= 0 ? group : index.cell_of(task.subject.row)};
}

std::vector<EntityRef> meeting_bodies(const Work& work, const MeetingRules& rules,
                                      std::int32_t organization) {
  const assessment::Index& index = work.index();
  std::vector<EntityRef> bodies;
  for (const Task& task : work.tasks()) {
    if (task.state == State::not_needed || !is_review(work, task)) continue;
    const EntityRef body = meeting_body(work, rules, task);
    if (body.row < 0) continue;
    const std::int32_t led =
        body.kind == EntityKind::organization ? body.row : index.organization_of(body.row);
    if (organization >= 0 && led != organization) continue;
    if (std::ranges::find(bodies, body) == bodies.end()) bodies.push_back(body);
  }
  return bodies;
}

std::vector<std::int32_t> summoned(const Work& work, EntityRef body) {
  const assessment::Index& index = work.index();
  if (body.kind == EntityKind::collective) return index.people_of_collective(body.row);
  const auto members = index.organization_kind(body.row) == index.words().group
                           ? index.members_of_group(body.row)
                           : index.members_of_cell(body.row);
  return {members.begin(), members.end()};
}

int rank_in(const Work& work, const MeetingRules& rules, EntityRef body, std::int32_t person) {
  const assessment::Index& index = work.index();
  const assessment::ColumnRef role = index.column("posts", "role");
  auto best = static_cast<int>(rules.ranks.size());
  for (const EntityRef place : places_of(index, body))
    for (const std::int32_t post : index.posts_in(place)) {
      if (index.holder(post) != person || !role.known(post)) continue;
      const auto rank = std::ranges::find_if(rules.ranks, [&](const std::vector<int>& roles) {
        return std::ranges::find(roles, role.number(post)) != roles.end();
      });
      best = std::min(best, static_cast<int>(rank - rules.ranks.begin()));
    }
  return best;
}

std::vector<std::int32_t> ranked(const Work& work, const MeetingRules& rules, EntityRef body, int rank) {
  const assessment::Index& index = work.index();
  std::vector<std::int32_t> found;
  for (const EntityRef place : places_of(index, body))
    for (const std::int32_t post : index.posts_in(place)) {
      const std::int32_t person = index.holder(post);
      if (std::ranges::find(found, person) == found.end() && rank_in(work, rules, body, person) == rank)
        found.push_back(person);
    }
  return found;
}

}  // namespace kiemdiem::procedure
