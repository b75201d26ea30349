#pragma once

#include "procedure/meeting_entries.h"
#include "procedure/work_entries.h"
#include "service/call.h"
#include "service/units.h"

/// Work and meetings of an organization whose part of the tree is too large to be judged for one page: the
/// lines that the book of progress keeps of each part below, put together.
namespace kiemdiem::service {

/// What the asking role has to do in its unit, and, where it is also a person's, what that person has to do
/// where it is a member. In the order of a work list.
Outcome<std::vector<procedure::WorkEntry>> wide_work(Call& call, const store::Campaign& campaign,
                                                     const Unit& unit);

/// The meetings of the organization, of those below it and of those above it, by time.
Outcome<std::vector<procedure::MeetingEntry>> wide_meetings(Call& call, const store::Campaign& campaign,
                                                            const Unit& unit);

}  // namespace kiemdiem::service
