#pragma once

#include "web/binding.h"

/// The table of actions in areas, one file each: all in one takes a minute to compile and a gigabyte. A row
/// belongs to the area that begins at or before it, so that every row stands in one; an area with a row that
/// has no binding, or with a binding that is no row of it, does not compile.
namespace kiemdiem::web {

enum class Area : std::uint8_t {
  entrance,
  work,
  meetings,
  votes,
  reviews,
  ratings,
  papers,
  campaigns,
  registers,
  administration,
};
/// The rows with which the areas begin, in the order of Area and of the table.
inline constexpr std::array<std::string_view, 10> area_starts{
    "start",     "today",  "review-meetings", "polls", "write-self-review",
    "proposals", "papers", "campaigns",       "units", "regulations",
};

namespace detail {

consteval std::size_t row_of(std::string_view action) {
  std::size_t row = 0;
  while (service::action_table::table[row].name != action) ++row;  // past the end: no such row
  return row;
}
consteval std::size_t first_row(std::size_t area) {
  return area == area_starts.size() ? service::action_table::table.size() : row_of(area_starts[area]);
}
consteval bool areas_cover_the_table() {
  for (std::size_t area = 0; area < area_starts.size(); ++area)
    if (first_row(area) >= first_row(area + 1)) return false;
  return first_row(0) == 0;
}
static_assert(areas_cover_the_table(), "areas follow one another from the first row to the last");

}  // namespace detail

/// The bindings of an area in the order of the table.
template <Area area, std::size_t count>
consteval auto in_order(const std::array<Binding, count>& given) {
  constexpr std::size_t first = detail::first_row(static_cast<std::size_t>(area));
  static_assert(count == detail::first_row(static_cast<std::size_t>(area) + 1) - first,
                "each row of the area has one binding");
  std::array<Binding, count> ordered{};
  for (std::size_t row = 0; row < count; ++row) {
    std::size_t at = 0;
    while (given[at].action != service::action_table::table[first + row].name)
      ++at;  // past the end: no binding for the row
    ordered[row] = given[at];
  }
  return ordered;
}

std::span<const Binding> bindings_of_entrance();
std::span<const Binding> bindings_of_work();
std::span<const Binding> bindings_of_meetings();
std::span<const Binding> bindings_of_votes();
std::span<const Binding> bindings_of_reviews();
std::span<const Binding> bindings_of_ratings();
std::span<const Binding> bindings_of_papers();
std::span<const Binding> bindings_of_campaigns();
std::span<const Binding> bindings_of_registers();
std::span<const Binding> bindings_of_administration();

}  // namespace kiemdiem::web
