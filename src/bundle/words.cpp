#include "bundle/words.h"

#include <algorithm>
#include <charconv>

#include "base/date.h"
#include "base/vietnamese.h"

namespace kiemdiem::bundle {
namespace {

constexpr std::size_t longest_word = 40;
constexpr std::size_t longest_id = 64;

bool is_word(std::string_view text) {
  return !text.empty() && text.size() <= longest_word && std::ranges::all_of(text, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || letter == '_';
  });
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= longest_id && std::ranges::all_of(text, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
  });
}

}  // namespace

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::optional<std::int64_t> number_in(std::string_view text) {
  constexpr std::size_t longest = 18;
  if (text.empty() || text.size() > longest || (text.size() > 1 && text.front() == '0') ||
      text.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool is_day(std::string_view text) {
  const auto day = parse_date(text);
  return day && to_iso(*day) == text;
}

bool is_line(std::string_view text, std::size_t most) {
  return !text.empty() && text.size() <= most && is_valid_utf8(text) &&
         std::ranges::none_of(text, [](char byte) {
           return static_cast<unsigned char>(byte) < 0x20U || static_cast<unsigned char>(byte) == 0x7FU;
         });
}

bool is_section_name(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return is_word(text);
  return is_word(text.substr(0, slash)) && is_id(text.substr(slash + 1));
}

}  // namespace kiemdiem::bundle
