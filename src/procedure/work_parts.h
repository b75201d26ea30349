#pragma once

#include "procedure/doers.h"
#include "procedure/dues.h"
#include "procedure/work.h"

namespace kiemdiem::procedure {

/// Everything that Work holds; read by those who word and count its tasks.
struct Work::Parts {
  Parts(const facts::Situation& facts, const regulation::Regulation& rules,
        const assessment::Assessment& judged, const Plan& steps, const WorkCalendar& days, Moment moment,
        std::span<const UnitPlan> own);

  const facts::Situation& situation;
  const regulation::Regulation& bound;
  const assessment::Assessment& assessment;
  const Plan& plan;       ///< of the top: all steps
  WorkCalendar calendar;  ///< with the situation's own days off
  Moment now;
  assessment::Index index;
  assessment::Rows rows;
  UnitPlans plans;
  const Links& links;  ///< of the top: orders are the same in all
  Asks asks;
  Ledger ledger;
  MeetingDays meetings;
  Doers doers;
  TaskTable table;
  std::vector<Wait> waits;

  DueContext dues() const { return {rows, bound, plans, ledger, meetings, calendar}; }
  const Step& step_of(const Task& task) const {
    return plans.of(task.by.organization).steps[static_cast<std::size_t>(task.step)];
  }
  const Links& links_of(const Task& task) const { return plans.links_of(task.by.organization); }
};

/// Makes the tasks, each with its sign of being done; nothing is dated or judged yet.
void make_tasks(Work::Parts& parts);
/// Says of each task until when, by whom, what it waits for and in which state it is.
void judge_tasks(Work::Parts& parts);

/// Whether something must come before a task about a subject at all. @param place row -1: nowhere in
/// particular
expression::Truth edge_applies(const Work::Parts& parts, const Edge& edge, SubjectRef subject,
                               EntityRef place);

/// A notice of a fixed meeting day that can no longer be kept, or was not.
struct MissedNotice {
  const Ahead* ahead = nullptr;
  Date meeting;
  std::optional<Date> earliest;  ///< first day on which the meeting would be in order
};
std::optional<MissedNotice> missed_notice(const Work::Parts& parts, const Task& task);

}  // namespace kiemdiem::procedure
