#pragma once

#include "service/campaign_lists.h"

/// What has to be put right after a review (form F32), and who sees to it.
namespace kiemdiem::service {

struct RemediationPoint {
  std::string id;
  std::string campaign;
  std::string subject;
  std::string shortcoming, measure, owner;
  std::string due;       ///< ISO day
  std::string state;     ///< "open", "done" (says who has to do it) or "closed" (says who sees to it)
  std::string evidence;  ///< of what was done
  std::string comment;   ///< of who closed it or gave it back
  std::int64_t version = 0;

  bool late_on(const std::string& iso_day) const { return state == "open" && due < iso_day; }
};

/// Points of the subject in this campaign, by due day.
Outcome<std::vector<RemediationPoint>> remediation_of(Call& call, const std::string& subject);

/// Points of the subject from campaigns of earlier periods that nobody has closed: each is answered in the
/// review of this one (kiểm điểm việc khắc phục hạn chế đã chỉ ra).
Outcome<std::vector<RemediationPoint>> open_remediation(Call& call, const std::string& subject);

/// Adds a point (`shortcoming`, `measure`, `owner`, `due`) for the subject in the path; the first one records
/// that the plan was made.
Outcome<void> add_point(Call& call);

/// Moves the point in the path: `state` done needs evidence; closed and open again are for those who see to
/// it, never for the subject.
Outcome<void> move_point(Call& call);

/// Whether who asks may close the points of the subject in the path.
bool sees_to_remediation(const Call& call);

}  // namespace kiemdiem::service
