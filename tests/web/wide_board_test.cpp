#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "web/places/board.h"
#include "wide_pages.h"

namespace kiemdiem::web {
namespace {

using pages::RatingBoardPage;

/// The board of the upper level, judged whole or part by part.
RatingBoardPage board(const std::string& kind, std::int64_t most_judged_together) {
  return wide_page<RatingBoardPage>(
      "pyk.bantochuc", "rating-board", {{"unit", "pyk.khoi"}, {"loai", kind}},
      [most_judged_together](service::Call& call) { return rating_board_of(call, most_judged_together); });
}

/// By subject: what is allowed, proposed last and found.
std::map<std::string, std::string> rows_of(const RatingBoardPage& page) {
  std::map<std::string, std::string> rows;
  const auto word = [](const std::optional<int>& level) { return level ? std::to_string(*level) : "-"; };
  for (const pages::BoardRow& row : page.rows)
    rows[row.subject.href] = row.subject.label + " " + word(row.ceiling) + word(row.proposals.back()) +
                             std::to_string(static_cast<int>(row.verdict.standing)) + row.reason;
  return rows;
}

TEST(WideBoard, shows_part_by_part_what_the_board_judged_whole_shows) {
  for (const char* kind : {"", "member", "organization", "leader", "collective"}) {
    const RatingBoardPage whole = board(kind, 1'000'000);
    const RatingBoardPage wide = board(kind, 0);
    EXPECT_EQ(rows_of(wide), rows_of(whole)) << kind;
    EXPECT_EQ(wide.totals.subjects, whole.totals.subjects) << kind;
    EXPECT_EQ(wide.totals.wrong, whole.totals.wrong) << kind;
    EXPECT_EQ(wide.totals.unknown, whole.totals.unknown) << kind;
    if (!whole.totals.levels.empty()) {
      EXPECT_EQ(wide.totals.levels.back(), whole.totals.levels.back()) << kind;
    }
  }
}

/// By title: who is put forward, how many may be, and whether that is certain.
std::map<std::string, std::string> quotas_of(const RatingBoardPage& page) {
  std::map<std::string, std::string> quotas;
  for (const pages::QuotaShown& quota : page.quotas)
    quotas[quota.title] =
        fmt::format("{}/{} {}", quota.used, quota.limit.value_or(-1), static_cast<int>(quota.mark.standing));
  return quotas;
}

TEST(WideBoard, shows_the_quotas_of_the_whole_as_the_board_judged_whole_does) {
  const auto whole = quotas_of(board("", 1'000'000));
  const auto wide = quotas_of(board("", 0));
  int compared = 0;
  for (const auto& [title, numbers] : whole)
    if (title.starts_with("Đảng bộ Khối Hoa Biển")) {
      ++compared;
      ASSERT_TRUE(wide.contains(title)) << title;
      EXPECT_EQ(wide.at(title), numbers) << title;
    }
  EXPECT_GT(compared, 0) << "the upper level decides on somebody";
}

TEST(WideBoard, adds_every_column_up_over_all_parts) {
  for (const char* kind : {"", "member", "organization"}) {
    const RatingBoardPage whole = board(kind, 1'000'000);
    const RatingBoardPage wide = board(kind, 0);
    EXPECT_EQ(wide.bodies, whole.bodies) << kind;
    EXPECT_EQ(wide.totals.levels, whole.totals.levels) << kind;
  }
}

TEST(WideBoard, answers_why_of_the_own_bodies_without_judging_all_below) {
  const auto answer = [](std::int64_t most_judged_together) {
    return wide_page<pages::WhyPage>(
        "pyk.bantochuc", "why", {{"subject", "organization:pyk.khoi"}},
        [&](service::Call& call) { return why_page(call, most_judged_together); });
  };
  const pages::WhyPage whole = answer(1'000'000);
  const pages::WhyPage wide = answer(0);
  EXPECT_EQ(wide.why.ceiling, whole.why.ceiling);
  EXPECT_EQ(wide.why.proposed, whole.why.proposed);
  EXPECT_EQ(wide.why.verdict.standing, whole.why.verdict.standing);
  EXPECT_THAT(wide.why.sentence, testing::StartsWith(whole.why.sentence));
  EXPECT_THAT(wide.why.sentence, testing::HasSubstr("kết luận dựa trên dữ kiện của chính đơn vị"));
}

TEST(WideBoard, tries_on_the_own_facts_what_the_board_judged_whole_tries) {
  const auto tried = [](std::int64_t most_judged_together) {
    return wide_page<pages::WhatIfPage>(
        "pyk.bantochuc", "what-if",
        {{"subject", "organization:pyk.khoi"}, {"trial", "1"}, {"fact.proposed", "not_completed"}},
        [&](service::Call& call) { return what_if_page(call, most_judged_together); });
  };
  const pages::WhatIfPage whole = tried(1'000'000);
  const pages::WhatIfPage wide = tried(0);
  ASSERT_TRUE(whole.after && wide.after);
  EXPECT_EQ(wide.after->ceiling, whole.after->ceiling);
  EXPECT_EQ(wide.after->proposed, whole.after->proposed);
  EXPECT_EQ(wide.after->verdict.standing, whole.after->verdict.standing);
  ASSERT_FALSE(wide.consequences.empty());
  EXPECT_EQ(wide.consequences.front().what, whole.consequences.front().what);
  EXPECT_EQ(wide.consequences.front().after, whole.consequences.front().after);
}

}  // namespace
}  // namespace kiemdiem::web
