#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace kiemdiem::procedure {

/// Where the rating of one subject stands in a campaign.
enum class RatingState : std::uint8_t { not_rated, proposed, verified, decided, notified, cancelled };
inline constexpr int rating_states = 6;

/// What somebody does with it.
enum class RatingAct : std::uint8_t {
  propose,    ///< a body puts a level forward
  send_back,  ///< the verifier returns the dossier, or asks for another review or rating
  verify,     ///< the verifier finds it fit to be decided
  decide,     ///< the competent level decides the level
  notify,     ///< the subject is told
  petition,   ///< the subject objects
  cancel,     ///< the decision is taken back
};
inline constexpr int rating_acts = 7;

/// The one table of transitions (D11): a row for every act that is allowed in a state. What is not in it is
/// refused, on every page and in every interface. Verification may be left out: not every plan has it; where
/// the plan has, its step waits in the work list and a decision without it carries a warning.
struct RatingTransition {
  RatingState from;
  RatingAct act;
  RatingState to;
};
std::span<const RatingTransition> rating_transitions();

/// The state after an act; nothing where the act is not allowed.
std::optional<RatingState> after(RatingState state, RatingAct act);

/// "đã quyết định"
std::string_view words(RatingState state);
/// Why an act is refused in a state, and what to do first; empty where it is allowed.
std::string_view why_not(RatingState state, RatingAct act);

}  // namespace kiemdiem::procedure
