#pragma once

#include "procedure/plan.h"

namespace kiemdiem::procedure {

/// A day of the plan that a reader looks for.
struct Flag {
  enum class Kind : std::uint8_t { start, last_day, fixed_day };
  Kind kind = Kind::last_day;
  Date on;
  std::size_t step = 0;
  std::string words;     ///< "Gửi hồ sơ: trước ngày 15/12/2022"
  std::string citation;  ///< "KH ĐUK Phú Yên 2022, II.3.1"
  bool past = false;
};

struct Week {
  Date monday;
  int number = 0;              ///< of the timeline, from 1
  std::vector<Flag> flags;     ///< by day
  std::vector<Date> days_off;  ///< Monday to Friday without work
};

/// The plan against today.
struct Timeline {
  Date from, to;  ///< Monday and Sunday
  Date today;
  std::vector<Week> weeks;
  std::vector<std::size_t> undated;  ///< steps to which the plan gives no day
};

/// @param period widens it to at least its last month where the plan has no days at all
Timeline timeline(const Plan& plan, const WorkCalendar& calendar, const facts::Period& period, Date today);

}  // namespace kiemdiem::procedure
