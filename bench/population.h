#pragma once

#include <cstdint>

#include "facts/situation.h"

namespace kiemdiem::bench {

/// How large a population is made. The defaults are the country.
struct Size {
  std::int32_t people = 5'400'000;
  std::int32_t cells = 250'000;
  std::int32_t grassroots = 52'000;

  /// The same proportions for fewer people.
  static Size of(std::int32_t people);
};

/// What is filled besides members and their organizations.
enum class Depth : std::uint8_t {
  members,  ///< the facts that the eight rules read
  plan,     ///< also collectives, posts, events and documents, for a whole plan
};

/// A situation of the year 2022 written straight into columns: deterministic, the same numbers on every
/// machine. Ratings: 15 % excellent, 74 % good, 10 % completed, 1 % not completed; about one fact in fifty is
/// unknown. Columns that no measured rule reads stay empty.
facts::Situation make_population(const facts::Dictionary& dictionary, const Size& size, Depth depth);

}  // namespace kiemdiem::bench
