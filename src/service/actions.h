#pragma once

#include <span>
#include <string_view>

#include "service/roles.h"

/// The one table of actions. Routes, menus, buttons, the JSON interface and its description, the command
/// line, the matrix of rights and the names in the log all derive from it; what is not in it cannot be done.
namespace kiemdiem::service {

/// What a path names, so that the gate can look at its place in the tree.
enum class Object : std::uint8_t {
  none,
  unit,      ///< {unit}: an organization
  person,    ///< {person}: stands in the cell
  subject,   ///< {subject}: "member:an", "collective:cu"
  campaign,  ///< {campaign} alone: stands at the organization that issued it
};

/// Who may ask at all.
enum class Entry : std::uint8_t {
  anyone,     ///< also without signing in
  signed_in,  ///< whoever acts in a role, see Action::roles
};

enum class Input : std::uint8_t { text, number, day, flag, file, facts };

/// What an action reads besides the names in its path.
struct InputField {
  std::string_view name;
  Input type = Input::text;
  bool required = false;
};

enum class Place : std::uint8_t {
  nowhere,
  main,  ///< one of the five places
  more,  ///< below them
};

struct Action {
  std::string_view name;  ///< "save-person": in the log, in texts ("action.save-person"), as operationId
  bool changes = false;   ///< POST, one transaction with the log; else GET
  std::string_view path;  ///< "/to-chuc/{unit}"; the JSON interface has it under /api/v1
  Object object = Object::none;
  Entry entry = Entry::signed_in;
  Roles roles;
  Relations relations;
  Phases phases;  ///< of the campaign named in the path
  std::span<const InputField> inputs;
  Place place = Place::nowhere;
  bool fresh = false;  ///< asks for the password again when the sign-in is older than ten minutes (D24)
  bool silent =
      false;  ///< takes no session, leaves no entry in the log and no key of the request: a ballot (D7)
};

std::span<const Action> actions();
/// @pre the action exists
const Action& action_named(std::string_view name);
const Action* find_action(std::string_view name);

}  // namespace kiemdiem::service
