#pragma once

#include <string>
#include <utility>
#include <vector>

#include "service/demonstration.h"
#include "service/review_meetings.h"

/// The meeting that is killed: that of a cell of the demonstrations.
namespace kiemdiem::service {

inline constexpr std::int64_t begins = 1'671'501'600'000;  ///< 20 December 2022, 09:00 in Viet Nam
inline constexpr const char* scripted_campaign = "benh-vien-phoi-2021";

inline Asked in_meeting(std::string_view action, const std::string& token,
                        const std::vector<std::pair<std::string, std::string>>& fields) {
  Asked asked;
  asked.action = &action_named(action);
  asked.token = token;
  asked.needs_csrf = false;
  asked.now = now_at(begins);
  asked.inputs.set("campaign", scripted_campaign);
  asked.inputs.set("unit", "bvp.noi");
  asked.inputs.set("meeting", "organization.bvp.noi.1");
  for (const auto& [name, value] : fields) asked.inputs.set(name, value);
  return asked;
}

inline std::unique_ptr<Office> office_at(const std::string& url) {
  return Office::open(store::Database::open(url).value(), Installation::open(KIEMDIEM_SOURCE_DIR).value(),
                      {true, 1, SecondStep::offered})
      .value();
}

}  // namespace kiemdiem::service
