#include "service/own_work.h"

#include <fmt/format.h>

#include <optional>

namespace kiemdiem::service {
namespace {

std::optional<procedure::Role> procedure_role(Role role) {
  for (int at = 0; at <= static_cast<int>(procedure::Role::administrator); ++at)
    if (procedure::name(static_cast<procedure::Role>(at)) == name(role))
      return static_cast<procedure::Role>(at);
  return std::nullopt;
}

}  // namespace

std::string viewer_key(const Actor& actor) {
  return fmt::format("{}/{}/{}", name(actor.acting.role), actor.acting.unit, actor.person);
}

std::shared_ptr<const procedure::WorkList> own_work(const Actor& actor, const Judged& judged) {
  const auto role = procedure_role(actor.acting.role);
  if (!judged.work || !role) return nullptr;
  return judged.memo.get<procedure::WorkList>("list/" + viewer_key(actor), [&] {
    const procedure::Viewer viewer{*role, row_of(judged, "organizations", actor.acting.unit),
                                   actor.person.empty() ? -1 : row_of(judged, "people", actor.person)};
    return procedure::work_list(*judged.work, viewer);
  });
}

}  // namespace kiemdiem::service
