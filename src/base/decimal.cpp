#include "base/decimal.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace kiemdiem {
namespace {

bool are_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string with_mark(Decimal value, char mark) {
  const bool is_negative = value.hundredths < 0;
  const auto bits = static_cast<std::uint64_t>(value.hundredths);
  const std::uint64_t magnitude = is_negative ? 0 - bits : bits;
  std::string text = fmt::format("{}{}", is_negative ? "-" : "", magnitude / 100);
  const std::uint64_t rest = magnitude % 100;
  if (rest == 0) return text;
  return text + mark + (rest % 10 == 0 ? fmt::format("{}", rest / 10) : fmt::format("{:02}", rest));
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
  const std::string_view unsigned_text = text.substr(text.starts_with('-') ? 1 : 0);
  const std::size_t point = unsigned_text.find('.');
  const std::string_view whole = unsigned_text.substr(0, point);
  std::string places = "00";
  if (point != std::string_view::npos) {
    const std::string_view written = unsigned_text.substr(point + 1);
    if (!are_digits(written) || written.size() > places.size()) return std::nullopt;
    std::ranges::copy(written, places.begin());
  }
  if (!are_digits(whole)) return std::nullopt;
  const std::string digits = fmt::format("{}{}{}", text.starts_with('-') ? "-" : "", whole, places);
  Decimal value;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value.hundredths);
  if (problem != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::optional<Decimal> whole_decimal(std::int64_t whole) {
  Decimal value;
  if (__builtin_mul_overflow(whole, std::int64_t{100}, &value.hundredths)) return std::nullopt;
  return value;
}

std::string to_plain(Decimal value) {
  return with_mark(value, '.');
}

std::string to_vietnamese(Decimal value) {
  return with_mark(value, ',');
}

}  // namespace kiemdiem
