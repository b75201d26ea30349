#pragma once

#include <memory>
#include <string>

#include "procedure/work_list.h"
#include "service/call.h"
#include "service/situations.h"

/// Việc hôm nay of whoever asks.
namespace kiemdiem::service {

/// Whoever sees the same work list.
std::string viewer_key(const Actor& actor);

/// Made once for a judged situation: pages, their frame and calendars ask for it. Null where the regulation
/// has no steps, or the role no work in them.
std::shared_ptr<const procedure::WorkList> own_work(const Actor& actor, const Judged& judged);

}  // namespace kiemdiem::service
