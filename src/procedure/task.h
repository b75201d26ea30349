#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "assessment/index.h"
#include "procedure/step.h"

namespace kiemdiem::procedure {

using facts::EntityKind;
using facts::EntityRef;
using facts::SubjectKind;
using facts::SubjectRef;

enum class State : std::uint8_t {
  done,
  open,        ///< may be done now
  waiting,     ///< something else must come first: waits
  late,        ///< the last day has passed
  blocked,     ///< the rules forbid it now: too early, or the notice of the meeting can no longer be kept
  not_needed,  ///< the rules leave the subject out, or nobody needs it any more
  undecided,   ///< a fact is missing to say whether it is needed
};
std::string_view name(State state);   ///< "open"
std::string_view label(State state);  ///< "làm được ngay"

/// Until when.
struct Due {
  enum class Kind : std::uint8_t { none, before, at_latest, on_day, at_once };
  Kind kind = Kind::none;
  std::optional<Date> from;  ///< not before
  std::optional<Date> last;  ///< last day that is in time
  std::int16_t minute = -1;  ///< on the last day, before this minute (weekly cut-off)
  bool provisional =
      false;  ///< counted from the last day on which the meeting may be held: no day is planned
  std::optional<Date> meeting;  ///< of a notice: the day that it is counted back from
  std::int32_t rule = -1;       ///< index among the rules in force; -1: the step itself says so
};

/// Who has to do it.
struct Doer {
  Role role = Role::administrator;
  std::int32_t organization = -1;  ///< row; -1: not in the situation
  std::int32_t person = -1;        ///< row, where somebody holds the post or it is a member's own work
};

/// One step for one subject. No texts: Work::text makes them for what is shown.
struct Task {
  std::int32_t step = -1;  ///< index in Plan::steps
  SubjectRef subject;
  EntityRef place;  ///< where it is done, if the step says so; row -1: nowhere in particular
  State state = State::open;
  bool returned = false;      ///< was done and sent back
  bool done_late = false;     ///< done after the last day
  bool need_unknown = false;  ///< of undecided: whether the step is needed at all, not what comes before it
  std::optional<Moment> done_on;  ///< where the day is known
  std::optional<Moment> planned;  ///< of a meeting that is registered for a day
  std::optional<Date> earliest;   ///< of blocked: the first day on which it becomes possible, if one is known
  Due due;
  int working_days_left = 0;  ///< until the last day, today not counted; negative: late by so many
  Doer by;
  std::int32_t first_wait = 0, waits = 0;  ///< range in Work::waits
};

/// What a task waits for.
struct Wait {
  std::int32_t task = -1;  ///< index of the task waited for; -1: no step of the plan shows it
  int event = -1;          ///< kind of event that is missing; -1: papers
  SubjectRef subject;      ///< whose
  std::int32_t rule = -1;  ///< index of the rule that asks for it; -1: the plan's own order
};

/// Where a task is done in the program: a stable name with its arguments.
struct Action {
  std::string name;  ///< "record-event", "record-document"
  std::vector<std::pair<std::string, std::string>> arguments;
  bool operator==(const Action&) const = default;
};

struct WaitText {
  std::int32_t task = -1;
  std::string what;      ///< "Kiểm điểm tập thể Chi ủy Khoa Nội"
  std::string who;       ///< "bí thư chi bộ Chi bộ Khoa Nội (Cao Đình Bảo)"
  std::string why;       ///< the rule's text
  std::string citation;  ///< "KH CB Bệnh viện Phổi 2021, II.4.2"
};

/// A task in Vietnamese, for one line of a page.
struct TaskText {
  std::string step;   ///< id
  std::string words;  ///< "Gửi dự thảo báo cáo kiểm điểm của Chi ủy Khoa Nội"
  std::string state;  ///< "quá hạn"
  std::string due;    ///< "trước ngày 15/12/2022", "ngay sau khi kiểm điểm"; empty: no day
  std::string left;  ///< "còn 3 ngày làm việc", "hạn hôm nay", "quá hạn 2 ngày làm việc"; empty: no day
  std::string who;       ///< "bí thư chi bộ Chi bộ Khoa Nội (Cao Đình Bảo)"
  std::string citation;  ///< "KH CB Bệnh viện Phổi 2021, V"
  std::string why;       ///< of blocked, not needed and undecided: the reason in a sentence
  std::vector<WaitText> waits_for;
  Action action;
};

}  // namespace kiemdiem::procedure
