#include <algorithm>
#include <array>

#include "procedure/work_parts.h"

namespace kiemdiem::procedure {
namespace {

/// What tells how far a unit has come.
struct Tally {
  bool any = false;
  bool reviewed_any = false, rated_any = false;
  int body_reviews_left = 0, body_reviews_done = 0;  ///< of the organization and its committees
  int ratings_left = 0, ratings_done = 0;
  int dossiers_left = 0, dossiers_done = 0;
  int decisions_left = 0, decisions_done = 0;  ///< of the organization and its committees

  Phase reached() const {
    // The dossier closes the rating; where none is sent, all ratings do.
    const bool sent = dossiers_done > 0 && dossiers_left == 0;
    const bool rated = dossiers_done + dossiers_left > 0 ? sent : ratings_done > 0 && ratings_left == 0;
    if (rated) return decisions_done > 0 && decisions_left == 0 ? Phase::closed : Phase::deciding;
    if (rated_any || (body_reviews_done > 0 && body_reviews_left == 0)) return Phase::rating;
    return reviewed_any ? Phase::reviewing : Phase::preparing;
  }
};

class Counter {
 public:
  explicit Counter(const Work::Parts& parts)
      : parts_(parts),
        units_(static_cast<std::size_t>(parts.index.count(EntityKind::organization))),
        dossier_(parts.index.word("event", "dossier_sent")) {
    for (const Task& task : parts.table.tasks) count(task);
  }

  /// Without work of its own, a unit is as far as the last of those below it.
  std::optional<Phase> phase_of(std::int32_t unit) const {
    const Tally& own = units_[static_cast<std::size_t>(unit)];
    if (own.any) return own.reached();
    std::optional<Phase> least;
    for (const std::int32_t child : parts_.index.children(unit))
      if (const auto below = phase_of(child); below && (!least || *below < *least)) least = below;
    return least;
  }

  std::optional<Phase> least() const {
    std::optional<Phase> least;
    for (const Tally& unit : units_)
      if (unit.any && (!least || unit.reached() < *least)) least = unit.reached();
    return least;
  }

 private:
  void count(const Task& task) {
    if (task.state == State::not_needed || parts_.step_of(task).optional) return;
    const SubjectRef subject = task.subject;
    if (subject.kind == SubjectKind::collective && !parts_.index.is_party_committee(subject.row)) return;
    if (subject.kind == SubjectKind::organization && !parts_.index.is_party_organization(subject.row)) return;
    const std::int32_t unit = parts_.doers.own_unit(subject);
    if (unit < 0) return;
    add(units_[static_cast<std::size_t>(unit)], parts_.step_of(task), task);
  }

  void add(Tally& tally, const Step& step, const Task& task) const {
    tally.any = true;
    const bool done = task.state == State::done;
    const bool body = facts::entity_kind(task.subject.kind) != EntityKind::person;
    switch (step.phase) {
      case Phase::reviewing:
        tally.reviewed_any = tally.reviewed_any || done;
        if (body) ++(done ? tally.body_reviews_done : tally.body_reviews_left);
        break;
      case Phase::rating:
        if (shows(step, {dossier_})) {
          ++(done ? tally.dossiers_done : tally.dossiers_left);
          break;
        }
        tally.rated_any = tally.rated_any || done;
        ++(done ? tally.ratings_done : tally.ratings_left);
        break;
      case Phase::deciding:
        if (body && step.only_after.empty()) ++(done ? tally.decisions_done : tally.decisions_left);
        break;
      case Phase::preparing:
      case Phase::closed:
        break;
    }
  }

  const Work::Parts& parts_;
  std::vector<Tally> units_;
  int dossier_;
};

}  // namespace

Phase Work::phase_of(std::int32_t organization) const {
  return Counter{*parts_}.phase_of(organization).value_or(Phase::preparing);
}

Phase Work::phase() const {
  return Counter{*parts_}.least().value_or(Phase::preparing);
}

}  // namespace kiemdiem::procedure
