#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/transitions.h"

namespace kiemdiem::procedure {

/// Where the written self-review of a subject, or a slip about it, stands.
enum class PaperState : std::uint8_t {
  blank,       ///< nothing is written
  draft,       ///< its writer's own business
  handed_in,   ///< with the cấp ủy; stays as it is
  returned,    ///< given back as too weak: to be written again
  reviewed,    ///< accepted: the review in the meeting is recorded
  completing,  ///< given back after the meeting, to take in what was said there
};
inline constexpr int paper_states = 6;

/// What somebody does with it.
enum class PaperAct : std::uint8_t {
  save,
  hand_in,
  give_back,  ///< too weak: the round counts
  review,     ///< the meeting reviews the subject
  complete,   ///< given back to be completed by what the meeting said
};
inline constexpr int paper_acts = 5;

/// The one table of transitions of these papers. A subject that is reviewed without a paper of the program
/// (written by hand, or none is asked for) leaves the paper as it is.
using PaperTransition = Transition<PaperState, PaperAct>;
std::span<const PaperTransition> paper_transitions();

/// The state after an act; nothing where the act is not allowed.
std::optional<PaperState> after(PaperState state, PaperAct act);

/// "đã nộp"
std::string_view words(PaperState state);
/// Why an act is refused in a state, and what to do; empty where it is allowed.
std::string_view why_not(PaperState state, PaperAct act);

}  // namespace kiemdiem::procedure
