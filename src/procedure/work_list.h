#pragma once

#include <functional>

#include "procedure/work.h"

namespace kiemdiem::procedure {

/// For whom a list is made.
struct Viewer {
  Role role = Role::member;
  std::int32_t organization = -1;  ///< row of the own unit
  std::int32_t person = -1;        ///< row of the own entry; -1: not a member here
};

/// Where in the list something stands.
enum class Section : std::uint8_t {
  late,
  today,  ///< due or to be held today, or right after what has just been done
  this_week,
  later,
  waiting,
  done
};
inline constexpr std::size_t sections = 6;

/// Tasks of one step that one doer has to do until the same day: one line of the list.
struct WorkItem {
  std::int32_t step = -1;
  State state = State::open;
  std::vector<std::int32_t> tasks;  ///< indices, at least one
};

/// Today's work. Within a section the nearest day first; what has no day last.
struct WorkList {
  std::vector<WorkItem> late;
  std::vector<WorkItem> today;
  std::vector<WorkItem> this_week;  ///< until Sunday
  std::vector<WorkItem> later;      ///< open with a later day or none
  std::vector<WorkItem> waiting;    ///< for somebody else, for a day, or for a fact
  std::vector<WorkItem> done;       ///< last done first

  const std::vector<WorkItem>& in(Section section) const;
};

/// Whether a role does what is asked of another: the deputy the secretary's, advisory bodies the committee's.
bool does_work_of(Role viewer, Role doer);

/// The deputy sees the secretary's list; advisory bodies and the committee that they serve see the same.
WorkList work_list(const Work& work, const Viewer& viewer);
/// The list of the tasks that are wanted, whoever has to do them; what the rules leave out is not in it.
WorkList work_list(const Work& work, const std::function<bool(const Task&)>& wanted);

}  // namespace kiemdiem::procedure
