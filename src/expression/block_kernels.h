#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

/// Loops over the rows of one block. Compiled with -O3 so that they become vector instructions; hence plain
/// arrays, no branches, and separate loops where nothing is unknown.
namespace kiemdiem::expression {

inline constexpr std::size_t block_rows = 1024;

enum class Comparison : std::uint8_t { equal, not_equal, less, less_equal, greater, greater_equal };

/// Numbers of a block: 32 or 64 bits; `states` as facts::State (0 unknown, 1 none, 2 known), null where all
/// are known. Numbers of rows that are not known are unspecified.
struct Numbers {
  const std::int32_t* narrow = nullptr;
  const std::int64_t* wide = nullptr;
  const std::uint8_t* states = nullptr;
};

/// Kleene truth of a block in two planes of 0 and 1: certainly true, and not certainly false. One plane
/// stands for both (`yes == maybe`) where nothing is unknown.
struct Truths {
  const std::uint8_t* yes = nullptr;
  const std::uint8_t* maybe = nullptr;
  bool all_known() const { return yes == maybe; }
};

/// Where a kernel writes; it answers with what it has written.
struct NumbersOut {
  std::int32_t* narrow;
  std::int64_t* wide;
  std::uint8_t* states;
};
struct TruthsOut {
  std::uint8_t* yes;
  std::uint8_t* maybe;
};

/// Takes the rows `rows[0 … count - 1]` of a column; -1 is null.
Numbers gather(const std::int32_t* numbers, const std::uint8_t* states, const std::int32_t* rows,
               NumbersOut out, std::size_t count);
Numbers fill(std::int64_t value, std::uint8_t state, bool wide, NumbersOut out, std::size_t count);
Numbers widen(Numbers a, NumbersOut out, std::size_t count);
Numbers add(Numbers a, Numbers b, NumbersOut out, std::size_t count);
Numbers subtract(Numbers a, Numbers b, NumbersOut out, std::size_t count);
Numbers multiply(Numbers a, Numbers b, NumbersOut out, std::size_t count);
Numbers divide(Numbers a, std::int64_t by, NumbersOut out, std::size_t count);
Numbers modulo(Numbers a, std::int64_t by, NumbersOut out, std::size_t count);
Numbers add_months_to(Numbers days, std::int64_t months, NumbersOut out, std::size_t count);
Numbers add_days_to(Numbers days, std::int64_t more, NumbersOut out, std::size_t count);
Numbers day_of_moment(Numbers moments, NumbersOut out, std::size_t count);
Numbers year_of(Numbers days, NumbersOut out, std::size_t count);
Numbers select(Truths condition, Numbers then, Numbers otherwise, NumbersOut out, std::size_t count);
Numbers number_of(Truths a, NumbersOut out, std::size_t count);

Truths fill_truth(std::uint8_t yes, std::uint8_t maybe, TruthsOut out, std::size_t count);
Truths truth_of(Numbers a, TruthsOut out, std::size_t count);
Truths compare(Comparison comparison, Numbers a, std::int64_t constant, TruthsOut out, std::size_t count);
Truths compare(Comparison comparison, Numbers a, Numbers b, TruthsOut out, std::size_t count);
/// Of Moment::packed(): by day, and by the minute too where both have one.
Truths compare_moments(Comparison comparison, Numbers a, Numbers b, TruthsOut out, std::size_t count);
/// add_months(days, months) compared with `others`.
/// @param least, most between how many days the shift comes to away from the ends of the calendar
Truths compare_shifted(Comparison comparison, Numbers days, std::int64_t months, std::int64_t least,
                       std::int64_t most, Numbers others, TruthsOut out, std::size_t count);
Truths in_constants(Numbers a, std::span<const std::int64_t> constants, TruthsOut out, std::size_t count);
Truths is_null(Numbers a, TruthsOut out, std::size_t count);
Truths is_known(Numbers a, TruthsOut out, std::size_t count);
Truths both(Truths a, Truths b, TruthsOut out, std::size_t count);
Truths either(Truths a, Truths b, TruthsOut out, std::size_t count);
Truths negated(Truths a, TruthsOut out, std::size_t count);
Truths conditional(Truths condition, Truths then, Truths otherwise, TruthsOut out, std::size_t count);

/// 0 no, 1 yes, 2 unknown.
void write(Truths a, std::uint8_t* out, std::size_t count);

}  // namespace kiemdiem::expression
