#pragma once

#include "procedure/meetings.h"
#include "service/call.h"
#include "service/situations.h"
#include "service/units.h"

/// Lịch hội nghị kiểm điểm.
namespace kiemdiem::service {

/// Meetings of an organization, of those below it and of those above it, in a judged situation.
procedure::Meetings meetings_seen(const Judged& judged, const Units& units, const Unit& unit);

/// The organization in which the subject of a meeting stands; null where the register does not have it.
const Unit* unit_of(const Judged& judged, const Units& units, facts::SubjectRef subject);

/// "8:00", "08:00", "8h30" or "8h" as minutes since midnight.
std::optional<std::int16_t> typed_time(const std::string& text);

/// The ids of people who are named one by one ("An, Bình; Cúc"), by id or by a name that only one bears.
/// @param under path at and below which they are looked for
/// @param problems gets what is wrong, at the field
std::vector<std::string> people_named(Call& call, const std::string& field, const std::string& under,
                                      std::vector<FieldProblem>& problems);

/// Records the registration of a meeting of an organization or collective at or below the unit in the path:
/// an event with the planned time, the place, the chair and who attends from above. A later registration
/// moves the meeting.
Outcome<void> register_meeting(Call& call);

}  // namespace kiemdiem::service
