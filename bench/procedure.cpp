#include <fmt/format.h>

#include <iostream>

#include "commands.h"
#include "facts/read_situation.h"
#include "measure.h"
#include "procedure/progress.h"
#include "procedure/work_list.h"
#include "simulation/population.h"

namespace kiemdiem::bench {
namespace {

constexpr const char* regulation_id = "phu-yen-khoi-2022";

procedure::Plan plan_of(const Rules& rules, const facts::Period& period) {
  auto data = Installation::open(KIEMDIEM_SOURCE_DIR);
  const auto file = data->steps_file(regulation_id);
  const auto tree = parse_yaml((*file)->text, (*file)->name);
  auto plan = procedure::read_steps(*tree, rules.bound, period, period.last);
  if (!plan) std::cerr << to_text(plan.error()) << '\n';
  return std::move(plan.value());
}

facts::Situation population(const Rules& rules, int members, int in_a_cell) {
  simulation::PopulationPlan plan;
  plan.members = members;
  plan.members_in_a_cell = in_a_cell;
  plan.cells_in_an_organization = 20;
  plan.regulation = regulation_id;
  plan.year = 2022;
  plan.all_layers = false;
  return simulation::make_population(plan, rules.dictionary).value();
}

/// A review of two members in three, a rating of one, and their papers, straight into the columns.
void add_events(facts::Situation& situation) {
  facts::Table& events = situation.table("events");
  facts::Table& documents = situation.table("documents");
  const facts::ListShape& shape = *situation.dictionary.list("events");
  const facts::ListShape& paper_shape = *situation.dictionary.list("documents");
  const auto set = [](facts::Table& table, const facts::ListShape& of, const char* fact,
                      std::int32_t number) {
    facts::Column& column = table.columns[static_cast<std::size_t>(*of.find(fact))];
    column.numbers.push_back(number);
    column.states.push_back(facts::State::known);
  };
  const auto word = [&](const char* choices, const char* of) {
    return *situation.dictionary.choices(choices)->find(of);
  };
  const auto add = [&](const char* kind, facts::SubjectRef subject, const char* on) {
    set(events, shape, "event", word("event", kind));
    set(events, shape, "subject", subject.packed());
    set(events, shape, "on", Moment{*parse_date(on), -1}.packed());
  };
  const auto people = static_cast<std::int32_t>(situation.table("people").rows());
  for (std::int32_t row = 0; row < people; ++row) {
    const facts::SubjectRef subject{facts::SubjectKind::member, row};
    if (row % 3 != 0) add("review", subject, "2022-12-02");
    if (row % 3 == 1) add("rating", subject, "2022-12-05");
    for (const char* paper : {"self_review", "commitment", "profile_supplement"}) {
      set(documents, paper_shape, "document", word("document", paper));
      set(documents, paper_shape, "subject", subject.packed());
    }
  }
}

}  // namespace

int procedure_work(int rounds) {
  const Rules rules = load_rules(KIEMDIEM_SOURCE_DIR, regulation_id);
  facts::Period period;
  period.year = 2022;
  period.first = *make_date(2022, 1, 1);
  period.last = *make_date(2022, 12, 31);
  const procedure::Plan plan = plan_of(rules, period);
  const Moment now{*make_date(2022, 12, 7), -1};
  print_head();
  for (const auto& [members, in_a_cell] : std::vector<std::pair<int, int>>{{30, 30}, {600, 30}}) {
    facts::Situation situation = population(rules, members, in_a_cell);
    add_events(situation);
    const auto assessment = assessment::judge(situation, rules.bound, rules.calendar);
    std::size_t tasks = 0;
    const auto timings =
        measure(rounds, {[&] {
                  const procedure::Work work{situation, rules.bound, assessment, plan, rules.calendar, now};
                  tasks = work.tasks().size();
                }});
    print(fmt::format("{} tasks of {} cells", tasks, members / in_a_cell), timings[0], members);
  }
  facts::Situation many = population(rules, 160'000, 20);
  add_events(many);
  const auto country = assessment::judge_country(many, rules.bound, rules.calendar);
  std::int64_t done = 0;
  const auto timings = measure(rounds, {[&] {
                                 const procedure::Progress counted = procedure::progress_of_many(
                                     many, rules.bound, country.subjects, plan, rules.calendar, now);
                                 done = 0;
                                 for (std::size_t step = 0; step < counted.steps(); ++step)
                                   done += counted.with_below(0, step).done;
                               }});
  print(fmt::format("progress of {} organizations", many.table("organizations").rows()), timings[0], 160'000);
  std::cout << fmt::format("{} done\n", done);
  return 0;
}

}  // namespace kiemdiem::bench
