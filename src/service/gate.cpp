#include "service/gate.h"

#include <algorithm>

namespace kiemdiem::service {
namespace {

constexpr std::int64_t fresh_for = 10LL * 60 * 1000;

bool is_under(std::string_view path, std::string_view over) {
  return path.size() > over.size() && path.starts_with(over);
}

}  // namespace

Relation relation_of(const Actor& actor, const Target& target, Object object) {
  if (object == Object::none) return Relation::none;
  if (!target.person.empty() && target.person == actor.person) return Relation::own;
  const std::string& own = actor.acting.unit_path;
  if (own.empty() || target.unit_path.empty()) return Relation::other;
  if (target.unit_path == own) return Relation::unit;
  if (is_under(target.unit_path, own)) return Relation::below;
  const bool linked = std::ranges::any_of(
      target.linked_paths, [&own](const std::string& path) { return path == own || is_under(path, own); });
  if (linked) return Relation::linked;
  return is_under(own, target.unit_path) ? Relation::above : Relation::other;
}

std::optional<Refused> barred(const Action& action, const Actor& actor, Relation relation, Phase phase,
                              std::int64_t now) {
  if (action.entry == Entry::anyone) return std::nullopt;
  if (!actor.signed_in()) return Refused::unknown_person;
  if (!action.roles.has(actor.acting.role) || !action.relations.has(relation)) return Refused::hidden;
  if (!action.phases.has(phase)) return Refused::phase;
  if (action.fresh && now - actor.fresh_at > fresh_for) return Refused::stale;
  return std::nullopt;
}

bool allowed(std::string_view action, const Actor& actor, Relation relation, Phase phase) {
  const Action* row = find_action(action);
  return row != nullptr && !barred(*row, actor, relation, phase, actor.fresh_at);
}

std::string_view name(Refused kind) {
  switch (kind) {
    case Refused::unknown_person:
      return "unknown_person";
    case Refused::hidden:
      return "hidden";
    case Refused::phase:
      return "phase";
    case Refused::stale:
      return "stale";
    case Refused::new_password:
      return "new_password";
    case Refused::second_step:
      return "second_step";
    case Refused::invalid:
      return "invalid";
    case Refused::conflict:
      return "conflict";
    case Refused::busy:
      return "busy";
    case Refused::repeated:
      return "repeated";
    case Refused::failed:
      return "failed";
  }
  return "failed";
}

}  // namespace kiemdiem::service
