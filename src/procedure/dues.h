#pragma once

#include "assessment/row_facts.h"
#include "procedure/ledger.h"
#include "procedure/unit_plans.h"

namespace kiemdiem::procedure {

/// The tasks by step, each step's sorted by subject.
struct TaskTable {
  std::vector<Task> tasks;
  std::vector<std::size_t> starts;  ///< by step, and one more

  std::span<const Task> of_step(std::size_t step) const {
    return std::span{tasks}.subspan(starts[step], starts[step + 1] - starts[step]);
  }
  /// The first task of a step for a subject; -1: none.
  std::int32_t find(std::size_t step, SubjectRef subject) const;
};

/// The last moment at which something may be sent for a meeting.
Moment last_moment(const WorkCalendar& calendar, const regulation::NoticeBody& notice, Date meeting);

/// The first day, from `not_before` on, for which something sent then is in time.
std::optional<Date> first_meeting_day(const WorkCalendar& calendar, const regulation::NoticeBody& notice,
                                      Moment sent, Date not_before);

/// When meetings are held or planned.
class MeetingDays {
 public:
  explicit MeetingDays(const Index& index);

  struct Registration {
    SubjectRef subject;
    Moment planned;
    std::int32_t row = -1;
  };
  /// The registration for a subject's meeting: its own, that of its committee, of its unit or cell.
  const Registration* registered(SubjectRef subject, EntityRef place) const;

 private:
  const Registration* of(SubjectRef subject) const;
  const Index& index_;
  std::vector<Registration> registrations_;  ///< one a subject, sorted: the last that is dated
};

/// The day of a meeting, as far as it is known.
struct MeetingDay {
  std::optional<Date> day;
  bool provisional = false;  ///< the last day on which it may be held
  bool held = false;
};

/// Whether a notice speaks of a subject's meeting.
bool is_about(const assessment::Rows& rows, const regulation::Regulation& bound, const Ahead& ahead,
              SubjectRef subject);

struct DueContext {
  const assessment::Rows& rows;
  const regulation::Regulation& bound;
  const UnitPlans& plans;
  const Ledger& ledger;
  const MeetingDays& meetings;
  const WorkCalendar& calendar;
};

MeetingDay meeting_day(const DueContext& context, const Step& step, const Task* task, SubjectRef subject,
                       EntityRef place);
/// @pre the task says by whom it is done: it follows the plan of their unit
Due due_of(const DueContext& context, const TaskTable& table, const Task& task);

}  // namespace kiemdiem::procedure
