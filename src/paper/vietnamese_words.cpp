#include "paper/vietnamese_words.h"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "base/vietnamese.h"

namespace kiemdiem::paper {
namespace {

constexpr std::array digits{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};

std::string digit(std::int64_t number) {
  return digits.at(static_cast<std::size_t>(number));
}

std::string unit_after_tens(std::int64_t tens, std::int64_t unit) {
  if (unit == 1 && tens > 1) return "mốt";
  if (unit == 5 && tens > 0) return "lăm";
  return digit(unit);
}

/// Three digits; `full` spells leading zeros, as after a higher group.
std::vector<std::string> group_in_words(std::int64_t number, bool full) {
  const std::int64_t hundreds = number / 100;
  const std::int64_t tens = number / 10 % 10;
  const std::int64_t unit = number % 10;
  std::vector<std::string> words;
  if (hundreds > 0 || full) {
    words.push_back(digit(hundreds) + " trăm");
    if (tens == 0 && unit > 0) words.emplace_back("linh");
  }
  if (tens == 1) words.emplace_back("mười");
  if (tens > 1) words.push_back(digit(tens) + " mươi");
  if (unit > 0) words.push_back(unit_after_tens(tens, unit));
  return words;
}

/// Characters that XML 1.0 forbids and marks that turn the direction of writing, in valid UTF-8 at `at`; how
/// many bytes they take, or 0.
std::size_t unprintable_length(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x20 && byte != '\n') return 1;
  if (byte == 0x7F) return 1;
  const std::string_view two = text.substr(at, 2);
  if (byte == 0xC2 && two.size() == 2 && static_cast<unsigned char>(two[1]) < 0xA0) return 2;
  const std::string_view three = text.substr(at, 3);
  if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") return 3;                       // U+FFFE, U+FFFF
  if (three.size() == 3 && three >= "\xE2\x80\xAA" && three <= "\xE2\x80\xAE") return 3;  // U+202A to U+202E
  if (three.size() == 3 && three >= "\xE2\x81\xA6" && three <= "\xE2\x81\xA9") return 3;  // U+2066 to U+2069
  if (three == "\xE2\x80\x8E" || three == "\xE2\x80\x8F") return 3;                       // U+200E, U+200F
  return 0;
}

bool is_plain(std::string_view text) {
  for (const char byte : text)
    if (static_cast<unsigned char>(byte) < 0x20 || static_cast<unsigned char>(byte) >= 0x7F) return false;
  return true;
}

}  // namespace

std::string date_in_words(const std::optional<Date>& date) {
  if (!date) return "ngày ...... tháng ...... năm .........";
  const YearMonthDay day = parts(*date);
  return fmt::format("ngày {:02} tháng {} năm {}", day.day,
                     day.month < 3 ? fmt::format("{:02}", day.month) : std::to_string(day.month), day.year);
}

std::string moment_in_words(const Moment& moment) {
  if (!moment.has_time()) return date_in_words(moment.date);
  return fmt::format("{} giờ {:02} phút, {}", moment.minute / 60, moment.minute % 60,
                     date_in_words(moment.date));
}

std::string number_in_words(std::int64_t number) {
  constexpr std::int64_t beyond = 1'000'000'000'000;
  if (number < 0 || number >= beyond) return std::to_string(number);
  if (number == 0) return "không";
  constexpr std::array<std::pair<std::int64_t, const char*>, 4> groups{
      {{1'000'000'000, " tỷ"}, {1'000'000, " triệu"}, {1'000, " nghìn"}, {1, ""}}};
  std::vector<std::string> words;
  for (const auto& [worth, name] : groups) {
    const std::int64_t group = number / worth % 1000;
    if (group == 0) continue;
    std::vector<std::string> own = group_in_words(group, !words.empty());
    own.back() += name;
    words.insert(words.end(), own.begin(), own.end());
  }
  return fmt::format("{}", fmt::join(words, " "));
}

std::string grouped(std::int64_t number) {
  std::string text = std::to_string(number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = text.size(); at > first + 3;) text.insert(at -= 3, ".");
  return text;
}

std::string percent_number(std::int64_t part, std::int64_t base) {
  if (base <= 0) return "-";
  const std::int64_t tenths = (part * 2000 + base) / (base * 2);
  return fmt::format("{},{}", grouped(tenths / 10), tenths % 10);
}

std::string percent(std::int64_t part, std::int64_t base) {
  return base <= 0 ? "-" : percent_number(part, base) + "%";
}

std::string roman(int number) {
  if (number < 1 || number > 3999) return std::to_string(number);
  constexpr std::array<std::pair<int, const char*>, 13> signs{{{1000, "M"},
                                                               {900, "CM"},
                                                               {500, "D"},
                                                               {400, "CD"},
                                                               {100, "C"},
                                                               {90, "XC"},
                                                               {50, "L"},
                                                               {40, "XL"},
                                                               {10, "X"},
                                                               {9, "IX"},
                                                               {5, "V"},
                                                               {4, "IV"},
                                                               {1, "I"}}};
  std::string text;
  for (const auto& [worth, sign] : signs)
    for (; number >= worth; number -= worth) text += sign;
  return text;
}

std::string point_letter(int number) {
  constexpr std::array letters{"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                               "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};
  const int count = static_cast<int>(letters.size());
  const int round = (number - 1) / count;
  const std::string letter = letters.at(static_cast<std::size_t>((number - 1) % count));
  return round == 0 ? letter : letter + std::to_string(round);
}

std::string check_box(bool checked) {
  return checked ? "\u2612" : "\u2610";
}

std::string printable(std::string_view text) {
  if (is_plain(text)) return std::string{text};
  const std::string composed = to_nfc(text);
  std::string result;
  result.reserve(composed.size());
  for (std::size_t at = 0; at < composed.size();) {
    if (composed[at] == '\t') {
      result += ' ';
      ++at;
    } else if (composed[at] == '\r') {  // \r\n or \r alone: one line break
      ++at;
      if (at >= composed.size() || composed[at] != '\n') result += '\n';
    } else if (const std::size_t dropped = unprintable_length(composed, at); dropped > 0) {
      at += dropped;
    } else {
      result += composed[at++];
    }
  }
  return result;
}

}  // namespace kiemdiem::paper
