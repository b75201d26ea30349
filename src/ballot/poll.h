#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

/// A vote by ballot: what it is, how it is held, and how far it has come. Pure.
namespace kiemdiem::ballot {

enum class Kind : std::uint8_t {
  levels,      ///< one of the four levels for each subject
  excellence,  ///< the second vote: agree or not that a subject is rated best
};

enum class Mode : std::uint8_t {
  paper,  ///< D1 P: sheets, counted by two tellers independently
  kiosk,  ///< D1 K: printed codes drawn from a box; a page without a session
  drawn,  ///< D1 L: a signed-in member draws a code; from ten voters on
};

enum class State : std::uint8_t {
  prepared,
  open,
  closed,
  counted,    ///< the count balances; tellers confirm it
  sealed,     ///< final: never changes again (I4)
  cancelled,  ///< final: void, with its reason
};

enum class Step : std::uint8_t { open, close, count, recount, seal, cancel };

struct Transition {
  State from;
  Step step;
  State to;
};
/// All that may happen; what is not in it is refused.
inline constexpr std::array transitions{
    Transition{State::prepared, Step::open, State::open},
    Transition{State::open, Step::close, State::closed},
    Transition{State::closed, Step::count, State::counted},
    Transition{State::counted, Step::recount, State::closed},
    Transition{State::counted, Step::seal, State::sealed},
    Transition{State::prepared, Step::cancel, State::cancelled},
    Transition{State::open, Step::cancel, State::cancelled},
    Transition{State::closed, Step::cancel, State::cancelled},
    Transition{State::counted, Step::cancel, State::cancelled},
};

/// Nothing: the step is not possible there.
std::optional<State> after(State state, Step step);

std::string_view name(Kind kind);    ///< "levels"
std::string_view name(Mode mode);    ///< "paper"
std::string_view name(State state);  ///< "prepared"
std::optional<Kind> kind_named(std::string_view name);
std::optional<Mode> mode_named(std::string_view name);
std::optional<State> state_named(std::string_view name);

/// What the number of voters allows: in a small panel the count itself tells who voted how.
struct Panel {
  bool secret = true;          ///< fewer than three: no secret ballot
  bool paper_only = false;     ///< three or four: paper, with a warning
  bool may_draw_codes = true;  ///< ten or more
};
Panel panel_of(int voters);
bool allows(const Panel& panel, Mode mode);

}  // namespace kiemdiem::ballot
