#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/tree.h"
#include "base/work_calendar.h"

namespace kiemdiem {
namespace {

std::string table() {
  std::ifstream stream{KIEMDIEM_SOURCE_DIR "/facts/holidays.yaml"};
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

Date day(std::string_view iso) {
  return parse_date(iso).value();
}

std::vector<Date> days(const Node& table, std::string_view list) {
  std::vector<Date> found;
  for (const Node& entry : table.find(list)->items()) found.push_back(day(entry.find("on")->text()));
  return found;
}

TEST(Holidays, stand_in_order_without_repeats) {
  const auto tree = parse_yaml(table(), "holidays.yaml");
  ASSERT_TRUE(tree);
  for (const char* list : {"holidays", "worked"}) {
    const auto found = days(*tree, list);
    ASSERT_FALSE(found.empty());
    for (std::size_t i = 1; i < found.size(); ++i) EXPECT_LT(found[i - 1], found[i]) << to_iso(found[i]);
  }
}

TEST(Holidays, are_made_up_for_on_saturdays_only) {
  const auto tree = parse_yaml(table(), "holidays.yaml");
  ASSERT_TRUE(tree);
  for (const Date worked : days(*tree, "worked"))
    EXPECT_EQ(weekday(worked), Weekday::saturday) << to_iso(worked);
}

TEST(Holidays, of_the_week_that_fall_on_a_weekend_have_a_day_in_lieu) {
  const auto calendar = WorkCalendar::from_yaml(table(), "holidays.yaml");
  ASSERT_TRUE(calendar);
  EXPECT_FALSE(calendar->is_working_day(day("2022-05-03")));
  EXPECT_TRUE(calendar->is_working_day(day("2022-05-04")));
  EXPECT_TRUE(calendar->is_working_day(day("2024-05-04")));
  EXPECT_EQ(calendar->working_days_before(day("2022-01-04"), 1), day("2021-12-31"));
}

}  // namespace
}  // namespace kiemdiem
