#include <gtest/gtest.h>

#include "paper/papers/parts.h"
#include "profiles_of_repository.h"

namespace kiemdiem::paper {
namespace {

std::string layout_of(int year, int month, int day) {
  const std::vector<Profile> profiles{profile("nd-30"), profile("hd-05"), profile("hd-36")};
  return layout_on(profiles, make_date(year, month, day).value())->id;
}

TEST(TheLayoutOfADay, is_that_of_the_party_in_force_then) {
  EXPECT_EQ(layout_of(2026, 5, 26), "hd-36");
  EXPECT_EQ(layout_of(2026, 5, 27), "hd-05");
  EXPECT_EQ(layout_of(2031, 1, 1), "hd-05");
  EXPECT_EQ(layout_of(2017, 12, 1), "hd-36") << "older papers get the oldest that there is";
  EXPECT_EQ(layout_on({}, Date{}), nullptr);
}

TEST(PapersInOneFile, count_their_pages_each_for_itself) {
  Paper all;
  for (const char* title : {"Một", "Hai"}) {
    Paper one;
    one.title = title;
    one.sections.resize(2);
    append(all, std::move(one));
  }
  ASSERT_EQ(all.sections.size(), 4U);
  EXPECT_EQ(all.title, "Một");
  EXPECT_FALSE(all.sections[0].restarts);
  EXPECT_FALSE(all.sections[1].restarts);
  EXPECT_TRUE(all.sections[2].restarts);
  EXPECT_FALSE(all.sections[3].restarts);
}

}  // namespace
}  // namespace kiemdiem::paper
