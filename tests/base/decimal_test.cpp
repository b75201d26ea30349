#include "base/decimal.h"

#include <gtest/gtest.h>

#include <limits>

namespace kiemdiem {
namespace {

TEST(Decimal, reads_up_to_two_places_exactly) {
  EXPECT_EQ(parse_decimal("90"), Decimal{9000});
  EXPECT_EQ(parse_decimal("89.5"), Decimal{8950});
  EXPECT_EQ(parse_decimal("89.50"), Decimal{8950});
  EXPECT_EQ(parse_decimal("0.07"), Decimal{7});
  EXPECT_EQ(parse_decimal("-0.07"), Decimal{-7});
  EXPECT_EQ(parse_decimal("-1.5"), Decimal{-150});
  EXPECT_EQ(parse_decimal("-92233720368547758.08"), Decimal{std::numeric_limits<std::int64_t>::min()});
}

TEST(Decimal, refuses_what_is_no_number_of_two_places) {
  for (const char* text : {"", "-", ".", "1.", ".5", "-.5", "1.234", "1,5", "1e2", "+1", "1.-5", "--1", " 1",
                           "92233720368547758.08", "1.2.3"})
    EXPECT_FALSE(parse_decimal(text)) << text;
}

TEST(Decimal, of_a_whole_number_fails_where_it_does_not_fit) {
  EXPECT_EQ(whole_decimal(-3), Decimal{-300});
  EXPECT_EQ(whole_decimal(92233720368547758), Decimal{9223372036854775800});
  EXPECT_FALSE(whole_decimal(92233720368547759));
}

TEST(Decimal, is_written_without_zeros_at_the_end) {
  EXPECT_EQ(to_plain(Decimal{9000}), "90");
  EXPECT_EQ(to_plain(Decimal{8950}), "89.5");
  EXPECT_EQ(to_plain(Decimal{8905}), "89.05");
  EXPECT_EQ(to_plain(Decimal{0}), "0");
  EXPECT_EQ(to_plain(Decimal{-5}), "-0.05");
  EXPECT_EQ(to_plain(Decimal{std::numeric_limits<std::int64_t>::min()}), "-92233720368547758.08");
  EXPECT_EQ(to_vietnamese(Decimal{8950}), "89,5");
  EXPECT_EQ(to_vietnamese(Decimal{-8999}), "-89,99");
  EXPECT_EQ(to_vietnamese(Decimal{10000}), "100");
}

}  // namespace
}  // namespace kiemdiem
