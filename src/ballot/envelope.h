#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// What becomes of the ballots after a sealed count: kept in an envelope, opened only on a decision,
/// destroyed on a decision when the term is over (Quy chế bầu cử trong Đảng, Điều 35; for ratings by
/// analogy). Pure.
namespace kiemdiem::ballot {

enum class EnvelopeState : std::uint8_t {
  unrecorded,         ///< nobody has written down yet who keeps it
  sealed,             ///< kept
  opening_asked,      ///< one person has named the decision; a second one opens
  opened,             ///< lies open until it is sealed again
  destruction_asked,  ///< as with opening
  destroyed,          ///< final
};
inline constexpr int envelope_states = 6;

enum class EnvelopeAct : std::uint8_t { seal, ask_opening, open, ask_destruction, destroy, withdraw };
inline constexpr int envelope_acts = 6;

struct EnvelopeTransition {
  EnvelopeState from;
  EnvelopeAct act;
  EnvelopeState to;
};
/// All that may happen; what is not in it is refused.
inline constexpr std::array envelope_transitions{
    EnvelopeTransition{EnvelopeState::unrecorded, EnvelopeAct::seal, EnvelopeState::sealed},
    EnvelopeTransition{EnvelopeState::sealed, EnvelopeAct::ask_opening, EnvelopeState::opening_asked},
    EnvelopeTransition{EnvelopeState::opening_asked, EnvelopeAct::open, EnvelopeState::opened},
    EnvelopeTransition{EnvelopeState::opening_asked, EnvelopeAct::withdraw, EnvelopeState::sealed},
    EnvelopeTransition{EnvelopeState::opened, EnvelopeAct::seal, EnvelopeState::sealed},
    EnvelopeTransition{EnvelopeState::sealed, EnvelopeAct::ask_destruction, EnvelopeState::destruction_asked},
    EnvelopeTransition{EnvelopeState::destruction_asked, EnvelopeAct::destroy, EnvelopeState::destroyed},
    EnvelopeTransition{EnvelopeState::destruction_asked, EnvelopeAct::withdraw, EnvelopeState::sealed},
};

/// Nothing: the act is not possible there.
std::optional<EnvelopeState> after(EnvelopeState state, EnvelopeAct act);
/// Where a book of acts has come to; acts that were not possible are passed over.
EnvelopeState state_after(std::span<const EnvelopeAct> acts);

std::string_view name(EnvelopeAct act);  ///< "ask_opening"
std::optional<EnvelopeAct> envelope_act_named(std::string_view name);
std::string_view label(EnvelopeState state);  ///< "đang niêm phong"
std::string_view label(EnvelopeAct act);      ///< "Đề nghị mở"

}  // namespace kiemdiem::ballot
