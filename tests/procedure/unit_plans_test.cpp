#include "procedure/progress.h"
#include "working.h"

namespace kiemdiem::procedure {
namespace {

using testing::HasSubstr;

/// A grassroots committee with two cells, the first with a group, in the year of the Khối's plan.
const std::string committee = R"(regulation: phu-yen-khoi-2022
period: {kind: year, year: 2022}
on: 2022-12-31
unless_stated:
  people: {admitted: 2010-05-19, sick_leave_months: 0, discipline: [], civil_servant: false}
  organizations: {established: 1998-03-01}
  collectives: {established: 2015-06-01, size: 3}
organizations:
  - {id: khoi, name: Đảng bộ Khối, kind: superior_committee}
  - {id: tt, name: Đảng bộ Trung tâm, kind: grassroots_committee, parent: khoi}
  - {id: mot, name: Chi bộ Một, kind: cell, parent: tt}
  - {id: hai, name: Chi bộ Hai, kind: cell, parent: tt}
people:
  - {id: an, name: An, cell: mot, posts: [{in: mot, role: secretary}]}
  - {id: binh, name: Bình, cell: mot}
  - {id: cuc, name: Cúc, cell: hai, posts: [{in: hai, role: secretary}]}
  - {id: dung, name: Dũng, cell: hai}
)";

UnitPlan own_of(const std::string& unit, const std::string& text) {
  const Rules& by = rules("phu-yen-khoi-2022", year(2022), day("2022-12-31"));
  const Node node = parse_yaml(text, "own.yaml").value();
  auto plan = inherit(by.plan, node, by.bound, year(2022), day("2022-12-31"));
  if (!plan) {
    ADD_FAILURE() << to_text(plan.error());
    return {unit, by.plan};
  }
  for (std::size_t added = by.plan.steps.size(); added < plan->steps.size(); ++added)
    plan->steps[added].within = unit;
  return {unit, std::move(*plan)};
}

std::optional<Date> due(const Told& told, const char* step, const char* subject) {
  return told.task(step, subject).due.last;
}

TEST(ACellsOwnDay, holds_for_the_cell_and_for_nobody_else) {
  const Told told{committee,
                  "2022-12-09",
                  nullptr,
                  {own_of("mot", "days:\n  - {step: review-members, by: 2022-12-08}\n")}};
  EXPECT_EQ(due(told, "review-members", "member:binh"), day("2022-12-08"));
  EXPECT_EQ(due(told, "review-members", "member:dung"), day("2022-12-12"));
  EXPECT_EQ(due(told, "rate-members", "member:binh"), day("2022-12-12")) << "nothing was said of it";
  EXPECT_EQ(told.state("review-members", "member:binh"), "late");
  EXPECT_NE(told.state("review-members", "member:dung"), "late");
  EXPECT_THAT(told.text("review-members", "member:binh").due, HasSubstr("08/12/2022"));
  EXPECT_EQ(told.text("review-members", "member:binh").citation, "kế hoạch của đơn vị");
  const Progress counted = progress(*told.work);
  const std::size_t step = *told.plans.plan.index_of("review-members");
  EXPECT_EQ(counted.own(told.organization("mot"), step).late, 2);
  EXPECT_EQ(counted.own(told.organization("hai"), step).late, 0);
}

TEST(ACellsOwnDay, stands_in_its_work_list_and_not_in_its_neighbours) {
  const Told told{
      committee, "2022-12-05", nullptr, {own_of("mot", "days:\n  - {step: rate-members, by: 2022-12-07}\n")}};
  const auto days = [&](const char* cell) {
    std::vector<Date> found;
    const WorkList list = work_list(*told.work, {Role::cell_secretary, told.organization(cell), -1});
    for (const auto* section : {&list.late, &list.today, &list.this_week, &list.later, &list.waiting})
      for (const WorkItem& item : *section) {
        const Task& task = told.work->tasks()[static_cast<std::size_t>(item.tasks.front())];
        if (told.work->step_of(task).id == "rate-members") found.push_back(task.due.last.value());
      }
    return found;
  };
  EXPECT_THAT(days("mot"), testing::Each(day("2022-12-07")));
  EXPECT_THAT(days("hai"), testing::Each(day("2022-12-12")));
  EXPECT_FALSE(days("mot").empty());
  EXPECT_FALSE(days("hai").empty());
}

TEST(ACellsOwnDay, does_not_bind_those_above_who_do_something_about_it) {
  const Told told{
      committee, "2022-12-09", nullptr, {own_of("tt", "days:\n  - {step: verification, by: 2022-12-20}\n")}};
  EXPECT_EQ(due(told, "verification", "organization:tt"), std::nullopt) << "the Khối verifies";
}

TEST(ACellsOwnDay, follows_the_nearest_plan_above_where_the_cell_sets_nothing) {
  const Told told{committee,
                  "2022-12-05",
                  nullptr,
                  {own_of("tt", "days:\n  - {step: rate-members, by: 2022-12-10}\n"),
                   own_of("mot", "days:\n  - {step: rate-members, by: 2022-12-07}\n")}};
  EXPECT_EQ(due(told, "rate-members", "member:an"), day("2022-12-07"));
  EXPECT_EQ(due(told, "rate-members", "member:cuc"), day("2022-12-10"));
}

TEST(AStepOfACellsOwnPlan, is_asked_of_the_cell_alone) {
  const std::string step =
      "steps:\n  - {id: rehearsal, label: Họp trù bị, words: 'Họp trù bị {}', phase: preparing, event: "
      "opinions_collected, of: organization, day: {by: 2022-12-01}}\n";
  const Told told{committee, "2022-12-05", nullptr, {own_of("mot", step)}};
  EXPECT_TRUE(told.has("rehearsal", "organization:mot"));
  EXPECT_FALSE(told.has("rehearsal", "organization:hai"));
  EXPECT_FALSE(told.has("rehearsal", "organization:tt"));
  EXPECT_EQ(told.state("rehearsal", "organization:mot"), "late");
}

TEST(StepsOfTwoCells, of_the_same_name_stay_apart) {
  const auto step = [](const char* label) {
    return fmt::format(
        "steps:\n  - {{id: x, label: {}, phase: preparing, event: opinions_collected, of: organization}}\n",
        label);
  };
  const Told told{committee, "2022-12-05", nullptr, {own_of("mot", step("Một")), own_of("hai", step("Hai"))}};
  std::vector<std::string> asked;
  for (const Task& task : told.work->tasks())
    if (told.work->step_of(task).id == "x")
      asked.push_back(told.work->step_of(task).label.vi + " " + told.situation.id(task.subject));
  EXPECT_THAT(asked, testing::ElementsAre("Một organization:mot", "Hai organization:hai"));
}

}  // namespace
}  // namespace kiemdiem::procedure
