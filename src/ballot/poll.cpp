#include "ballot/poll.h"

#include <algorithm>
#include <span>

namespace kiemdiem::ballot {
namespace {

constexpr std::array<std::string_view, 2> kinds{"levels", "excellence"};
constexpr std::array<std::string_view, 3> modes{"paper", "kiosk", "drawn"};
constexpr std::array<std::string_view, 6> states{"prepared", "open",   "closed",
                                                 "counted",  "sealed", "cancelled"};

constexpr int fewest_voters = 3;
constexpr int paper_below = 5;
constexpr int drawn_from = 10;

template <class T>
std::optional<T> named(std::span<const std::string_view> names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<T>(found - names.begin());
}

}  // namespace

std::optional<State> after(State state, Step step) {
  const auto found = std::ranges::find_if(
      transitions, [&](const Transition& row) { return row.from == state && row.step == step; });
  if (found == transitions.end()) return std::nullopt;
  return found->to;
}

std::string_view name(Kind kind) {
  return kinds[static_cast<std::size_t>(kind)];
}
std::string_view name(Mode mode) {
  return modes[static_cast<std::size_t>(mode)];
}
std::string_view name(State state) {
  return states[static_cast<std::size_t>(state)];
}
std::optional<Kind> kind_named(std::string_view name) {
  return named<Kind>(kinds, name);
}
std::optional<Mode> mode_named(std::string_view name) {
  return named<Mode>(modes, name);
}
std::optional<State> state_named(std::string_view name) {
  return named<State>(states, name);
}

Panel panel_of(int voters) {
  return {voters >= fewest_voters, voters < paper_below, voters >= drawn_from};
}

bool allows(const Panel& panel, Mode mode) {
  if (!panel.secret) return false;
  if (mode == Mode::paper) return true;
  return !panel.paper_only && (mode == Mode::kiosk || panel.may_draw_codes);
}

}  // namespace kiemdiem::ballot
