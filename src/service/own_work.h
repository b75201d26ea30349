#pragma once

#include <memory>
#include <optional>
#include <string>

#include "procedure/meeting_entries.h"
#include "procedure/work_entries.h"
#include "service/call.h"
#include "service/situations.h"
#include "service/units.h"

/// Việc hôm nay of whoever asks.
namespace kiemdiem::service {

/// Whoever sees the same work list.
std::string viewer_key(const Actor& actor);

/// The role that the plan knows; nothing for one that has no work in it.
std::optional<procedure::Role> procedure_role(Role role);

/// Made once for a judged situation: pages, their frame and calendars ask for it. Null where the regulation
/// has no steps, or the role no work in them.
std::shared_ptr<const procedure::WorkList> own_work(const Actor& actor, const Judged& judged);

/// The meetings that whoever asks sees in a campaign, by time, from one judged part of the tree or from many.
Outcome<std::vector<procedure::MeetingEntry>> own_meetings(Call& call, const store::Campaign& campaign);
/// What whoever asks still has to do there.
Outcome<std::vector<procedure::WorkEntry>> own_tasks(Call& call, const store::Campaign& campaign);

}  // namespace kiemdiem::service
