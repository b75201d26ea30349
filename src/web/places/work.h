#pragma once

#include "pages/work_list.h"
#include "service/call.h"
#include "service/situations.h"

/// Việc hôm nay.
namespace kiemdiem::web {

service::Outcome<pages::WorkListPage> work_list(service::Call& call);

/// The judged part of the tree that an organization belongs to: its grassroots organization, or itself where
/// it stands above those.
service::Outcome<std::shared_ptr<const service::Judged>> judged_for(service::Call& call,
                                                                    const std::string& unit);

/// Lines of the own work list.
struct WorkCounts {
  int late = 0;
  int today = 0;
};
service::Outcome<WorkCounts> work_counts(service::Call& call, const store::Campaign& campaign);

}  // namespace kiemdiem::web
