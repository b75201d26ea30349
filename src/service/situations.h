#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "assessment/assessment.h"
#include "procedure/meeting_rules.h"
#include "procedure/plan.h"
#include "procedure/work.h"
#include "service/call.h"
#include "service/memo.h"
#include "service/regulations.h"
#include "service/units.h"
#include "store/campaigns.h"

namespace kiemdiem::service {

/// A part of the tree in a campaign as the core sees it: facts, judgement, and the work that follows.
/// Immutable.
struct Judged {
  std::shared_ptr<const regulation::Regulation> bound;
  facts::Situation situation;
  assessment::Assessment assessment;
  std::optional<procedure::Plan> plan;          ///< of the whole part: every step, the days of its top
  std::vector<procedure::UnitPlan> unit_plans;  ///< of units inside it with days of their own
  procedure::MeetingRules meeting_rules;        ///< of a plan with steps
  std::unique_ptr<procedure::Work> work;        ///< nothing where the regulation has no steps
  Problems problems;  ///< what keeps it from being judged; then nothing else is to be used
  Memo memo;          ///< what pages derived from it

  bool usable() const { return problems.empty(); }
  const assessment::SubjectResult* find(std::string_view subject) const;
};

/// The row of an entry in a judged situation; -1 where it is not in it.
/// @param list organizations, collectives or people
std::int32_t row_of(const Judged& judged, std::string_view list, std::string_view id);

/// What the plan of the issuing organization says beside days and steps.
struct CampaignHead {
  Node head;                ///< complete, layers, quota_reading, holidays: as in a situation file
  std::optional<Date> day;  ///< of a demonstration: the day that it stands at
  Node own_plan;            ///< days and steps of its own
};
CampaignHead head_of(const std::string& plan_body);

/// Ten minutes are the finest that anything in a plan is counted by.
Moment counted_moment(Moment now);

/// Which part of the tree is put together.
struct Extent {
  bool alone = false;                      ///< the organization itself, without those below it
  std::set<std::string>* named = nullptr;  ///< gets the paths outside of it of all that is named in it
  const Node* declared = nullptr;  ///< facts of the campaign's plans (declarations()), where they are known
};

/// Puts the register and the facts of a campaign together, judges, and keeps what came out until something
/// changes.
class Situations {
 public:
  explicit Situations(Regulations& regulations) : regulations_(regulations) {}

  /// The day that a campaign counts by: today, or the day at which a demonstration stands.
  static Result<Date> day_of(store::Transaction& transaction, const store::Campaign& campaign,
                             const Now& now);

  /// The tree of a situation file for everything at and below an organization.
  Result<Node> tree(store::Transaction& transaction, const store::Campaign& campaign, const Units& units,
                    const Unit& root, Date today, const Extent& extent = {}) const;

  Result<std::shared_ptr<const Judged>> judged(store::Transaction& transaction,
                                               const store::Campaign& campaign, const Units& units,
                                               const Unit& root, const Moment& now, std::uint64_t generation);

  /// Judges a tree that is not kept: what would be if.
  Result<std::shared_ptr<const Judged>> judge(const Node& tree, const store::Campaign& campaign,
                                              const std::vector<store::Plan>& plans, const Unit& root,
                                              const Moment& now) const;

 private:
  struct Kept {
    std::uint64_t generation = 0;
    Moment now;
    std::shared_ptr<const Judged> judged;
  };

  Regulations& regulations_;
  std::mutex mutex_;
  std::map<std::string, Kept> kept_;
};

}  // namespace kiemdiem::service
