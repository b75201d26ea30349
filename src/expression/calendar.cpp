#include "expression/calendar.h"

namespace kiemdiem::expression {

Date months_later(Date date, std::int64_t months) {
  const auto start = parts(within_years(date.days));
  const std::int64_t first_month = 1000 * 12;
  const std::int64_t last_month = 9999 * 12 + 11;
  const std::int64_t month =
      start.year * 12 + start.month - 1 + std::clamp(months, -most_months, most_months);
  if (month < first_month) return first_day;
  if (month > last_month) return last_day;
  return add_months(within_years(date.days), static_cast<int>(std::clamp(months, -most_months, most_months)));
}

}  // namespace kiemdiem::expression
