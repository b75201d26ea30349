#pragma once

#include "service/call.h"

/// The one gate (D20): deny by default.
namespace kiemdiem::service {

/// How a target stands to somebody who acts for an organization.
Relation relation_of(const Actor& actor, const Target& target, Object object);

/// Whether the table of actions allows it. Nothing: go ahead.
/// @param phase of the campaign named in the path
std::optional<Refused> barred(const Action& action, const Actor& actor, Relation relation, Phase phase,
                              std::int64_t now);

/// The same for menus and buttons: is there such an action, and would it be allowed?
bool allowed(std::string_view action, const Actor& actor, Relation relation, Phase phase);

/// "hidden", "invalid", as programs are told.
std::string_view name(Refused kind);

}  // namespace kiemdiem::service
