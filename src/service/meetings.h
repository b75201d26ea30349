#pragma once

#include "procedure/meetings.h"
#include "service/call.h"
#include "service/situations.h"
#include "service/units.h"

/// Lịch hội nghị kiểm điểm.
namespace kiemdiem::service {

/// Meetings of an organization, of those below it and of those above it, in a judged situation.
procedure::Meetings meetings_seen(const Judged& judged, const Units& units, const Unit& unit);

/// Somebody from above who is expected elsewhere at the hour of a meeting.
struct BusyAtHour {
  std::size_t meeting = 0;   ///< index in the meetings seen
  std::int32_t person = -1;  ///< row of the people
};

/// Who is assigned to a meeting of this part of the tree and at the same hour to one outside of it, which
/// the level above sees as a clash. Of that other meeting nothing else is told here.
/// @param seen meetings_seen() of the unit
Outcome<std::vector<BusyAtHour>> busy_at_hour(Call& call, const Judged& judged, const Unit& unit,
                                              const procedure::Meetings& seen);

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
