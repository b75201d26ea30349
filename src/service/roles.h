#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// Who may do what, as sets: the columns of the table of actions (actions.h).
namespace kiemdiem::service {

/// A role that somebody holds at an organization, from a day to a day.
enum class Role : std::uint8_t {
  member,                ///< đảng viên: every signed-in person in the own cell
  group_leader,          ///< tổ trưởng tổ đảng
  cell_deputy,           ///< phó bí thư chi bộ
  cell_secretary,        ///< bí thư chi bộ
  residence_committee,   ///< chi ủy nơi cư trú
  grassroots_committee,  ///< đảng ủy cơ sở
  advisory,              ///< ban tổ chức, văn phòng, UBKT của cấp trên
  upper_committee,       ///< cấp ủy cấp trên
  administrator,         ///< quản trị: accounts and machines, no business of the Party (D21)
};
inline constexpr int role_count = 9;

/// "cell_secretary", as the store and the texts name it.
std::string_view name(Role role);
std::optional<Role> role_named(std::string_view name);

/// How an object stands to the organization in which somebody acts.
enum class Relation : std::uint8_t {
  none,    ///< the action concerns no object
  own,     ///< the person acting
  unit,    ///< the same organization
  below,   ///< an organization under it
  above,   ///< an organization over it
  linked,  ///< a person who was transferred from it or takes part in it temporarily
  other,
};
inline constexpr int relation_count = 7;
std::string_view name(Relation relation);

/// Where a campaign stands.
enum class Phase : std::uint8_t {
  none,  ///< the action concerns no campaign
  draft,
  open,
  closed,
};
inline constexpr int phase_count = 4;
std::string_view name(Phase phase);
std::optional<Phase> phase_named(std::string_view name);

/// A set of values of one of the three.
template <class T>
struct SetOf {
  std::uint32_t bits = 0;

  constexpr bool has(T value) const { return ((bits >> static_cast<unsigned>(value)) & 1U) != 0; }
  constexpr bool empty() const { return bits == 0; }
  friend constexpr SetOf operator|(SetOf left, SetOf right) { return {left.bits | right.bits}; }
  friend constexpr bool operator==(SetOf, SetOf) = default;
};

template <class T, class... More>
constexpr SetOf<T> set_of(T first, More... more) {
  std::uint32_t bits = 1U << static_cast<unsigned>(first);
  ((bits |= 1U << static_cast<unsigned>(more)), ...);
  return {bits};
}

using Roles = SetOf<Role>;
using Relations = SetOf<Relation>;
using Phases = SetOf<Phase>;

/// Roles that seal, decide, export in bulk, administer or inspect: a password alone does not do for whoever
/// holds one (D23).
inline constexpr Roles with_second_step =
    set_of(Role::grassroots_committee, Role::advisory, Role::upper_committee, Role::administrator);

}  // namespace kiemdiem::service
