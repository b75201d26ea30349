#include "base/date.h"

#include <gtest/gtest.h>

namespace kiemdiem {
namespace {

Date day(std::string_view iso) {
  return parse_date(iso).value();
}

TEST(Date, refuses_days_that_the_calendar_does_not_have) {
  EXPECT_FALSE(parse_date("2022-02-29"));
  EXPECT_TRUE(parse_date("2024-02-29"));
  EXPECT_FALSE(parse_date("2022-13-01"));
  EXPECT_FALSE(parse_date("2022-1-01"));
  EXPECT_FALSE(parse_date("1900-02-29"));
}

TEST(Date, goes_out_and_back_for_every_day_of_four_centuries) {
  for (Date at = day("1900-01-01"); at < day("2300-01-01"); at = add_days(at, 1)) {
    const auto [year, month, date] = parts(at);
    ASSERT_EQ(make_date(year, month, date), at);
    ASSERT_EQ(parse_date(to_iso(at)), at);
    ASSERT_EQ(parse_vietnamese_date(to_vietnamese(at)), at);
  }
}

TEST(Date, months_are_added_by_calendar_and_end_on_the_last_day) {
  EXPECT_EQ(to_iso(add_months(day("2021-08-31"), 6)), "2022-02-28");
  EXPECT_EQ(to_iso(add_months(day("2023-08-31"), 6)), "2024-02-29");
  EXPECT_EQ(to_iso(add_months(day("2021-10-11"), 3)), "2022-01-11");
  EXPECT_EQ(to_iso(add_months(day("2022-03-31"), -1)), "2022-02-28");
}

TEST(Date, knows_the_day_of_the_week) {
  EXPECT_EQ(weekday(day("2021-12-20")), Weekday::monday);
  EXPECT_EQ(weekday(day("1969-12-28")), Weekday::sunday);
}

TEST(Moment, packs_and_unpacks) {
  for (const char* text :
       {"2023-12-07T14:59", "2023-12-07T00:00", "2023-12-07", "1960-01-01T23:59", "1960-01-01"}) {
    const Moment moment = parse_moment(text).value();
    EXPECT_EQ(Moment::unpacked(moment.packed()), moment) << text;
    EXPECT_EQ(to_iso(moment), text);
  }
  EXPECT_FALSE(parse_moment("2023-12-07T24:00"));
  EXPECT_FALSE(parse_moment("2023-12-07 14:00"));
}

TEST(Moment, is_refused_where_one_number_could_not_hold_it) {
  EXPECT_EQ(Moment::unpacked(parse_moment("5999-12-31T23:59")->packed()), parse_moment("5999-12-31T23:59"));
  EXPECT_EQ(Moment::unpacked(parse_moment("1000-01-01")->packed()), parse_moment("1000-01-01"));
  EXPECT_FALSE(parse_moment("6000-01-01"));
  EXPECT_FALSE(parse_moment("9065-12-07T15:00"));
}

}  // namespace
}  // namespace kiemdiem
