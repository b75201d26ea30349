#include "service/own_work.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/basis.h"
#include "service/judged.h"
#include "service/meetings.h"
#include "service/wide_work.h"

namespace kiemdiem::service {
std::optional<procedure::Role> procedure_role(Role role) {
  for (int at = 0; at <= static_cast<int>(procedure::Role::administrator); ++at)
    if (procedure::name(static_cast<procedure::Role>(at)) == name(role))
      return static_cast<procedure::Role>(at);
  return std::nullopt;
}

std::string viewer_key(const Actor& actor) {
  return fmt::format("{}/{}/{}", name(actor.acting.role), actor.acting.unit, actor.person);
}

std::shared_ptr<const procedure::WorkList> own_work(const Actor& actor, const Judged& judged) {
  const auto role = procedure_role(actor.acting.role);
  if (!judged.work || !role) return nullptr;
  return judged.memo.get<procedure::WorkList>("list/" + viewer_key(actor), [&] {
    const procedure::Viewer viewer{*role, row_of(judged, "organizations", actor.acting.unit),
                                   actor.person.empty() ? -1 : row_of(judged, "people", actor.person)};
    return procedure::work_list(*judged.work, viewer);
  });
}

Outcome<OwnCalendar> own_calendar(Call& call, const store::Campaign& campaign) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit* unit = (*units)->find(call.actor.acting.unit);
  if (unit == nullptr) return refused(Refused::hidden);
  const auto wide = is_wide(call, campaign, *unit);
  if (!wide) return tl::unexpected{wide.error()};
  OwnCalendar own;
  if (*wide) {
    auto meetings = wide_meetings(call, campaign, *unit);
    if (!meetings) return tl::unexpected{meetings.error()};
    auto work = wide_work(call, campaign, *unit);
    if (!work) return tl::unexpected{work.error()};
    std::erase_if(*work, [](const auto& entry) { return entry.section == procedure::Section::done; });
    return OwnCalendar{std::move(*meetings), std::move(*work)};
  }
  const auto judged = judged_in(call, campaign, unit->id);
  if (!judged) return tl::unexpected{judged.error()};
  if (!(*judged)->work) return own;
  const procedure::Work& work = *(*judged)->work;
  own.meetings = procedure::entries_of(work, meetings_seen(**judged, **units, *unit));
  if (const auto list = own_work(call.actor, **judged))
    for (const procedure::Section section :
         {procedure::Section::late, procedure::Section::today, procedure::Section::this_week,
          procedure::Section::later, procedure::Section::waiting})
      for (const procedure::WorkItem& item : list->in(section))
        own.work.push_back(procedure::entry_of(work, item, section));
  return own;
}

}  // namespace kiemdiem::service
