#include "service/progress.h"

#include <gtest/gtest.h>

#include "demonstration_office.h"
#include "service/registers.h"

namespace kiemdiem::service {
namespace {

ProgressOf progress_at(const std::string& login, const std::string& unit) {
  std::optional<ProgressOf> found;
  const auto outcome = demonstration_office().perform(
      asking("progress", signed_in(login), {{"campaign", "phu-yen-khoi-2022"}, {"unit", unit}}),
      [&](Call& call) -> Outcome<void> {
        const auto units = call.units();
        auto progress = progress_of(call, *call.campaign, *(*units)->find(unit));
        if (!progress) return tl::unexpected{progress.error()};
        found = std::move(*progress);
        return {};
      });
  EXPECT_TRUE(outcome);
  return std::move(*found);
}

const UnitProgress& row(const ProgressOf& progress, const std::string& unit) {
  for (const UnitProgress& one : progress.rows)
    if (one.unit->id == unit) return one;
  throw std::logic_error{"no row for " + unit};
}

TEST(Progress, of_an_upper_organization_adds_up_what_the_grassroots_show) {
  const ProgressOf upper = progress_at("pyk.bantochuc", "pyk.khoi");
  const ProgressOf grassroots = progress_at("pyk.danguy", "pyk.tt");
  EXPECT_EQ(row(upper, "pyk.tt").steps, grassroots.total());
  EXPECT_EQ(row(upper, "pyk.tt").members, 20);
  EXPECT_GT(row(upper, "pyk.tt").late(), 0) << "the demonstration is late with its reviews";
}

TEST(Progress, of_a_grassroots_organization_has_its_own_work_and_each_cell) {
  const ProgressOf grassroots = progress_at("pyk.danguy", "pyk.tt");
  ASSERT_EQ(grassroots.rows.size(), 3U);
  EXPECT_TRUE(grassroots.rows.front().alone);
  EXPECT_EQ(grassroots.rows.front().members, 0) << "everybody is in a cell";
  EXPECT_EQ(row(grassroots, "pyk.cb1").members, 11);
  EXPECT_EQ(row(grassroots, "pyk.cb2").members, 9);
  const auto step = *grassroots.plan.plan->index_of("review-members");
  EXPECT_EQ(row(grassroots, "pyk.cb1").steps[step].done, 1) << "one member of the first cell was reviewed";
}

TEST(Progress, of_an_upper_organization_shows_its_own_work_apart) {
  const ProgressOf upper = progress_at("pyk.bantochuc", "pyk.khoi");
  ASSERT_TRUE(upper.rows.front().alone);
  EXPECT_EQ(upper.rows.front().unit->id, "pyk.khoi");
  EXPECT_EQ(upper.rows.front().problem, "");
  EXPECT_EQ(upper.rows.front().members, 0);
}

TEST(Progress, is_counted_anew_only_where_something_changed) {
  Office& office = demonstration_office();
  const auto parts = [&] {
    std::vector<std::shared_ptr<const PartProgress>> found;
    const auto outcome = office.perform(
        asking("progress", signed_in("pyk.bantochuc"),
               {{"campaign", "phu-yen-khoi-2022"}, {"unit", "pyk.khoi"}}),
        [&](Call& call) -> Outcome<void> {
          const auto units = call.units().value();
          const auto plans = store::plans_of(call.data, call.campaign->id).value();
          const auto overview =
              office.progress_book().overview(call.data, *call.campaign, call.generation).value();
          for (const char* part : {"pyk.tt", "pyk.cb9"})
            found.push_back(office.progress_book()
                                .part(call.data, *call.campaign, plans, *units, *units->find(part),
                                      {call.today, call.now.local.minute}, *overview)
                                .value());
          return {};
        });
    EXPECT_TRUE(outcome);
    return found;
  };
  const auto before = parts();
  const auto changed = office.perform(
      asking("save-unit", signed_in("pyk.danguy"), {{"unit", "pyk.cb2"}}), [](Call& call) -> Outcome<void> {
        const auto record = stored_entry(call, {"", "organizations", "pyk.cb2"}).value();
        return keep_entry(call, "organizations",
                          with_value(facts_of(record), "name", text_node("Chi bộ đổi tên")), record->version);
      });
  ASSERT_TRUE(changed);
  const auto after = parts();
  EXPECT_NE(before[0], after[0]) << "a cell of it has another name";
  EXPECT_EQ(before[1], after[1]);
}

}  // namespace
}  // namespace kiemdiem::service
