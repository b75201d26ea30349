#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/transitions.h"

namespace kiemdiem::procedure {

/// Where a review meeting stands. Whether its notice was given in time is no state: a rule says so, and the
/// page shows it (meetings.h).
enum class MeetingState : std::uint8_t {
  unset,    ///< no day is registered
  called,   ///< the day is registered
  running,  ///< opened, the minutes are being written
  locked,   ///< the minutes are closed
};
inline constexpr int meeting_states = 4;

/// What somebody does with it.
enum class MeetingAct : std::uint8_t {
  call,     ///< registers the day, or another one
  open,     ///< who is there; also corrects it
  write,    ///< announcements, remarks, items
  lock,     ///< closes the minutes
  correct,  ///< a further version of closed minutes
  report,   ///< the group tells its cell
};
inline constexpr int meeting_acts = 6;

/// The one table of transitions of a meeting. A meeting that nobody registered may be held: the day was set
/// on paper.
using MeetingTransition = Transition<MeetingState, MeetingAct>;
std::span<const MeetingTransition> meeting_transitions();

/// The state after an act; nothing where the act is not allowed.
std::optional<MeetingState> after(MeetingState state, MeetingAct act);

/// "đang họp"
std::string_view words(MeetingState state);
/// Why an act is refused in a state, and what to do; empty where it is allowed.
std::string_view why_not(MeetingState state, MeetingAct act);

}  // namespace kiemdiem::procedure
