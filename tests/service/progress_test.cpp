#include "service/progress.h"

#include <gtest/gtest.h>

#include "demonstration_office.h"
#include "service/registers.h"
#include "store/settings.h"

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
    const auto outcome =
        office.perform(asking("progress", signed_in("pyk.bantochuc"),
                              {{"campaign", "phu-yen-khoi-2022"}, {"unit", "pyk.khoi"}}),
                       [&](Call& call) -> Outcome<void> {
                         const CountedBy by = counted_by(call, *call.campaign).value();
                         for (const char* part : {"pyk.tt", "pyk.cb9"})
                           found.push_back(office.progress_book().part(by, *by.units->find(part)).value());
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

/// The figures of a part as another book has them, that begins with what stands in the store.
std::shared_ptr<const PartProgress> part_in(ProgressBook& book, const std::string& root) {
  Office& office = demonstration_office();
  std::shared_ptr<const PartProgress> found;
  EXPECT_TRUE(office.perform(asking("progress", signed_in("pyk.bantochuc"),
                                    {{"campaign", "phu-yen-khoi-2022"}, {"unit", "pyk.khoi"}}),
                             [&](Call& call) -> Outcome<void> {
                               const auto by =
                                   book.counted_by(call.data, *call.campaign, call.units().value(),
                                                   {call.today, call.now.local.minute}, call.generation);
                               found = book.part(*by, *by->units->find(root)).value();
                               return {};
                             }));
  return found;
}

/// Writes other figures under the mark of those in the store, to see whether they are read.
void mark_stored(const std::string& from, const std::string& to) {
  EXPECT_TRUE(demonstration_office().database().write([&](store::Transaction& transaction) -> Result<void> {
    const std::string name = "progress/phu-yen-khoi-2022/pyk.cb9";
    std::string text = store::find_setting(transaction, name).value().value();
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << text;
    text.replace(at, from.size(), to);
    return store::set_setting(transaction, name, text);
  }));
}

TEST(Progress, that_was_counted_before_a_start_is_read_and_not_counted_again) {
  Office& office = demonstration_office();
  ProgressBook first{office.situations(), office.regulations(), "program 1"};
  const auto counted = part_in(first, "pyk.cb9");
  ASSERT_TRUE(first.save(office.database()));
  ProgressBook second{office.situations(), office.regulations(), "program 1"};
  const auto again = part_in(second, "pyk.cb9");
  EXPECT_EQ(again->steps, counted->steps);
  EXPECT_EQ(again->missing, counted->missing);
  ASSERT_EQ(again->units.size(), counted->units.size());
  for (const auto& [unit, counts] : counted->units) {
    EXPECT_EQ(again->units.at(unit).own, counts.own) << unit;
    EXPECT_EQ(again->units.at(unit).with_below, counts.with_below) << unit;
    EXPECT_EQ(again->units.at(unit).incomplete, counts.incomplete) << unit;
  }
  mark_stored(R"("problem":"")", R"("problem":"read")");
  ProgressBook third{office.situations(), office.regulations(), "program 1"};
  EXPECT_EQ(part_in(third, "pyk.cb9")->problem, "read") << "it was not counted but read";
  ProgressBook other{office.situations(), office.regulations(), "program 2"};
  EXPECT_EQ(part_in(other, "pyk.cb9")->problem, "") << "another program counts for itself";
}

TEST(Progress, in_the_store_is_not_shown_once_something_has_changed) {
  Office& office = demonstration_office();
  ProgressBook first{office.situations(), office.regulations(), "program 3"};
  part_in(first, "pyk.cb9");
  ASSERT_TRUE(first.save(office.database()));
  mark_stored(R"("problem":"")", R"("problem":"stale")");
  ASSERT_TRUE(office.perform(
      asking("save-unit", signed_in("pyk.bantochuc"), {{"unit", "pyk.cb9"}}),
      [](Call& call) -> Outcome<void> {
        const auto record = stored_entry(call, {"", "organizations", "pyk.cb9"}).value();
        return keep_entry(call, "organizations",
                          with_value(facts_of(record), "name", text_node("Chi bộ tên mới")), record->version);
      }));
  ProgressBook second{office.situations(), office.regulations(), "program 3"};
  EXPECT_EQ(part_in(second, "pyk.cb9")->problem, "");
}

TEST(Progress, of_several_parts_is_the_same_counted_together_as_one_by_one) {
  Office& office = demonstration_office();
  ProgressBook together{office.situations(), office.regulations(), ""};
  ProgressBook alone{office.situations(), office.regulations(), ""};
  EXPECT_TRUE(office.perform(asking("progress", signed_in("pyk.bantochuc"),
                                    {{"campaign", "phu-yen-khoi-2022"}, {"unit", "pyk.khoi"}}),
                             [&](Call& call) -> Outcome<void> {
                               const auto units = call.units().value();
                               const auto by =
                                   together.counted_by(call.data, *call.campaign, units,
                                                       {call.today, call.now.local.minute}, call.generation);
                               const std::vector<const Unit*> roots =
                                   roots_under(*units, *units->find("pyk.khoi"));
                               EXPECT_EQ(roots.size(), 3U) << "the Khối itself and two parts";
                               EXPECT_TRUE(together.count(*by, roots));
                               for (const Unit* root : roots) {
                                 const auto counted = together.part(*by, *root).value();
                                 EXPECT_EQ(counted, together.part(*by, *root).value()) << "it is kept";
                                 const auto single = alone.part(*by, *root).value();
                                 EXPECT_EQ(counted->missing, single->missing) << root->id;
                                 for (const auto& [unit, counts] : single->units)
                                   EXPECT_EQ(counted->units.at(unit).with_below, counts.with_below) << unit;
                               }
                               return {};
                             }));
}

TEST(Progress, of_open_campaigns_is_counted_before_anybody_asks) {
  Office& office = demonstration_office();
  EXPECT_TRUE(count_open_campaigns(office, now_at(morning)));
}

}  // namespace
}  // namespace kiemdiem::service
