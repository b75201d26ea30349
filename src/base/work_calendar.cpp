#include "base/work_calendar.h"

#include <algorithm>

#include "base/tree.h"

namespace kiemdiem {
namespace {

std::vector<Date> sorted(std::vector<Date> dates) {
  std::ranges::sort(dates);
  return dates;
}

void read_days(const Node& table, std::string_view key, std::vector<Date>& days, Problems& problems) {
  const Node* list = table.find(key);
  if (list == nullptr) return;
  for (const Node& entry : list->items()) {
    const Node* on = entry.find("on");
    const auto date = on == nullptr ? std::nullopt : parse_date(on->text());
    if (!date)
      problems.push_back({entry.place(), "Mỗi dòng của bảng ngày nghỉ cần “on: YYYY-MM-DD”."});
    else
      days.push_back(*date);
  }
}

}  // namespace

WorkCalendar::WorkCalendar(std::vector<Date> days_off, std::vector<Date> worked_saturdays)
    : days_off_(sorted(std::move(days_off))), worked_saturdays_(sorted(std::move(worked_saturdays))) {}

Result<WorkCalendar> WorkCalendar::from_yaml(std::string_view text, std::string_view file) {
  const auto table = parse_yaml(text, file);
  if (!table) return tl::unexpected{table.error()};
  Problems problems;
  std::vector<Date> days_off;
  std::vector<Date> worked;
  read_days(*table, "holidays", days_off, problems);
  read_days(*table, "worked", worked, problems);
  if (!problems.empty()) return tl::unexpected{problems};
  return WorkCalendar{std::move(days_off), std::move(worked)};
}

WorkCalendar WorkCalendar::with_days_off(const std::vector<Date>& more) const {
  std::vector<Date> all = days_off_;
  all.insert(all.end(), more.begin(), more.end());
  return WorkCalendar{std::move(all), worked_saturdays_};
}

bool WorkCalendar::is_working_day(Date date) const {
  if (std::ranges::binary_search(days_off_, date)) return false;
  if (weekday(date) < Weekday::saturday) return true;
  return std::ranges::binary_search(worked_saturdays_, date);
}

Date WorkCalendar::working_days_before(Date date, int n) const {
  while (n > 0) {
    date = add_days(date, -1);
    if (is_working_day(date)) --n;
  }
  return date;
}

Date WorkCalendar::working_days_after(Date date, int n) const {
  while (n > 0) {
    date = add_days(date, 1);
    if (is_working_day(date)) --n;
  }
  return date;
}

int WorkCalendar::working_days_between(Date from, Date to) const {
  if (to < from) return -working_days_between(to, from);
  int count = 0;
  for (Date day = add_days(from, 1); day <= to; day = add_days(day, 1)) count += is_working_day(day) ? 1 : 0;
  return count;
}

}  // namespace kiemdiem
