#pragma once

#include <optional>

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
/// Above so many people the own work is looked up on its page only, not for the head of every other.
inline constexpr std::int64_t most_counted = 5000;
/// Nothing where they were not counted: then nothing is said of them.
service::Outcome<std::optional<WorkCounts>> work_counts(service::Call& call, const store::Campaign& campaign,
                                                        std::int64_t most_people = most_counted);

}  // namespace kiemdiem::web
