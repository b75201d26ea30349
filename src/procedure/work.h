#pragma once

#include <memory>
#include <span>

#include "assessment/assessment.h"
#include "procedure/plan.h"
#include "procedure/task.h"

namespace kiemdiem::procedure {

/// Who is in the chair by a rule of kind chair.
struct NamedChair {
  std::vector<std::int32_t> people;
  std::int32_t rule = -1;  ///< index among the rules in force; -1: none speaks of it
};

/// What a situation means as work, on a day: every step of the plan for every subject.
class Work {
 public:
  /// All arguments must live longer. @param bound as given to assessment::judge, @param assessment its answer
  /// @param now the day, with the minute where it is known; what is recorded for later is not yet done
  /// @param own the plans of units inside that set days or steps of their own (see together()). What is due
  /// follows the nearest plan at or above the unit whose people do it.
  Work(const facts::Situation& situation, const regulation::Regulation& bound,
       const assessment::Assessment& assessment, const Plan& plan, const WorkCalendar& calendar, Moment now,
       std::span<const UnitPlan> own = {});
  ~Work();
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;

  const Plan& plan() const;  ///< of the top: every step
  /// The plan that an organization follows. @param organization row; -1: the top's
  const Plan& plan_of(std::int32_t organization) const;
  /// The step as the plan has it that a task follows.
  const Step& step_of(const Task& task) const;
  const facts::Situation& situation() const;
  const assessment::Index& index() const;
  const regulation::Regulation& regulation() const;
  const WorkCalendar& calendar() const;
  Moment now() const;

  const std::vector<Task>& tasks() const;  ///< by step, then by subject
  std::span<const Wait> waits_of(const Task& task) const;
  /// The task of a step for a subject; nothing where there is none.
  const Task* find(std::string_view step, SubjectRef subject) const;

  TaskText text(const Task& task) const;
  WaitText text(const Wait& wait) const;
  /// "bí thư chi bộ Chi bộ 1 (Cao Đình Bảo)"
  std::string who(const Doer& doer) const;

  /// Who is in the chair while a person is reviewed in the own cell, by the rules of kind chair: rows of
  /// those who hold the post; empty where no rule speaks of it or nobody does.
  std::vector<std::int32_t> chair_of(std::int32_t reviewed) const { return chair_by_rule(reviewed).people; }
  NamedChair chair_by_rule(std::int32_t reviewed) const;
  /// Who heads an organization or collective; empty where nobody is known.
  std::vector<std::int32_t> heads_of(EntityRef body) const;
  /// The party organization whose work something about a subject is: the cell of a person; -1: not known.
  std::int32_t unit_of(SubjectRef subject) const;
  /// "/tinh/huyen/cb1/": the ids from the top of the situation down, as the store keys its tables.
  std::string unit_path(std::int32_t organization) const;

  struct Parts;
  const Parts& parts() const;  ///< of this layer alone

 private:
  std::unique_ptr<const Parts> parts_;
};

}  // namespace kiemdiem::procedure
