#include "procedure/work_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

namespace kiemdiem::procedure {
namespace {

constexpr std::size_t names_shown = 3;
constexpr std::array<Section, sections> all_sections{Section::late,  Section::today,   Section::this_week,
                                                     Section::later, Section::waiting, Section::done};

const Task& task_at(const Work& work, std::int32_t number) {
  return work.tasks()[static_cast<std::size_t>(number)];
}

std::string name_of(const Work& work, SubjectRef subject) {
  return work.situation().display_name(EntityRef{facts::entity_kind(subject.kind), subject.row});
}

void set_doer(const Work& work, const Doer& by, WorkEntry& entry) {
  entry.role = by.role;
  if (by.organization >= 0)
    entry.organization = work.situation().id(EntityRef{EntityKind::organization, by.organization});
  if (by.role == Role::member && by.person >= 0)
    entry.person = work.situation().id(EntityRef{EntityKind::person, by.person});
}

/// In which order it comes: days since 1970 until which it is due, or, of what is done, when it was.
std::int64_t order_of(const WorkEntry& entry) {
  if (entry.state == State::done)
    return entry.done_on ? -static_cast<std::int64_t>(entry.done_on->packed())
                         : std::numeric_limits<std::int32_t>::max();
  if (entry.planned) return entry.planned->date.days;
  return entry.last ? entry.last->days : std::numeric_limits<std::int32_t>::max();
}

bool belong_together(const WorkEntry& one, const WorkEntry& other) {
  return one.step == other.step && one.section == other.section && one.state == other.state &&
         one.returned == other.returned && one.done_late == other.done_late && one.last == other.last &&
         one.role == other.role && one.organization == other.organization && one.person == other.person &&
         one.planned == other.planned;
}

}  // namespace

WorkEntry entry_of(const Work& work, const WorkItem& item, Section section) {
  const Task& first = task_at(work, item.tasks.front());
  const Step& step = work.plan().steps[static_cast<std::size_t>(item.step)];
  TaskText text = work.text(first);
  WorkEntry entry;
  set_doer(work, first.by, entry);
  entry.section = section;
  entry.step = step.id;
  entry.label = step.label.vi;
  entry.document = step.document;
  entry.clause = step.clause;
  entry.subject = work.situation().id(first.subject);
  entry.people = facts::entity_kind(first.subject.kind) == EntityKind::person;
  entry.tasks = static_cast<std::int32_t>(item.tasks.size());
  for (std::size_t at = 0; at < std::min(names_shown, item.tasks.size()); ++at)
    entry.names.push_back(name_of(work, task_at(work, item.tasks[at]).subject));
  entry.single = std::move(text.words);
  entry.state = item.state;
  entry.returned = first.returned;
  entry.done_late = first.done_late;
  entry.last = first.due.last;
  entry.minute = first.due.minute;
  entry.planned = first.planned;
  entry.done_on = first.done_on;
  entry.due = std::move(text.due);
  entry.standing = std::move(text.state);
  entry.left = std::move(text.left);
  entry.why = std::move(text.why);
  if (!text.waits_for.empty()) {
    entry.waits_for = std::move(text.waits_for.front().who);
    entry.why = std::move(text.waits_for.front().what);
  }
  entry.action = std::move(text.action);
  return entry;
}

std::vector<WorkEntry> entries_of(const Work& work, const std::function<bool(const Task&)>& wanted) {
  const WorkList list = work_list(work, wanted);
  std::vector<WorkEntry> entries;
  for (const Section section : all_sections)
    for (const WorkItem& item : list.in(section)) entries.push_back(entry_of(work, item, section));
  return entries;
}

void add_entry(std::vector<WorkEntry>& entries, WorkEntry more) {
  const auto same =
      std::ranges::find_if(entries, [&](const WorkEntry& one) { return belong_together(one, more); });
  if (same == entries.end()) {
    entries.push_back(std::move(more));
    return;
  }
  same->tasks += more.tasks;
  for (std::string& name : more.names)
    if (same->names.size() < names_shown) same->names.push_back(std::move(name));
}

void sort_entries(std::vector<WorkEntry>& entries) {
  std::ranges::stable_sort(entries, [](const WorkEntry& one, const WorkEntry& other) {
    if (one.section != other.section) return one.section < other.section;
    return order_of(one) < order_of(other);
  });
}

std::string words(const WorkEntry& entry) {
  if (entry.tasks == 1) return entry.single;
  const bool more = entry.tasks > static_cast<std::int32_t>(entry.names.size());
  return fmt::format("{}: {} {} ({}{})", entry.label, entry.tasks, entry.people ? "người" : "nơi",
                     fmt::join(entry.names, ", "), more ? " …" : "");
}

}  // namespace kiemdiem::procedure
