#include "service/wide_work.h"

#include <algorithm>

#include "service/judged.h"
#include "service/office.h"
#include "service/own_work.h"
#include "service/progress.h"
#include "store/records.h"

namespace kiemdiem::service {
namespace {

using Parts = std::vector<std::shared_ptr<const PartProgress>>;

/// @param above also of the organizations above, each by itself
Outcome<Parts> told_parts(Call& call, const store::Campaign& campaign, const Unit& unit, bool above) {
  const auto by = counted_by(call, campaign);
  if (!by) return tl::unexpected{by.error()};
  ProgressBook& book = call.office.progress_book();
  std::vector<const Unit*> roots = roots_under(*by->units, unit);
  if (const auto counted = book.count(*by, roots); !counted) return refused(counted.error());
  if (above)
    for (const Unit* one : by->units->way_to(unit))
      if (one != &unit) roots.insert(roots.begin(), one);
  Parts parts;
  for (const Unit* root : roots) {
    auto part = book.part(*by, *root);
    if (!part) return refused(part.error());
    parts.push_back(std::move(*part));
  }
  return parts;
}

/// What somebody has to do as a member, in the part in which the own cell stands.
Outcome<void> add_as_member(Call& call, const store::Campaign& campaign, const Unit& seen,
                            std::vector<procedure::WorkEntry>& entries) {
  if (call.actor.person.empty()) return {};
  const auto record = store::find(call.data, {"", "people", call.actor.person});
  if (!record) return refused(record.error());
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit* cell = *record ? (*units)->at_path((*record)->text.unit_path) : nullptr;
  if (cell == nullptr || is_judged_alone((*units)->grassroots_of(*cell)) ||
      !cell->path.starts_with(seen.path))
    return {};
  const auto judged = judged_in(call, campaign, cell->id);
  if (!judged) return tl::unexpected{judged.error()};
  if (!(*judged)->work) return {};
  const std::int32_t row = row_of(**judged, "people", call.actor.person);
  if (row < 0) return {};
  for (procedure::WorkEntry& entry :
       procedure::entries_of(*(*judged)->work, [row](const procedure::Task& task) {
         return task.by.role == procedure::Role::member && task.by.person == row;
       }))
    procedure::add_entry(entries, std::move(entry));
  return {};
}

}  // namespace

Outcome<std::vector<procedure::WorkEntry>> wide_work(Call& call, const store::Campaign& campaign,
                                                     const Unit& unit) {
  std::vector<procedure::WorkEntry> entries;
  const auto role = procedure_role(call.actor.acting.role);
  if (!role) return entries;
  const auto parts = told_parts(call, campaign, unit, false);
  if (!parts) return tl::unexpected{parts.error()};
  const auto is_own = [&](const procedure::WorkEntry& entry) {
    if (entry.role == procedure::Role::member)
      return !call.actor.person.empty() && entry.person == call.actor.person;
    return entry.organization == unit.id && procedure::does_work_of(*role, entry.role);
  };
  for (const auto& part : *parts)
    for (const procedure::WorkEntry& entry : part->work)
      if (is_own(entry)) procedure::add_entry(entries, entry);
  if (auto added = add_as_member(call, campaign, unit, entries); !added) return tl::unexpected{added.error()};
  procedure::sort_entries(entries);
  return entries;
}

Outcome<std::vector<procedure::MeetingEntry>> wide_meetings(Call& call, const store::Campaign& campaign,
                                                            const Unit& unit) {
  const auto parts = told_parts(call, campaign, unit, true);
  if (!parts) return tl::unexpected{parts.error()};
  std::vector<procedure::MeetingEntry> meetings;
  for (const auto& part : *parts)
    meetings.insert(meetings.end(), part->meetings.begin(), part->meetings.end());
  std::ranges::stable_sort(meetings, [](const auto& one, const auto& other) {
    return one.planned.packed() < other.planned.packed();
  });
  return meetings;
}

}  // namespace kiemdiem::service
