#include "expression/calendar.h"

namespace kiemdiem::expression {

Date months_later(Date date, std::int64_t months) {
  const auto start = parts(within_years(date.days));
  constexpr std::int64_t months_a_year = 12;
  const std::int64_t first_month = 1000 * months_a_year;
  const std::int64_t last_month = 9999 * months_a_year + 11;
  const std::int64_t month =
      start.year * months_a_year + start.month - 1 + std::clamp(months, -most_months, most_months);
  if (month < first_month) return first_day;
  if (month > last_month) return last_day;
  return add_months(within_years(date.days), static_cast<int>(std::clamp(months, -most_months, most_months)));
}

ShiftBounds shift_bounds(std::int64_t months) {
  ShiftBounds bounds{most_days, -most_days};
  // The calendar repeats after 400 years; a day that the month does not have is brought back by three at
  // most.
  for (int month = 0; month < 4800; ++month) {
    const Date start = months_later(Date{1106685}, month);  // 1 January 5000 and later
    const std::int64_t days = months_later(start, months).days - start.days;
    bounds.least = std::min(bounds.least, days - 3);
    bounds.most = std::max(bounds.most, days);
  }
  return bounds;
}

}  // namespace kiemdiem::expression
