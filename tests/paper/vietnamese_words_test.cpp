#include "paper/vietnamese_words.h"

#include <gtest/gtest.h>

namespace kiemdiem::paper {
namespace {

TEST(DateInWords, puts_a_zero_before_days_to_nine_and_the_first_two_months) {
  EXPECT_EQ(date_in_words(make_date(2026, 2, 5)), "ngày 05 tháng 02 năm 2026");
  EXPECT_EQ(date_in_words(make_date(2020, 11, 17)), "ngày 17 tháng 11 năm 2020");
  EXPECT_EQ(date_in_words(make_date(2026, 3, 10)), "ngày 10 tháng 3 năm 2026");
  EXPECT_EQ(date_in_words(std::nullopt), "ngày ...... tháng ...... năm .........");
}

TEST(MomentInWords, gives_the_time_where_it_is_known) {
  const Date day = *make_date(2026, 12, 5);
  EXPECT_EQ(moment_in_words({day, 14 * 60 + 5}), "14 giờ 05 phút, ngày 05 tháng 12 năm 2026");
  EXPECT_EQ(moment_in_words({day, -1}), "ngày 05 tháng 12 năm 2026");
}

TEST(NumberInWords, follows_the_spoken_forms) {
  EXPECT_EQ(number_in_words(0), "không");
  EXPECT_EQ(number_in_words(5), "năm");
  EXPECT_EQ(number_in_words(10), "mười");
  EXPECT_EQ(number_in_words(11), "mười một");
  EXPECT_EQ(number_in_words(15), "mười lăm");
  EXPECT_EQ(number_in_words(21), "hai mươi mốt");
  EXPECT_EQ(number_in_words(45), "bốn mươi lăm");
  EXPECT_EQ(number_in_words(105), "một trăm linh năm");
  EXPECT_EQ(number_in_words(1000), "một nghìn");
  EXPECT_EQ(number_in_words(1001), "một nghìn không trăm linh một");
  EXPECT_EQ(number_in_words(20'315'000), "hai mươi triệu ba trăm mười lăm nghìn");
  EXPECT_EQ(number_in_words(-3), "-3");
}

TEST(Numbers, are_written_as_offices_write_them) {
  EXPECT_EQ(grouped(1234567), "1.234.567");
  EXPECT_EQ(grouped(-1234), "-1.234");
  EXPECT_EQ(grouped(123), "123");
  EXPECT_EQ(percent(2, 3), "66,7%");
  EXPECT_EQ(percent(1, 8), "12,5%");
  EXPECT_EQ(percent(1, 2000), "0,1%");
  EXPECT_EQ(percent(3, 0), "-");
  EXPECT_EQ(percent_number(30, 30), "100,0");
}

TEST(Order, has_roman_numbers_and_the_letters_of_points) {
  EXPECT_EQ(roman(1), "I");
  EXPECT_EQ(roman(14), "XIV");
  EXPECT_EQ(roman(0), "0");
  EXPECT_EQ(point_letter(1), "a");
  EXPECT_EQ(point_letter(5), "đ");
  EXPECT_EQ(point_letter(23), "y");
  EXPECT_EQ(point_letter(24), "a1");
}

TEST(Printable, leaves_out_what_xml_forbids_and_marks_of_direction) {
  EXPECT_EQ(printable(std::string{"a\0b\x01\x1F"
                                  "c",
                                  6}),
            "abc");
  EXPECT_EQ(printable("a\u202Eb\u2066c\u200Fd\uFFFE\uFFFF\u0085e"), "abcde");
  EXPECT_EQ(printable("Ẩ, ữ, đ ₫ “x”"), "Ẩ, ữ, đ ₫ “x”");
}

TEST(Printable, composes_letters_and_shows_damaged_bytes) {
  EXPECT_EQ(printable("e\u0302\u0301"), "ế");
  EXPECT_EQ(printable("a\xFFz"), "a\uFFFDz");
}

TEST(Printable, knows_one_kind_of_line_break) {
  EXPECT_EQ(printable("một\r\nhai\rba\nbốn\tnăm"), "một\nhai\nba\nbốn năm");
}

}  // namespace
}  // namespace kiemdiem::paper
