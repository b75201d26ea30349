#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "demonstration_site.h"
#include "service/sign_in.h"
#include "web/places/board.h"

namespace kiemdiem::web {
namespace {

using pages::RatingBoardPage;

service::Asked asked_for(std::string_view action, const std::string& token) {
  service::Asked asked;
  asked.action = &service::action_named(action);
  asked.token = token;
  asked.needs_csrf = false;
  asked.now = service::now_at(morning);
  return asked;
}

std::string signed_in(const std::string& login) {
  service::Asked asked = asked_for("sign-in", {});
  asked.inputs.set("user", login);
  asked.inputs.set("password", service::demonstration_password);
  return service::sign_in(demonstration_office(), asked).value().token;
}

/// The board of the upper level, judged whole or part by part.
RatingBoardPage board(const std::string& kind, std::int64_t most_judged_together) {
  static const std::string token = signed_in("pyk.bantochuc");
  service::Asked asked = asked_for("rating-board", token);
  asked.inputs.set("campaign", "phu-yen-khoi-2022");
  asked.inputs.set("unit", "pyk.khoi");
  asked.inputs.set("loai", kind);
  std::optional<RatingBoardPage> page;
  const auto outcome =
      demonstration_office().perform(asked, [&](service::Call& call) -> service::Outcome<void> {
        auto made = rating_board_of(call, most_judged_together);
        if (!made) return tl::unexpected{made.error()};
        page = std::move(*made);
        return {};
      });
  EXPECT_TRUE(outcome);
  return std::move(page.value());
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

TEST(WideBoard, says_whose_quotas_stand_above_the_rows) {
  const RatingBoardPage wide = board("", 0);
  EXPECT_THAT(wide.question, testing::HasSubstr("của toàn đảng bộ, xem Báo cáo tổng hợp"));
  EXPECT_FALSE(wide.quotas.empty());
}

}  // namespace
}  // namespace kiemdiem::web
