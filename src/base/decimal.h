#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kiemdiem {

/// An exact number with two decimal places: points, percentages, months and their like.
struct Decimal {
  std::int64_t hundredths = 0;

  friend auto operator<=>(const Decimal&, const Decimal&) = default;
};

/// "12", "-12.5" or "12.50"; nothing for anything else, for a third place and for what 64 bits do not hold.
std::optional<Decimal> parse_decimal(std::string_view text);
/// Nothing where 64 bits do not hold the hundredths.
std::optional<Decimal> whole_decimal(std::int64_t whole);

/// "89.5", as files write it, without zeros at the end.
std::string to_plain(Decimal value);
/// "89,5", as offices write it.
std::string to_vietnamese(Decimal value);

}  // namespace kiemdiem
