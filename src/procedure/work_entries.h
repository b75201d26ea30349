#pragma once

#include <functional>

#include "procedure/work_list.h"

/// Lines of a work list as plain values. They outlive the situation that they were made from: what an
/// organization has to do is put together from those of the many parts of the tree below it.
namespace kiemdiem::procedure {

struct WorkEntry {
  Role role = Role::administrator;  ///< who has to do it
  std::string organization;         ///< its id
  std::string person;               ///< of a member's own work: the id
  Section section = Section::later;
  std::string step, label;  ///< id, and in Vietnamese
  std::string document, clause;
  std::string subject;  ///< id of the first: "organization:a"
  bool people = false;  ///< the subjects are people
  std::int32_t tasks = 0;
  std::vector<std::string> names;  ///< of the first three subjects
  std::string single;              ///< the words of the first task
  State state = State::open;
  bool returned = false, done_late = false;
  std::optional<Date> last;  ///< last day that is in time
  std::int16_t minute = -1;  ///< on the last day, before this minute
  std::optional<Moment> planned, done_on;
  std::string due, standing, left;  ///< in words, as TaskText has them
  std::string waits_for;            ///< whom; empty: for nobody
  std::string why;                  ///< for what it waits, or why it cannot be done
  Action action;

  bool operator==(const WorkEntry&) const = default;
};

WorkEntry entry_of(const Work& work, const WorkItem& item, Section section);

/// The tasks that are wanted, each doer's in lines of their own.
std::vector<WorkEntry> entries_of(const Work& work, const std::function<bool(const Task&)>& wanted);

/// Adds an entry to those of the same viewer: tasks of one step until the same day become one line.
void add_entry(std::vector<WorkEntry>& entries, WorkEntry more);
/// Within a section the nearest day first, what has no day last; of what is done the last first.
void sort_entries(std::vector<WorkEntry>& entries);

/// "Kiểm điểm đảng viên: 12 người (An, Bình, Cúc …)"; of a single task its own words.
std::string words(const WorkEntry& entry);

}  // namespace kiemdiem::procedure
