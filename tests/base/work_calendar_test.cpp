#include "base/work_calendar.h"

#include <gtest/gtest.h>

namespace kiemdiem {
namespace {

Date day(std::string_view iso) {
  return parse_date(iso).value();
}

TEST(WorkCalendar, steps_back_over_the_weekend) {
  EXPECT_EQ(WorkCalendar{}.working_days_before(day("2021-12-20"), 3), day("2021-12-15"));
}

TEST(WorkCalendar, passes_over_days_off_and_counts_worked_saturdays) {
  const WorkCalendar calendar{{day("2021-12-16")}, {day("2021-12-18")}};
  EXPECT_EQ(calendar.working_days_before(day("2021-12-20"), 3), day("2021-12-15"));
  EXPECT_EQ(calendar.working_days_before(day("2021-12-20"), 1), day("2021-12-18"));
  EXPECT_EQ(calendar.with_days_off({day("2021-12-15")}).working_days_before(day("2021-12-20"), 3),
            day("2021-12-14"));
}

TEST(WorkCalendar, reads_its_table_and_refuses_what_is_no_day) {
  EXPECT_TRUE(WorkCalendar::from_yaml("holidays:\n  - {on: 2022-01-03, name: Tết}\n", "h.yaml"));
  EXPECT_FALSE(WorkCalendar::from_yaml("holidays:\n  - {on: 2022-02-30}\n", "h.yaml"));
}

}  // namespace
}  // namespace kiemdiem
