#pragma once

#include <algorithm>
#include <optional>
#include <ranges>

/// A thing with states is described by one table: a row for each act that is allowed in a state, with the
/// state that follows. What has no row is refused.
namespace kiemdiem {

template <class State, class Act>
struct Transition {
  State from;
  Act act;
  State to;
};

/// The state after an act; nothing where the act is not allowed.
template <std::ranges::range Table, class State, class Act>
constexpr std::optional<State> state_after(const Table& table, State state, Act act) {
  const auto found =
      std::ranges::find_if(table, [&](const auto& row) { return row.from == state && row.act == act; });
  return found == std::ranges::end(table) ? std::nullopt : std::optional<State>{found->to};
}

}  // namespace kiemdiem
