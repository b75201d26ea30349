#pragma once

#include "paper/papers/frame.h"

/// Frame papers of a campaign (form F00): the plan of a unit, and the decision on a counting or drafting
/// team.
namespace kiemdiem::paper {

struct PlannedStep {
  std::string what;
  std::string who = {};
  std::string due = {};     ///< "trước ngày 12/12/2026"
  std::string clause = {};  ///< of the rule that sets the day
};
struct CampaignPlan {
  Issued issued;
  std::string period;
  std::vector<std::string> grounds;
  std::vector<PlannedStep> steps;
  std::vector<std::string> items = {};  ///< further points that the unit's reviews take up
};
Paper campaign_plan(const CampaignPlan& plan, const Profile& profile);

struct TeamDecision {
  Issued issued;
  std::string period;
  std::string team;  ///< "Tổ kiểm phiếu"
  std::string task;  ///< "bỏ phiếu xếp loại chất lượng … ngày 20/12/2026"
  std::string decided_by;
  std::vector<std::string> grounds = {};
  std::vector<Participant> members;  ///< the head first
};
Paper team_decision(const TeamDecision& decision, const Profile& profile);

}  // namespace kiemdiem::paper
