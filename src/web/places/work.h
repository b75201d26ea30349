#pragma once

#include "pages/work_list.h"
#include "service/call.h"
#include "service/judged.h"

/// Việc hôm nay.
namespace kiemdiem::web {

using service::judged_for;
using service::judged_in;

service::Outcome<pages::WorkListPage> work_list(service::Call& call);
/// @param most_judged of an organization with more members the lines are put together part by part
service::Outcome<pages::WorkListPage> work_list_page(service::Call& call, std::int64_t most_judged);

/// Lines of the own work list.
struct WorkCounts {
  int late = 0;
  int today = 0;
};
service::Outcome<WorkCounts> work_counts(service::Call& call, const store::Campaign& campaign);

}  // namespace kiemdiem::web
