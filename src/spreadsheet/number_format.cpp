#include "spreadsheet/number_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace kiemdiem::spreadsheet {
namespace {

/// The format of positive numbers without quoted text, escaped letters and brackets, in lower case.
std::string bare_format(std::string_view code) {
  std::string bare;
  for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
    const char letter = code[at];
    if (letter == '"' || letter == '[') {
      at = std::min(code.find(letter == '"' ? '"' : ']', at + 1), code.size());
    } else if (letter == '\\' || letter == '_' || letter == '*') {
      ++at;
    } else {
      bare += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
  }
  return bare;
}

}  // namespace

bool is_date_format(int id, std::string_view code) {
  if (id == 18 || id == 19 || id == 20 || id == 21) return false;
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return true;
  if (code.empty()) return false;
  const std::string bare = bare_format(code);
  if (bare.find("general") != std::string::npos) return false;
  if (bare.find_first_of("dy") != std::string::npos) return true;
  return bare.find('m') != std::string::npos && bare.find_first_of("hs0#?") == std::string::npos;
}

bool shows_no_day(int id, std::string_view code) {
  constexpr int month_and_year = 17;
  return code.empty() ? id == month_and_year : bare_format(code).find('d') == std::string::npos;
}

int padded_digits(std::string_view code) {
  const bool zeros =
      code.size() >= 2 && code.size() <= 15 && code.find_first_not_of('0') == std::string_view::npos;
  return zeros ? static_cast<int>(code.size()) : 0;
}

std::optional<Moment> moment_of_serial(double serial, bool from_1904) {
  if (!(serial >= 0) || serial >= 2'958'466) return std::nullopt;
  double whole = std::floor(serial);
  double minutes = std::round((serial - whole) * 1440);
  const bool has_time = minutes > 0;
  if (minutes >= 1440) {
    whole += 1;
    minutes = 0;
  }
  const int day = static_cast<int>(whole);
  const std::int16_t minute = has_time ? static_cast<std::int16_t>(minutes) : std::int16_t{-1};
  if (from_1904) return Moment{add_days(*make_date(1904, 1, 1), day), minute};
  if (day == 0 || day == 60) return std::nullopt;
  return Moment{add_days(*make_date(1899, 12, day < 60 ? 31 : 30), day), minute};
}

double serial_of(Date date) {
  const int day = date.days - make_date(1899, 12, 30)->days;
  return day <= 60 ? day - 1 : day;
}

std::string number_text(double number) {
  if (number == std::floor(number) && std::abs(number) < 1e15) return fmt::format("{:.0f}", number + 0.0);
  return fmt::format("{:.15g}", number);
}

}  // namespace kiemdiem::spreadsheet
