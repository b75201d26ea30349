#include "procedure/agenda.h"

#include <algorithm>
#include <map>

#include "assessment/relations.h"
#include "base/vietnamese.h"
#include "procedure/meeting_bodies.h"
#include "procedure/work_parts.h"

namespace kiemdiem::procedure {

using assessment::Requirement;
using expression::Truth;

namespace {

bool is_person(SubjectRef subject) {
  return facts::entity_kind(subject.kind) == EntityKind::person;
}

void add_once(std::vector<std::int32_t>& rows, const std::vector<std::int32_t>& more, std::int32_t without) {
  for (const std::int32_t row : more)
    if (row != without && std::ranges::find(rows, row) == rows.end()) rows.push_back(row);
}

/// One review that must come before another, by a rule or by the plan.
struct Demand {
  bool asked = false;
  std::int32_t rule = -1;
};

class AgendaMaker {
 public:
  AgendaMaker(const Work& work, const MeetingRules& rules, EntityRef body)
      : work_(work), parts_(work.parts()), rules_(rules) {
    made_.body = body;
  }

  Agenda made() && {
    find_items();
    sort_usually();
    find_orders();
    sort_by_orders();
    for (AgendaItem& item : made_.items) {
      find_chairs(item);
      find_waits(item);
      find_elsewhere(item);
    }
    find_announced();
    return std::move(made_);
  }

 private:
  void find_items() {
    for (std::size_t number = 0; number < work_.tasks().size(); ++number) {
      const Task& task = work_.tasks()[number];
      if (task.state == State::not_needed || !is_review(work_, task) || is_group(task.subject) ||
          meeting_body(work_, rules_, task) != made_.body)
        continue;
      const auto known = std::ranges::find_if(made_.items, [&](const AgendaItem& item) {
        return item.subject.row == task.subject.row &&
               facts::entity_kind(item.subject.kind) == facts::entity_kind(task.subject.kind);
      });
      if (known == made_.items.end()) {
        AgendaItem& item = made_.items.emplace_back();
        item.subject = task.subject;
        item.task = static_cast<std::int32_t>(number);
      } else if (task_of(*known).state == State::done && task.state != State::done) {
        known->task = static_cast<std::int32_t>(number);  // asked for once more
      }
    }
  }

  /// The meeting of a group is no item of itself.
  bool is_group(SubjectRef subject) const {
    return subject.kind == SubjectKind::organization &&
           parts_.index.organization_kind(subject.row) == parts_.index.words().group;
  }

  const Task& task_of(const AgendaItem& item) const {
    return work_.tasks()[static_cast<std::size_t>(item.task)];
  }

  std::size_t place_of_kind(SubjectKind kind) const {
    const auto found = std::ranges::find(rules_.order, kind);
    return static_cast<std::size_t>(found - rules_.order.begin());
  }

  void sort_usually() {
    struct Key {
      std::size_t kind = 0;
      int rank = 0;
      std::string name;
    };
    std::map<SubjectRef, Key> keys;
    for (const AgendaItem& item : made_.items) {
      const EntityRef entity{facts::entity_kind(item.subject.kind), item.subject.row};
      Key key{place_of_kind(item.subject.kind), 0, {}};
      if (is_person(item.subject)) {
        key.rank = rank_in(work_, rules_, made_.body, item.subject.row);
        key.name = given_name_sort_key(parts_.situation.display_name(entity));
      } else if (item.subject.kind == SubjectKind::collective) {
        key.rank = parts_.index.collective_kind(item.subject.row);
      }
      keys.emplace(item.subject, std::move(key));
    }
    std::ranges::stable_sort(made_.items, [&](const AgendaItem& one, const AgendaItem& other) {
      const Key& left = keys.at(one.subject);
      const Key& right = keys.at(other.subject);
      return std::tie(left.kind, left.rank, left.name) < std::tie(right.kind, right.rank, right.name);
    });
  }

  /// Whether one review must come before another.
  Demand demanded(const Task& then, const Task& first) const {
    const EntityRef first_body = meeting_body(work_, rules_, first);
    const assessment::HasEvent has_event = [this](int kind, SubjectRef subject) {
      return parts_.ledger.happened(kind, subject);
    };
    for (const Edge& edge : parts_.links.before[static_cast<std::size_t>(then.step)]) {
      if (edge.step >= 0 ? edge.step != first.step : !shows(parts_.step_of(first), edge.order.first_events))
        continue;
      if (edge_applies(parts_, edge, then.subject, then.place) == Truth::no) continue;
      for (const Requirement& requirement :
           assessment::requirements(parts_.index, edge.order, then.subject, then.place, has_event))
        if (names(requirement, first.subject, first_body) &&
            parts_.rows.truth(edge.order.first_where, {requirement.any_of.front(), -1, {}}) != Truth::no)
          return {true, edge.rule};
    }
    return {};
  }

  bool names(const Requirement& requirement, SubjectRef subject, EntityRef body) const {
    if (requirement.at_own_cell && body.kind != EntityKind::organization) return false;
    if (requirement.at_collective && body != EntityRef{EntityKind::collective, *requirement.at_collective})
      return false;
    return std::ranges::any_of(requirement.any_of, [&](SubjectRef other) {
      return other.row == subject.row && facts::entity_kind(other.kind) == facts::entity_kind(subject.kind);
    });
  }

  void find_orders() {
    for (AgendaItem& item : made_.items)
      for (std::size_t other = 0; other < made_.items.size(); ++other) {
        if (&made_.items[other] == &item) continue;
        const Demand demand = demanded(task_of(item), task_of(made_.items[other]));
        if (demand.asked) item.after.push_back({other, demand.rule});
      }
  }

  /// The usual order, with what the rules ask for first put before. Orders that run in a circle leave it.
  void sort_by_orders() {
    const std::size_t count = made_.items.size();
    std::vector<std::size_t> taken;
    std::vector<bool> done(count, false);
    while (taken.size() < count) {
      std::size_t next = count;
      for (std::size_t at = 0; at < count && next == count; ++at)
        if (!done[at] && std::ranges::all_of(made_.items[at].after, [&](const AgendaItem::After& after) {
              return done[after.item];
            }))
          next = at;
      if (next == count) next = static_cast<std::size_t>(std::ranges::find(done, false) - done.begin());
      done[next] = true;
      taken.push_back(next);
    }
    std::vector<std::size_t> place(count);
    for (std::size_t at = 0; at < count; ++at) place[taken[at]] = at;
    std::vector<AgendaItem> sorted;
    for (const std::size_t at : taken) {
      sorted.push_back(std::move(made_.items[at]));
      for (AgendaItem::After& after : sorted.back().after) after.item = place[after.item];
      std::erase_if(sorted.back().after,
                    [&](const AgendaItem::After& after) { return after.item >= place[at]; });
    }
    made_.items = std::move(sorted);
  }

  void find_chairs(AgendaItem& item) const {
    const std::int32_t reviewed = is_person(item.subject) ? item.subject.row : -1;
    if (reviewed >= 0 && made_.body.kind == EntityKind::organization) {
      const NamedChair named = work_.chair_by_rule(reviewed);
      add_once(item.chairs, named.people, reviewed);
      if (!named.people.empty()) item.chair_rule = named.rule;
    }
    for (std::size_t rank = 0; rank < rules_.ranks.size(); ++rank)
      add_once(item.chairs, ranked(work_, rules_, made_.body, static_cast<int>(rank)), reviewed);
    add_once(item.chairs, work_.heads_of(made_.body), reviewed);
  }

  void find_waits(AgendaItem& item) const {
    for (const Wait& wait : work_.waits_of(task_of(item))) {
      const bool here = std::ranges::any_of(made_.items, [&](const AgendaItem& other) {
        return wait.task >= 0
                   ? other.task == wait.task
                   : other.subject == wait.subject && shows(parts_.step_of(task_of(other)), {wait.event});
      });
      if (!here) item.waits.push_back(wait);
    }
  }

  void find_elsewhere(AgendaItem& item) const {
    if (!is_person(item.subject)) return;
    for (std::size_t number = 0; number < work_.tasks().size(); ++number) {
      const Task& task = work_.tasks()[number];
      if (!is_person(task.subject) || task.subject.row != item.subject.row ||
          task.state == State::not_needed || !is_review(work_, task))
        continue;
      const EntityRef body = meeting_body(work_, rules_, task);
      if (body == made_.body || body.row < 0) continue;
      Elsewhere other;
      other.task = static_cast<std::int32_t>(number);
      other.body = body;
      const Demand first = demanded(task_of(item), task);
      const Demand later = demanded(task, task_of(item));
      other.comes_first = first.asked;
      other.comes_later = !first.asked && later.asked;
      other.rule = first.asked ? first.rule : later.rule;
      item.elsewhere.push_back(other);
    }
    std::ranges::stable_sort(item.elsewhere, {}, [](const Elsewhere& one) {
      return one.comes_first ? 0 : one.comes_later ? 2 : 1;
    });
  }

  void find_announced() {
    const std::vector<std::int32_t> people = kiemdiem::procedure::summoned(work_, made_.body);
    for (const std::string& id : rules_.announced) {
      const auto step = parts_.plan.index_of(id);
      if (!step) continue;
      Announced announced;
      announced.step = *step;
      for (std::size_t number = parts_.table.starts[*step]; number < parts_.table.starts[*step + 1];
           ++number) {
        const Task& task = work_.tasks()[number];
        if (task.state == State::not_needed || !is_announced_here(task.subject, people)) continue;
        if (task.state == State::done)
          announced.there.push_back(static_cast<std::int32_t>(number));
        else if (!parts_.step_of(task).optional)
          announced.missing.push_back(static_cast<std::int32_t>(number));
      }
      if (!announced.there.empty() || !announced.missing.empty())
        made_.announced.push_back(std::move(announced));
    }
  }

  bool is_announced_here(SubjectRef subject, const std::vector<std::int32_t>& people) const {
    if (is_person(subject)) return std::ranges::find(people, subject.row) != people.end();
    if (std::ranges::find(made_.items, subject, &AgendaItem::subject) != made_.items.end()) return true;
    if (made_.body.kind != EntityKind::organization) return false;
    const std::int32_t organization =
        subject.kind == SubjectKind::organization ? subject.row : parts_.index.organization_of(subject.row);
    // A group reports to its cell, agencies to the organization of their members.
    return organization >= 0 && organization != made_.body.row &&
           work_.unit_of({SubjectKind::organization, organization}) == made_.body.row;
  }

  const Work& work_;
  const Work::Parts& parts_;
  const MeetingRules& rules_;
  Agenda made_;
};

}  // namespace

Agenda agenda(const Work& work, const MeetingRules& rules, EntityRef body) {
  return AgendaMaker{work, rules, body}.made();
}

}  // namespace kiemdiem::procedure
