#pragma once

#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace kiemdiem {

/// Working days (ngày làm việc): Monday to Friday, less the public holidays, plus the Saturdays that are
/// worked in exchange. The table is data (`facts/holidays.yaml`); a situation may add days off of its own.
class WorkCalendar {
 public:
  WorkCalendar() = default;
  WorkCalendar(std::vector<Date> days_off, std::vector<Date> worked_saturdays);

  /// Reads `holidays:` (days off) and `worked:` (make-up working days), each a list of entries with `on`.
  static Result<WorkCalendar> from_yaml(std::string_view text, std::string_view file);

  WorkCalendar with_days_off(const std::vector<Date>& more) const;

  bool is_working_day(Date date) const;

  /// Steps back n working days; `date` itself is not counted.
  /// Monday 20/12/2021 less 3 is Wednesday 15/12/2021.
  Date working_days_before(Date date, int n) const;
  /// Steps on n working days; `date` itself is not counted.
  Date working_days_after(Date date, int n) const;
  /// Working days from one day to another: the first is not counted, the last is. Negative where `to` comes
  /// first: Friday to Monday is 1, Monday to Friday before is -1.
  int working_days_between(Date from, Date to) const;

 private:
  std::vector<Date> days_off_;          // sorted
  std::vector<Date> worked_saturdays_;  // sorted
};

}  // namespace kiemdiem
