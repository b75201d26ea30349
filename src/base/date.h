#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kiemdiem {

/// A civil day of the proleptic Gregorian calendar, without time zone.
struct Date {
  std::int32_t days = 0;  ///< days since 1970-01-01

  friend auto operator<=>(const Date&, const Date&) = default;
};

enum class Weekday : std::uint8_t { monday, tuesday, wednesday, thursday, friday, saturday, sunday };

/// @return nothing for a day that the calendar does not have (30 February) or years outside 1000–9999
std::optional<Date> make_date(int year, int month, int day);

struct YearMonthDay {
  int year, month, day;
};
YearMonthDay parts(Date date);

/// "2022-12-12"; nothing for anything else.
std::optional<Date> parse_date(std::string_view iso);
/// "12/12/2022", "1/2/2022", "1-2-2022" or "1.2.2022", as offices write days.
std::optional<Date> parse_vietnamese_date(std::string_view text);

/// "2022-12-12", as files write days.
std::string to_iso(Date date);
/// "12/12/2022", as offices write days.
std::string to_vietnamese(Date date);

Weekday weekday(Date date);
/// "Thứ hai" … "Chủ nhật".
std::string_view vietnamese_name(Weekday day);

Date add_days(Date date, int days);
/// Adds months by calendar; a day that the month does not have becomes its last (31/8 + 6 months = 28/2).
Date add_months(Date date, int months);

/// A day, with the minute of the local clock where it is known.
struct Moment {
  Date date;
  std::int16_t minute = -1;  ///< minutes since midnight, 0–1439; -1: only the day is known

  bool has_time() const { return minute >= 0; }
  friend bool operator==(const Moment&, const Moment&) = default;

  /// One number for storage in a column; ordered by day, then untimed before timed.
  std::int32_t packed() const { return date.days * 1441 + minute + 1; }
  static Moment unpacked(std::int32_t packed);
};

/// "2022-12-12" or "2022-12-12T15:00"; nothing after the year 5999, which packed() could not hold.
std::optional<Moment> parse_moment(std::string_view iso);
std::string to_iso(const Moment& moment);
/// "12/12/2022" or "15:00 ngày 12/12/2022".
std::string to_vietnamese(const Moment& moment);

}  // namespace kiemdiem
