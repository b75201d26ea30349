#pragma once

#include "procedure/plan.h"

namespace kiemdiem::procedure {

/// How many of those summoned have to be there.
enum class Quorum : std::uint8_t { not_said, more_than_half, two_thirds };
/// "more_than_half"; empty where nothing is said.
std::string_view name(Quorum quorum);
std::optional<Quorum> quorum_named(std::string_view name);
/// Whether so many are enough; without a quorum always.
bool is_quorate(Quorum quorum, int present, int summoned);

/// What is usual in review meetings where no rule speaks of it: `regulations/<id>/meeting.yaml`, each key
/// taken from the nearest base that has it. doc/procedure.md describes the keys.
struct MeetingRules {
  std::vector<facts::SubjectKind> order;  ///< which kinds of subject are taken up first
  std::vector<std::vector<int>> ranks;    ///< roles, the highest first; who has none of them comes last
  /// Collectives that are reviewed in the meeting of another body.
  struct HeldAt {
    int collective_kind = 0;
    std::optional<int>
        collective;  ///< kind of the other collective; nothing: the meeting of the organization
  };
  std::vector<HeldAt> held_at;
  std::vector<int> leading;  ///< kinds of collective in whose meeting an organization with cells is reviewed
  std::vector<std::string> announced;  ///< steps whose outcome is announced before the vote
  std::string document, clause;        ///< of the rule that asks for the announcements; may be empty
  Quorum quorum = Quorum::not_said;
};

/// Refuses unknown words, steps and rules. An empty map gives rules that say nothing.
Result<MeetingRules> read_meeting_rules(const Node& root, const Plan& plan,
                                        const regulation::Regulation& bound);

}  // namespace kiemdiem::procedure
