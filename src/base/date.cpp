#include "base/date.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace kiemdiem {
namespace {

// Day count and its inverse after Howard Hinnant's civil calendar algorithms (public domain).
std::int32_t days_from_civil(int year, int month, int day) {
  year -= month <= 2;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
  return value;
}

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1) return std::nullopt;
  if (day > days_in_month(year, month)) return std::nullopt;
  return Date{days_from_civil(year, month, day)};
}

YearMonthDay parts(Date date) {
  const int shifted = date.days + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int day_of_era = shifted - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const int month = shifted_month + (shifted_month < 10 ? 3 : -9);
  return {year_of_era + era * 400 + (month <= 2), month, day};
}

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = whole_number(iso.substr(0, 4));
  const auto month = whole_number(iso.substr(5, 2));
  const auto day = whole_number(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return make_date(*year, *month, *day);
}

std::optional<Date> parse_vietnamese_date(std::string_view text) {
  const auto first = text.find_first_of("/-.");
  if (first == std::string_view::npos || first == 0) return std::nullopt;
  const auto second = text.find(text[first], first + 1);
  if (second == std::string_view::npos || second == first + 1 || second + 5 != text.size())
    return std::nullopt;
  const auto day = whole_number(text.substr(0, first));
  const auto month = whole_number(text.substr(first + 1, second - first - 1));
  const auto year = whole_number(text.substr(second + 1));
  if (!year || !month || !day) return std::nullopt;
  return make_date(*year, *month, *day);
}

std::string to_iso(Date date) {
  const auto [year, month, day] = parts(date);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::string to_vietnamese(Date date) {
  const auto [year, month, day] = parts(date);
  return fmt::format("{:02}/{:02}/{:04}", day, month, year);
}

Weekday weekday(Date date) {
  const int from_monday = (date.days + 3) % 7;  // 1970-01-01 was a Thursday
  return static_cast<Weekday>(from_monday < 0 ? from_monday + 7 : from_monday);
}

std::string_view vietnamese_name(Weekday day) {
  constexpr std::array<std::string_view, 7> names{"Thứ hai", "Thứ ba",  "Thứ tư",  "Thứ năm",
                                                  "Thứ sáu", "Thứ bảy", "Chủ nhật"};
  return names[static_cast<std::size_t>(day)];
}

Date add_days(Date date, int days) {
  return Date{date.days + days};
}

Date add_months(Date date, int months) {
  const auto [year, month, day] = parts(date);
  const int total = year * 12 + (month - 1) + months;
  const int new_year = total / 12;
  const int new_month = total % 12 + 1;
  const int last = days_in_month(new_year, new_month);
  return Date{days_from_civil(new_year, new_month, day < last ? day : last)};
}

Moment Moment::unpacked(std::int32_t packed) {
  const std::int32_t day = packed >= 0 ? packed / 1441 : (packed - 1440) / 1441;
  return {Date{day}, static_cast<std::int16_t>(packed - day * 1441 - 1)};
}

std::optional<Moment> parse_moment(std::string_view iso) {
  const auto date = parse_date(iso.substr(0, 10));
  if (!date || parts(*date).year > 5999) return std::nullopt;
  if (iso.size() == 10) return Moment{*date, -1};
  if (iso.size() != 16 || iso[10] != 'T' || iso[13] != ':') return std::nullopt;
  const auto hour = whole_number(iso.substr(11, 2));
  const auto minute = whole_number(iso.substr(14, 2));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return Moment{*date, static_cast<std::int16_t>(*hour * 60 + *minute)};
}

std::string to_iso(const Moment& moment) {
  if (!moment.has_time()) return to_iso(moment.date);
  return fmt::format("{}T{:02}:{:02}", to_iso(moment.date), moment.minute / 60, moment.minute % 60);
}

std::string to_vietnamese(const Moment& moment) {
  if (!moment.has_time()) return to_vietnamese(moment.date);
  return fmt::format("{:02}:{:02} ngày {}", moment.minute / 60, moment.minute % 60,
                     to_vietnamese(moment.date));
}

}  // namespace kiemdiem
