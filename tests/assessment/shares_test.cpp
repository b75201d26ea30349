#include "assessment/shares.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace kiemdiem::assessment {
namespace {

using testing::ElementsAre;

constexpr int weights[] = {3, 2, 1, 0, 1};  // of levels best to worst, then of a cell that is not rated

ShareCell cell(const std::string& code, int rank, int candidates, int eligible) {
  return {code, code, rank, weights[rank], candidates, eligible};
}

int fifth(const std::vector<ShareCell>& cells) {
  int candidates = 0;
  for (const ShareCell& one : cells) candidates += one.candidates;
  return candidates / 5;
}

std::vector<int> places(const std::vector<ShareCell>& cells) {
  return share_out(cells, fifth(cells)).places;
}

constexpr int e = 0;
constexpr int g = 1;
constexpr int c = 2;
constexpr int n = 3;

TEST(ShareOut, gives_the_worked_examples_of_the_reference) {
  EXPECT_THAT(places({cell("A", e, 20, 8), cell("B", g, 15, 6), cell("C", c, 10, 3)}), ElementsAre(5, 3, 1));
  EXPECT_THAT(places({cell("A", e, 9, 5), cell("B", e, 7, 5), cell("C", g, 12, 6), cell("D", g, 5, 2),
                      cell("E", n, 4, 1)}),
              ElementsAre(2, 2, 2, 1, 0));
  EXPECT_THAT(places({cell("A", e, 20, 2), cell("B", g, 20, 9), cell("C", g, 10, 4)}), ElementsAre(2, 5, 3));
  EXPECT_THAT(places({cell("A", e, 30, 10), cell("B", g, 3, 2), cell("C", c, 2, 1)}), ElementsAre(7, 0, 0));
  EXPECT_THAT(places({cell("A", e, 6, 5), cell("B", g, 8, 3), cell("C", c, 6, 5)}), ElementsAre(2, 2, 0));
  EXPECT_THAT(places({cell("A", g, 8, 3), cell("B", g, 8, 3), cell("C", g, 8, 3)}), ElementsAre(2, 1, 1));
}

std::vector<ShareCell> random_cells(std::mt19937& random) {
  std::vector<ShareCell> cells(random() % 7 + 1);
  for (std::size_t at = 0; at < cells.size(); ++at) {
    const int candidates = static_cast<int>(random() % 25);
    cells[at] = cell("c" + std::to_string(at), static_cast<int>(random() % 5), candidates,
                     static_cast<int>(random() % static_cast<unsigned>(candidates + 1)));
  }
  return cells;
}

/// A lower cell with the larger proportion although a higher one could still take a place.
bool has_repairable_inversion(const std::vector<ShareCell>& cells, const std::vector<int>& given) {
  for (std::size_t low = 0; low < cells.size(); ++low)
    for (std::size_t high = 0; high < cells.size(); ++high)
      if (cells[high].rank < cells[low].rank && cells[high].weight > 0 &&
          given[high] < cells[high].eligible &&
          given[low] * cells[high].candidates > given[high] * cells[low].candidates)
        return true;
  return false;
}

TEST(ShareOut, keeps_its_promises_in_a_hundred_thousand_random_units) {
  std::mt19937 random{54};
  for (int unit = 0; unit < 100'000; ++unit) {
    std::vector<ShareCell> cells = random_cells(random);
    const int total = unit % 3 == 0 ? static_cast<int>(random() % 40) : fifth(cells);
    const Shares shares = share_out(cells, total);
    int usable = 0;
    for (std::size_t at = 0; at < cells.size(); ++at) {
      if (cells[at].weight > 0) usable += cells[at].eligible;
      ASSERT_GE(shares.places[at], 0) << unit;
      ASSERT_LE(shares.places[at], cells[at].weight > 0 ? cells[at].eligible : 0) << unit;
    }
    ASSERT_EQ(std::accumulate(shares.places.begin(), shares.places.end(), 0), std::min(total, usable))
        << unit;
    ASSERT_FALSE(has_repairable_inversion(cells, shares.places)) << unit;

    std::vector<std::size_t> order(cells.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::shuffle(order, random);
    std::vector<ShareCell> shuffled;
    for (const std::size_t at : order) shuffled.push_back(cells[at]);
    const Shares again = share_out(shuffled, total);
    for (std::size_t at = 0; at < order.size(); ++at)
      ASSERT_EQ(again.places[at], shares.places[order[at]]) << unit;
  }
}

TEST(ShareOut, says_what_it_did_step_by_step) {
  const Shares shares = share_out({cell("A", e, 6, 5), cell("B", g, 8, 3), cell("C", c, 6, 5)}, 4);
  ASSERT_EQ(shares.steps.size(), 5U);
  EXPECT_EQ(shares.steps[0], "Chỗ 1: A (hệ số 3 × 6 ứng viên / 1).");
  EXPECT_THAT(shares.steps[4], testing::HasSubstr("Chuyển 1 chỗ từ C sang B"));
  EXPECT_THAT(share_out({cell("A", e, 6, 1)}, 3).steps.back(), testing::HasSubstr("Còn 2 chỗ không dùng"));
}

}  // namespace
}  // namespace kiemdiem::assessment
