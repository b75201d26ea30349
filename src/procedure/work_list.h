#pragma once

#include "procedure/work.h"

namespace kiemdiem::procedure {

/// For whom a list is made.
struct Viewer {
  Role role = Role::member;
  std::int32_t organization = -1;  ///< row of the own unit
  std::int32_t person = -1;        ///< row of the own entry; -1: not a member here
};

/// Tasks of one step that one doer has to do until the same day: one line of the list.
struct WorkItem {
  std::int32_t step = -1;
  State state = State::open;
  std::vector<std::int32_t> tasks;  ///< indices, at least one
};

/// Today's work. Within a section the nearest day first; what has no day last.
struct WorkList {
  std::vector<WorkItem> late;
  std::vector<WorkItem> today;      ///< due or to be held today, or right after what has just been done
  std::vector<WorkItem> this_week;  ///< until Sunday
  std::vector<WorkItem> later;      ///< open with a later day or none
  std::vector<WorkItem> waiting;    ///< for somebody else, for a day, or for a fact
  std::vector<WorkItem> done;       ///< last done first
};

/// The deputy sees the secretary's list; advisory bodies and the committee that they serve see the same.
WorkList work_list(const Work& work, const Viewer& viewer);

/// "Kiểm điểm đảng viên: 12 người (An, Bình, Cúc …)"; of a single task its own words.
std::string words(const Work& work, const WorkItem& item);

}  // namespace kiemdiem::procedure
