#pragma once

#include <algorithm>
#include <cstdint>

#include "base/date.h"

/// Civil day arithmetic of the language. Total: what would leave the years 1000–9999 stops at their first or
/// last day, so that every function is monotone in the day.
namespace kiemdiem::expression {

inline constexpr Date first_day{-354285};  ///< 1000-01-01
inline constexpr Date last_day{2932896};   ///< 9999-12-31
inline constexpr std::int64_t most_months = 108'000;
inline constexpr std::int64_t most_days = 3'300'000;
inline constexpr std::int64_t most_working_days = 10'000;

inline Date within_years(std::int64_t days) {
  return Date{static_cast<std::int32_t>(std::clamp<std::int64_t>(days, first_day.days, last_day.days))};
}

/// add_months() of base, stopped at the ends of the calendar.
Date months_later(Date date, std::int64_t months);

/// Between how many days lie what months_later() goes over, wherever it starts and does not meet an end of
/// the calendar.
struct ShiftBounds {
  std::int64_t least;
  std::int64_t most;
};
/// @pre at most 12,000 months, forward or back
ShiftBounds shift_bounds(std::int64_t months);

inline Date days_later(Date date, std::int64_t days) {
  return within_years(date.days + std::clamp(days, -most_days, most_days));
}

/// By day; by the minute too where both have a time. A moment without a time is its whole day.
inline int compare_moments(const Moment& left, const Moment& right) {
  if (left.date != right.date) return left.date < right.date ? -1 : 1;
  if (!left.has_time() || !right.has_time() || left.minute == right.minute) return 0;
  return left.minute < right.minute ? -1 : 1;
}

}  // namespace kiemdiem::expression
