#include "assessment/scopes.h"

namespace kiemdiem::assessment {
namespace {

using Level = std::optional<std::int32_t>;

Level level_of_member(const Index& index, std::int32_t person) {
  const std::int32_t cell = index.cell_of(person);
  return cell < 0 ? Level{} : Level{deciding_level_of_cell(index, cell)};
}

Level level_of_organization(const Index& index, std::int32_t organization) {
  std::int32_t above = index.parent(organization);
  while (above >= 0 && index.organization_kind(above) == index.words().department_committee)
    above = index.parent(above);
  return above < 0 ? Level{} : Level{above};
}

Level level_of_leader(const Index& index, std::int32_t person) {
  const ColumnRef leader = index.column("posts", "leader");
  const ColumnRef managed_by = index.column("posts", "managed_by");
  const auto [first, held] = index.posts_of(person);
  for (std::int32_t post = first; post < first + held; ++post)
    if (leader.known(post) && leader.number(post) != 0 && managed_by.known(post))
      return managed_by.entity(post).row;
  return std::nullopt;
}

Level override_of(const Index& index, std::string_view list, std::int32_t row) {
  const std::int32_t decided_by = index.column(list, "decided_by").entity(row).row;
  return decided_by < 0 ? Level{} : Level{decided_by};
}

}  // namespace

std::int32_t deciding_level_of_cell(const Index& index, std::int32_t cell) {
  const Words& words = index.words();
  for (std::int32_t at = cell;;) {
    const int kind = index.organization_kind(at);
    if (kind >= 0 &&
        (kind == words.grassroots_committee || kind == words.grassroots_cell || kind == words.commune))
      return at;
    const std::int32_t above = index.parent(at);
    if (above < 0) return at;
    at = above;
  }
}

std::optional<std::int32_t> deciding_level(const Index& index, SubjectRef subject) {
  switch (subject.kind) {
    case SubjectKind::member:
      return level_of_member(index, subject.row);
    case SubjectKind::leader:
      return level_of_leader(index, subject.row);
    case SubjectKind::organization: {
      const Level stated = override_of(index, "organizations", subject.row);
      return stated ? stated : level_of_organization(index, subject.row);
    }
    case SubjectKind::collective: {
      const Level stated = override_of(index, "collectives", subject.row);
      if (stated) return stated;
      const std::int32_t of = index.organization_of(subject.row);
      if (of < 0) return std::nullopt;
      const Level of_organization = override_of(index, "organizations", of);
      return of_organization ? of_organization : level_of_organization(index, of);
    }
  }
  return std::nullopt;
}

}  // namespace kiemdiem::assessment
