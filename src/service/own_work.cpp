#include "service/own_work.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

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

namespace {

constexpr std::array to_do{procedure::Section::late, procedure::Section::today, procedure::Section::this_week,
                           procedure::Section::later, procedure::Section::waiting};

Outcome<const Unit*> own_unit(Call& call) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit* unit = (*units)->find(call.actor.acting.unit);
  if (unit == nullptr) return refused(Refused::hidden);
  return unit;
}

}  // namespace

Outcome<std::vector<procedure::MeetingEntry>> own_meetings(Call& call, const store::Campaign& campaign) {
  const auto unit = own_unit(call);
  if (!unit) return tl::unexpected{unit.error()};
  const auto wide = is_wide(call, campaign, **unit);
  if (!wide) return tl::unexpected{wide.error()};
  if (*wide) return wide_meetings(call, campaign, **unit);
  const auto judged = judged_in(call, campaign, (*unit)->id);
  if (!judged) return tl::unexpected{judged.error()};
  if (!(*judged)->work) return std::vector<procedure::MeetingEntry>{};
  return procedure::entries_of(*(*judged)->work, meetings_seen(**judged, **call.units(), **unit));
}

Outcome<std::vector<procedure::WorkEntry>> own_tasks(Call& call, const store::Campaign& campaign) {
  const auto unit = own_unit(call);
  if (!unit) return tl::unexpected{unit.error()};
  const auto wide = is_wide(call, campaign, **unit);
  if (!wide) return tl::unexpected{wide.error()};
  std::vector<procedure::WorkEntry> entries;
  if (*wide) {
    auto all = wide_work(call, campaign, **unit);
    if (!all) return tl::unexpected{all.error()};
    std::ranges::copy_if(*all, std::back_inserter(entries), [](const procedure::WorkEntry& entry) {
      return entry.section != procedure::Section::done;
    });
    return entries;
  }
  const auto judged = judged_in(call, campaign, (*unit)->id);
  if (!judged) return tl::unexpected{judged.error()};
  const auto list = own_work(call.actor, **judged);
  if (!list) return entries;
  for (const procedure::Section section : to_do)
    for (const procedure::WorkItem& item : list->in(section))
      entries.push_back(procedure::entry_of(*(*judged)->work, item, section));
  return entries;
}

}  // namespace kiemdiem::service
