#pragma once

#include "procedure/meeting_rules.h"
#include "procedure/work.h"

namespace kiemdiem::procedure {

/// Something of another meeting about the same person.
struct Elsewhere {
  std::int32_t task = -1;    ///< index among the tasks
  EntityRef body;            ///< who meets there
  bool comes_first = false;  ///< a rule asks for it before this meeting
  bool comes_later = false;  ///< a rule asks for this meeting before it
  std::int32_t rule = -1;    ///< of either; -1: none says it
};

/// One collective, organization or person to be reviewed.
struct AgendaItem {
  SubjectRef subject;
  std::int32_t task = -1;  ///< index among the tasks
  /// Who takes the chair: by right first, then those who may stand in. Never the person reviewed.
  std::vector<std::int32_t> chairs;
  std::int32_t chair_rule = -1;  ///< the rule that names the chair; -1: it is usual
  struct After {
    std::size_t item = 0;
    std::int32_t rule = -1;  ///< -1: the plan's own order
  };
  std::vector<After> after;          ///< items of this meeting that must be closed before
  std::vector<Wait> waits;           ///< what must be done outside of this meeting before, and is not
  std::vector<Elsewhere> elsewhere;  ///< of a person: in the order required
};

/// What is told to the meeting before it votes.
struct Announced {
  std::size_t step = 0;             ///< index among the steps
  std::vector<std::int32_t> there;  ///< tasks that are done
  std::vector<std::int32_t> missing;
};

struct Agenda {
  EntityRef body;
  std::vector<Announced> announced;  ///< steps with something to announce or missing
  std::vector<AgendaItem> items;     ///< each subject once, in the order of the meeting
};

/// The body in whose meeting the review of a task takes place; row -1 where it is not known.
EntityRef meeting_body(const Work& work, const MeetingRules& rules, const Task& task);

/// Whether a task is the review of somebody in a meeting, in the group also.
bool is_review(const Work& work, const Task& task);

/// The bodies that meet, each once: those of one organization, or of all.
/// @param organization whose; -1: all
std::vector<EntityRef> meeting_bodies(const Work& work, const MeetingRules& rules,
                                      std::int32_t organization = -1);

/// Who is summoned: the members of a cell or group, those who belong to a collective.
std::vector<std::int32_t> summoned(const Work& work, EntityRef body);

/// What a meeting takes up. Order, chair and what comes first are those of the rules; where they say
/// nothing, of the meeting rules.
Agenda agenda(const Work& work, const MeetingRules& rules, EntityRef body);

}  // namespace kiemdiem::procedure
