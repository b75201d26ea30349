#pragma once

#include "service/actions.h"

/// Who, to whom and when: the words in which the rows of the table of actions (action_table.h) are written.
namespace kiemdiem::service::action_table {

inline constexpr Roles everybody{0x1FF};
inline constexpr Roles business{0x0FF};  // everybody but the administrator
inline constexpr Roles cell_leaders = set_of(Role::cell_secretary, Role::cell_deputy);
inline constexpr Roles committees = set_of(Role::grassroots_committee, Role::upper_committee);
inline constexpr Roles leaders = cell_leaders | committees | set_of(Role::advisory);
inline constexpr Roles planners = committees | set_of(Role::advisory);
inline constexpr Roles registrars =
    leaders | set_of(Role::administrator);  // keep the register of units and people
inline constexpr Roles importers = planners | set_of(Role::administrator);
inline constexpr Roles meeting_people =
    leaders | set_of(Role::group_leader, Role::member);  // who may look at a meeting; its writers are fewer
inline constexpr Roles meeting_writers =
    cell_leaders | committees | set_of(Role::group_leader, Role::member);  // members as its secretary
inline constexpr Roles administrators = set_of(Role::administrator);
/// A grassroots cell decides on its own members.
inline constexpr Roles deciders = committees | set_of(Role::cell_secretary);
/// Who speaks for a body: the secretary of a cell, the committee.
inline constexpr Roles body_heads = committees | set_of(Role::cell_secretary);
inline constexpr Roles proposers = leaders | set_of(Role::group_leader);

inline constexpr Relations no_object = set_of(Relation::none);
inline constexpr Relations downwards = set_of(Relation::unit, Relation::below);
inline constexpr Relations own_or_down = set_of(Relation::own, Relation::unit, Relation::below);
inline constexpr Relations up_and_down = set_of(Relation::unit, Relation::below, Relation::above);
inline constexpr Relations own_only = set_of(Relation::own);
inline constexpr Relations same_unit = set_of(Relation::unit);
inline constexpr Relations seen = set_of(Relation::own, Relation::unit, Relation::below, Relation::linked);

inline constexpr Phases no_campaign = set_of(Phase::none);
inline constexpr Phases any_phase = set_of(Phase::draft, Phase::open, Phase::closed);
inline constexpr Phases while_draft = set_of(Phase::draft);
inline constexpr Phases while_open = set_of(Phase::open);
inline constexpr Phases not_closed = set_of(Phase::draft, Phase::open);
inline constexpr Phases since_open = set_of(Phase::open, Phase::closed);

inline constexpr Object none = Object::none;
inline constexpr Entry anyone = Entry::anyone;
inline constexpr Entry member = Entry::signed_in;

}  // namespace kiemdiem::service::action_table
