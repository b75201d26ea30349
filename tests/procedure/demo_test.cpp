#include <algorithm>
#include <functional>
#include <set>

#include "procedure/links.h"
#include "procedure/progress.h"
#include "working.h"

namespace kiemdiem::procedure {
namespace {

using testing::Gt;
using testing::IsEmpty;
using testing::Not;

std::string demo(const std::string& id) {
  return read_file(fmt::format("{}/demo/{}.yaml", KIEMDIEM_SOURCE_DIR, id)).value();
}

/// A demonstration on its own day.
std::string day_of(const std::string& text) {
  return parse_yaml(text, "t.yaml").value().find("on")->text();
}

class EveryDemonstration : public testing::TestWithParam<std::string> {
 protected:
  EveryDemonstration() : text(demo(GetParam())), told(text, day_of(text)) {}

  std::string text;
  Told told;
};

TEST_P(EveryDemonstration, gives_somebody_something_to_do_and_shows_what_is_done) {
  std::size_t to_do = 0;
  std::size_t done = 0;
  for (std::int32_t row = 0; row < told.work->index().count(EntityKind::organization); ++row)
    for (const Role role : {Role::cell_secretary, Role::grassroots_committee, Role::upper_committee}) {
      const WorkList list = work_list(*told.work, {role, row, -1});
      to_do += list.late.size() + list.today.size() + list.this_week.size() + list.later.size();
      done += list.done.size();
    }
  EXPECT_THAT(to_do, Gt(3U));
  EXPECT_THAT(done, Gt(5U));
}

TEST_P(EveryDemonstration, names_words_a_doer_and_a_clause_for_every_task) {
  for (const Task& task : told.work->tasks()) {
    const TaskText words = told.work->text(task);
    EXPECT_THAT(words.words, Not(testing::HasSubstr("{}")));
    EXPECT_THAT(words.who, Not(IsEmpty())) << words.words;
    EXPECT_THAT(words.citation, Not(IsEmpty())) << words.words;
    EXPECT_THAT(words.action.name, Not(IsEmpty()));
    const bool says_why = task.state == State::blocked || task.state == State::undecided;
    EXPECT_TRUE(task.state != State::waiting || !words.waits_for.empty()) << words.words;
    EXPECT_TRUE(!says_why || !words.why.empty()) << words.words;
    for (const WaitText& wait : words.waits_for) {
      EXPECT_THAT(wait.why, Not(IsEmpty())) << words.words;
      EXPECT_THAT(wait.citation, Not(IsEmpty())) << words.words << " ← " << wait.what;
    }
  }
}

TEST_P(EveryDemonstration, has_no_task_that_waits_for_itself) {
  const std::vector<Task>& tasks = told.work->tasks();
  std::vector<int> seen(tasks.size(), 0);
  const std::function<bool(std::size_t)> ends = [&](std::size_t number) {
    if (seen[number] != 0) return seen[number] == 2;
    seen[number] = 1;
    for (const Wait& wait : told.work->waits_of(tasks[number]))
      if (wait.task >= 0 && !ends(static_cast<std::size_t>(wait.task))) return false;
    seen[number] = 2;
    return true;
  };
  for (std::size_t number = 0; number < tasks.size(); ++number)
    ASSERT_TRUE(ends(number)) << told.work->text(tasks[number]).words;
}

TEST_P(EveryDemonstration, counts_the_same_progress_column_by_column) {
  EXPECT_THAT(counted_alike(told), Gt(20));
}

TEST_P(EveryDemonstration, rolls_progress_up_without_losing_or_doubling_anybody) {
  const Progress counted = progress(*told.work);
  for (std::size_t step = 0; step < counted.steps(); ++step) {
    int own = 0;
    int tops = 0;
    for (std::int32_t row = 0; row < told.work->index().count(EntityKind::organization); ++row) {
      own += counted.own(row, step).needed();
      if (told.work->index().parent(row) < 0) tops += counted.with_below(row, step).needed();
    }
    EXPECT_EQ(own, tops) << told.by->plan.steps[step].id;
  }
}

/// Records one undone task after another as done, in any order, and looks whether anything opens again.
TEST_P(EveryDemonstration, never_opens_a_done_task_again_when_another_is_done) {
  const facts::Dictionary& dictionary = told.situation.dictionary;
  const auto key = [&](const Task& task, const Told& in) {
    return std::tuple{in.by->plan.steps[static_cast<std::size_t>(task.step)].id,
                      in.situation.id(task.subject),
                      task.place.row < 0 ? std::string{} : in.situation.id(task.place)};
  };
  std::set<std::tuple<std::string, std::string, std::string>> done;
  for (const Task& task : told.work->tasks())
    if (task.state == State::done) done.insert(key(task, told));
  std::string more;
  std::uint32_t random = 7;
  int added = 0;
  for (const Task& task : told.work->tasks()) {
    random = random * 1664525U + 1013904223U;
    const Step& step = told.by->plan.steps[static_cast<std::size_t>(task.step)];
    if (task.state == State::done || step.about.events.empty() || (random >> 16) % 3 != 0) continue;
    const std::string event =
        dictionary.choices("event")->words[static_cast<std::size_t>(step.about.events.front())];
    if (event == "civil_servant_rating") continue;
    more += fmt::format("  - {{event: {}, subject: \"{}\", on: {}", event, told.situation.id(task.subject),
                        to_iso(told.situation.on));
    if (task.place.row >= 0) more += ", at: " + told.situation.id(task.place);
    more += "}\n";
    ++added;
  }
  ASSERT_THAT(added, Gt(10));
  const std::string later = std::string{text}.insert(text.find("events:\n") + 8, more);
  const Told then{later, day_of(text)};
  std::size_t still = 0;
  for (const Task& task : then.work->tasks()) {
    if (!done.contains(key(task, then))) continue;
    EXPECT_EQ(name(task.state), name(State::done)) << then.work->text(task).words;
    ++still;
  }
  EXPECT_EQ(still, done.size());
}

INSTANTIATE_TEST_SUITE_P(Plans, EveryDemonstration,
                         testing::Values("benh-vien-phoi-2021", "phu-yen-khoi-2022", "bu-dang-2020",
                                         "huyen-uy-2023", "phuong-11-go-vap-2021"),
                         [](const auto& plan) {
                           std::string name = plan.param;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

TEST(StepFiles, of_every_document_can_be_read_alone_and_with_their_bases_and_run_in_no_circle) {
  int read = 0;
  for (const std::string& id : data().ids()) {
    const auto document = data().document(id);
    ASSERT_TRUE(document) << id;
    if (const auto file = data().steps_file(id); !file || !*file) continue;
    const int number = (*document)->from ? parts(*(*document)->from).year : 2025;
    for (const bool all : {false, true}) {
      const auto found = try_rules(id, year(number), day(fmt::format("{}-12-31", number)), all);
      ASSERT_TRUE(found) << id << "\n" << to_text(found.error());
      EXPECT_TRUE(order_of_steps(found->plan, found->bound)) << id;
      EXPECT_THAT(found->plan.steps.size(), Gt(8U)) << id;
      ++read;
    }
  }
  EXPECT_THAT(read, testing::Ge(14));
}

}  // namespace
}  // namespace kiemdiem::procedure
