#include "summary/rounding.h"

#include <gtest/gtest.h>

#include <numeric>

namespace kiemdiem::summary {
namespace {

TEST(RoundingTest, thirds_come_to_a_hundred_and_the_first_gets_what_is_missing) {
  const std::vector<std::int64_t> counts{1, 1, 1, 0};
  EXPECT_EQ(shares_of(counts, Rounding::largest_remainder), (std::vector<std::int64_t>{334, 333, 333, 0}));
  EXPECT_EQ(shares_of(counts, Rounding::half_up), (std::vector<std::int64_t>{333, 333, 333, 0}));
}

TEST(RoundingTest, what_is_missing_goes_to_the_greatest_remainder) {
  // 2/7 = 28,571…; 5/7 = 71,428…: rounded down 28,5 and 71,4.
  EXPECT_EQ(shares_of(std::vector<std::int64_t>{2, 5}, Rounding::largest_remainder),
            (std::vector<std::int64_t>{286, 714}));
}

TEST(RoundingTest, every_whole_of_four_levels_comes_to_a_hundred) {
  for (std::int64_t a = 0; a < 9; ++a)
    for (std::int64_t b = 0; b < 9; ++b)
      for (std::int64_t c = 0; c < 9; ++c)
        for (std::int64_t d = 0; d < 9; ++d) {
          const auto shares = shares_of(std::vector<std::int64_t>{a, b, c, d}, Rounding::largest_remainder);
          if (a + b + c + d == 0) {
            EXPECT_TRUE(shares.empty());
            continue;
          }
          EXPECT_EQ(std::accumulate(shares.begin(), shares.end(), std::int64_t{0}), 1000);
        }
}

TEST(RoundingTest, one_share_alone_is_rounded_half_up) {
  EXPECT_EQ(share_of(1, 3), 333);
  EXPECT_EQ(share_of(1, 8), 125);
  EXPECT_EQ(share_of(1, 16), 63);  // 6,25
  EXPECT_EQ(share_of(5, 5), 1000);
}

}  // namespace
}  // namespace kiemdiem::summary
