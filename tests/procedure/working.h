#pragma once

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "facts/read_situation.h"
#include "installation/installation.h"
#include "procedure/progress.h"
#include "procedure/work_list.h"

/// What the tests of the procedure share: the regulations and step files of the repository, situations in
/// YAML.
namespace kiemdiem::procedure {

inline Installation& data() {
  static Installation opened = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  return opened;
}

inline Date day(const std::string& iso) {
  return parse_date(iso).value();
}
inline Moment at(const std::string& iso) {
  return parse_moment(iso).value();
}

inline facts::Period year(int number) {
  facts::Period period;
  period.year = number;
  period.first = *make_date(number, 1, 1);
  period.last = *make_date(number, 12, 31);
  return period;
}

/// A regulation bound for a year and day, with its plan.
struct Rules {
  regulation::Regulation bound;
  Plan plan;
};

inline Result<Rules> try_rules(const std::string& id, const facts::Period& period, Date on, bool all_layers) {
  auto laid = data().regulation(id, all_layers);
  if (!laid) return tl::unexpected{laid.error()};
  auto bound = regulation::bind(*laid, period, on);
  if (!bound) return tl::unexpected{bound.error()};
  const auto file = data().steps_file(id);
  if (!file) return tl::unexpected{file.error()};
  const auto tree = parse_yaml((*file)->text, (*file)->name);
  if (!tree) return tl::unexpected{tree.error()};
  auto plan = read_steps(*tree, *bound, period, on);
  if (!plan) return tl::unexpected{plan.error()};
  return Rules{std::move(*bound), std::move(*plan)};
}

inline const Rules& rules(const std::string& id, const facts::Period& period, Date on,
                          bool all_layers = false) {
  static std::map<std::tuple<std::string, int, int, bool>, Rules> known;
  const std::tuple key{id, period.last.days, on.days, all_layers};
  const auto found = known.find(key);
  if (found != known.end()) return found->second;
  auto read = try_rules(id, period, on, all_layers);
  if (!read) {
    ADD_FAILURE() << to_text(read.error());
    return known[key];
  }
  return known.emplace(key, std::move(*read)).first->second;
}

/// A situation read, judged and seen as work. Heap, because Work refers to the rest.
class Told {
 public:
  /// @param own plans of units inside, laid over that of the regulation
  Told(const std::string& text, const std::string& now, const Plan* own_plan = nullptr,
       std::vector<UnitPlan> own = {}) {
    const Node tree = parse_yaml(text, "t.yaml").value();
    const std::string id = facts::regulation_named_in(tree);
    const Node* layers = tree.find("layers");
    const bool all = layers != nullptr && layers->text() == "all";
    auto read = facts::read_situation(tree, data().regulation(id, all)->dictionary, "t.yaml");
    if (!read) ADD_FAILURE() << to_text(read.error());
    situation = std::move(*read);
    by = &rules(id, situation.period, situation.on, all);
    assessment = assessment::judge(situation, by->bound, data().calendar());
    plans = together(own_plan == nullptr ? by->plan : *own_plan, std::move(own));
    work.emplace(situation, by->bound, assessment, plans.plan, data().calendar(), at(now), plans.own);
  }
  Told(const Told&) = delete;

  SubjectRef subject(const std::string& id) const {
    for (const SubjectKind kind :
         {SubjectKind::organization, SubjectKind::collective, SubjectKind::member, SubjectKind::leader})
      for (std::int32_t row = 0; row < work->index().count(facts::entity_kind(kind)); ++row)
        if (situation.id(SubjectRef{kind, row}) == id) return {kind, row};
    ADD_FAILURE() << "no subject " << id;
    return {};
  }
  const Task& task(const std::string& step, const std::string& id) const {
    static const Task none;
    const Task* found = work->find(step, subject(id));
    if (found != nullptr) return *found;
    ADD_FAILURE() << "no task " << step << " of " << id;
    return none;
  }
  bool has(const std::string& step, const std::string& id) const {
    return work->find(step, subject(id)) != nullptr;
  }
  std::string state(const std::string& step, const std::string& id) const {
    return std::string{name(task(step, id).state)};
  }
  TaskText text(const std::string& step, const std::string& id) const { return work->text(task(step, id)); }
  std::int32_t organization(const std::string& id) const { return subject("organization:" + id).row; }

  facts::Situation situation;
  const Rules* by = nullptr;
  PartPlans plans;
  assessment::Assessment assessment;
  std::optional<Work> work;
};

/// Expects that tasks and columns give the same progress. @return how many subjects of steps were counted
inline int counted_alike(const Told& told) {
  const auto country = assessment::judge_country(told.situation, told.by->bound, data().calendar());
  const Progress one = progress(*told.work);
  const Progress many = progress_of_many(told.situation, told.by->bound, country.subjects, told.by->plan,
                                         data().calendar(), told.work->now());
  const auto shown = [](const StepCounts& counts) {
    return std::vector{counts.not_begun, counts.under_way, counts.done,      counts.late,
                       counts.returned,  counts.undecided, counts.not_needed};
  };
  int counted = 0;
  for (std::int32_t row = 0; row < told.work->index().count(EntityKind::organization); ++row)
    for (std::size_t step = 0; step < one.steps(); ++step) {
      const std::string where = told.by->plan.steps[step].id + " " + told.work->unit_path(row);
      EXPECT_EQ(shown(one.own(row, step)), shown(many.own(row, step))) << where;
      EXPECT_EQ(shown(one.with_below(row, step)), shown(many.with_below(row, step))) << where;
      counted += one.own(row, step).needed();
    }
  return counted;
}

}  // namespace kiemdiem::procedure
