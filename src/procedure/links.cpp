#include "procedure/links.h"

#include <algorithm>

namespace kiemdiem::procedure {

using regulation::AtPlace;
using regulation::Kinds;
using regulation::OrderBody;
using regulation::Relation;
using regulation::Rule;
using regulation::SubjectKind;

bool shows(const Step& step, const std::vector<int>& events) {
  return std::ranges::any_of(step.about.events,
                             [&](int event) { return std::ranges::find(events, event) != events.end(); });
}

namespace {

constexpr std::uint8_t bit(SubjectKind kind) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind));
}
constexpr std::uint8_t organization = bit(SubjectKind::organization);
constexpr std::uint8_t collective = bit(SubjectKind::collective);
constexpr std::uint8_t member = bit(SubjectKind::member);
constexpr std::uint8_t leader = bit(SubjectKind::leader);

Kinds of_bits(std::uint8_t bits) {
  Kinds kinds;
  kinds.bits = bits;
  return kinds;
}

bool meet(Kinds one, Kinds other) {
  return one.empty() || other.empty() || (one.bits & other.bits) != 0;
}

}  // namespace

Kinds kinds_behind(Relation relation, Kinds from) {
  switch (relation) {
    case Relation::same:
      return from;
    case Relation::same_person:
      return of_bits(member | leader);
    case Relation::self_or_group:
      return of_bits(static_cast<std::uint8_t>(from.bits | organization));
    case Relation::group_members:
      return of_bits(member | organization);
    case Relation::own_group:
    case Relation::own_organization:
    case Relation::lower_organizations:
      return of_bits(organization);
    case Relation::lower_collectives:
    case Relation::own_collectives:
    case Relation::own_committee:
    case Relation::collective_at:
    case Relation::served_collectives:
      return of_bits(collective);
    case Relation::colleagues:
      return of_bits(member);
    case Relation::managed_leaders:
      return of_bits(leader);
    case Relation::headed_place:
    case Relation::bodies_and_people:
      break;
  }
  return of_bits(organization | collective | member | leader);
}

bool at_same_place(const AtPlace& step, const AtPlace& asked) {
  using Kind = AtPlace::Kind;
  if (asked.kind == Kind::anywhere) return true;
  // What a step says nothing of is done in the own cell.
  if (asked.kind == Kind::own_cell) return step.kind != Kind::collectives;
  if (step.kind != Kind::collectives) return false;
  return std::ranges::any_of(step.collective_kinds, [&](int kind) {
    return std::ranges::find(asked.collective_kinds, kind) != asked.collective_kinds.end();
  });
}

namespace {

constexpr int no_event = -1;

bool stays_with_subject(Relation relation) {
  return relation == Relation::same || relation == Relation::same_person ||
         relation == Relation::self_or_group;
}

class Linker {
 public:
  Linker(const Plan& plan, const regulation::Regulation& bound) : plan_(plan), bound_(bound) {
    links_.before.resize(plan.steps.size());
    links_.same_subject.resize(plan.steps.size());
  }

  Links made() && {
    for (std::size_t step = 0; step < plan_.steps.size(); ++step) {
      link_rules(step);
      link_plan(step);
    }
    for (std::size_t step = 0; step < plan_.steps.size(); ++step) link_notices(step);
    for (std::size_t step = 0; step < plan_.steps.size(); ++step) link_same_subject(step);
    return std::move(links_);
  }

 private:
  void link_rules(std::size_t at) {
    const Step& step = plan_.steps[at];
    for (std::size_t rule = 0; rule < bound_.rules.size(); ++rule) {
      if (const auto* order = bound_.rules[rule].as<OrderBody>()) {
        if (shows(step, order->then.events) && meet(step.about.of, order->then.of) &&
            at_same_place(step.about.at, order->then.at))
          links_.before[at].push_back({*order, static_cast<std::int32_t>(rule), -1});
      } else if (const auto* duty = bound_.rules[rule].as<regulation::DutyBody>()) {
        link_duty(at, *duty, static_cast<std::int32_t>(rule));
      }
    }
  }

  /// What is to be done after an event waits for that event.
  void link_duty(std::size_t at, const regulation::DutyBody& duty, std::int32_t rule) {
    const Step& step = plan_.steps[at];
    const bool asked_again = shows(step, duty.after.events) || step.again || !step.only_after.empty();
    if (asked_again || duty.of_anybody || !shows(step, {duty.todo}) || !meet(step.about.of, duty.after.of))
      return;
    if (!rests_on(step, rule)) return;
    OrderBody order;
    order.then = step.about;
    order.first_events = duty.after.events;
    links_.before[at].push_back({std::move(order), rule, -1});
  }

  bool rests_on(const Step& step, std::int32_t rule) const {
    const Rule& found = bound_.rules[static_cast<std::size_t>(rule)];
    return std::ranges::any_of(step.rules, [&](const std::string& named) {
      return named == found.id || named == found.document_id + "/" + found.id;
    });
  }

  void link_plan(std::size_t at) {
    for (const After& after : plan_.steps[at].after) {
      const auto first = plan_.index_of(after.step);
      if (!first) continue;
      const Step& other = plan_.steps[*first];
      OrderBody order;
      order.then = plan_.steps[at].about;
      order.first_events = other.about.events;
      if (order.first_events.empty()) order.first_events = {no_event};  // papers show it
      order.relation = after.relation;
      order.first_at = other.about.at;
      links_.before[at].push_back({std::move(order), -1, static_cast<std::int32_t>(*first)});
    }
  }

  void link_notices(std::size_t sent) {
    const Step& step = plan_.steps[sent];
    for (std::size_t meeting = 0; meeting < plan_.steps.size(); ++meeting) {
      const Step& held = plan_.steps[meeting];
      if (step.lead && step.lead->step == held.id)
        links_.ahead.push_back({sent, meeting, own_notice(step), -1});
      for (std::size_t rule = 0; rule < bound_.rules.size(); ++rule) {
        const auto* notice = bound_.rules[rule].as<regulation::NoticeBody>();
        if (notice == nullptr || !shows(step, {notice->sent_event}) || !shows(held, notice->meeting.events))
          continue;
        if (meet(step.about.of, held.about.of) && meet(notice->meeting.of, held.about.of) &&
            at_same_place(held.about.at, notice->meeting.at))
          links_.ahead.push_back({sent, meeting, *notice, static_cast<std::int32_t>(rule)});
      }
    }
  }

  static regulation::NoticeBody own_notice(const Step& step) {
    regulation::NoticeBody notice;
    if (step.lead->working_days > 0)
      notice.working_days = step.lead->working_days;
    else
      notice.days = step.lead->days;
    return notice;
  }

  void link_same_subject(std::size_t at) {
    std::vector<std::size_t>& before = links_.same_subject[at];
    const auto add = [&](std::size_t step) {
      const bool alike = step != at && meet(plan_.steps[step].about.of, plan_.steps[at].about.of);
      if (alike && std::ranges::find(before, step) == before.end()) before.push_back(step);
    };
    for (const Ahead& ahead : links_.ahead)
      if (ahead.meeting == at) add(ahead.sent);
    for (const Edge& edge : links_.before[at]) {
      if (!stays_with_subject(edge.order.relation)) continue;
      if (edge.step >= 0) add(static_cast<std::size_t>(edge.step));
      for (std::size_t step = 0; edge.step < 0 && step < plan_.steps.size(); ++step)
        if (shows(plan_.steps[step], edge.order.first_events) &&
            at_same_place(plan_.steps[step].about.at, edge.order.first_at))
          add(step);
    }
  }

  const Plan& plan_;
  const regulation::Regulation& bound_;
  Links links_;
};

}  // namespace

Links link(const Plan& plan, const regulation::Regulation& bound) {
  return Linker{plan, bound}.made();
}

namespace {

/// Leads down the organization or to others of the same kind: what comes first is never the same task.
bool leads_away(Relation relation) {
  return relation == Relation::lower_organizations || relation == Relation::lower_collectives ||
         relation == Relation::colleagues || relation == Relation::headed_place;
}

using Graph = std::vector<std::vector<std::size_t>>;

Graph graph_of(const Plan& plan, const Links& links) {
  Graph before(plan.steps.size());
  for (std::size_t at = 0; at < plan.steps.size(); ++at)
    for (const Edge& edge : links.before[at]) {
      if (leads_away(edge.order.relation)) continue;
      if (edge.step >= 0) {
        before[at].push_back(static_cast<std::size_t>(edge.step));
        continue;
      }
      const Kinds behind = kinds_behind(edge.order.relation, edge.order.then.of);
      for (std::size_t first = 0; first < plan.steps.size(); ++first) {
        const Step& step = plan.steps[first];
        const bool same_sign = first == at || step.about.events == plan.steps[at].about.events;
        const bool itself = same_sign && step.about.at.kind == plan.steps[at].about.at.kind;
        if (itself || !step.only_after.empty()) continue;
        if (shows(step, edge.order.first_events) && (step.about.of.bits & behind.bits) != 0 &&
            at_same_place(step.about.at, edge.order.first_at))
          before[at].push_back(first);
      }
    }
  for (const Ahead& ahead : links.ahead) before[ahead.meeting].push_back(ahead.sent);
  return before;
}

/// Depth first; the path that is open shows the circle.
class Sorter {
 public:
  Sorter(const Plan& plan, Graph before)
      : plan_(plan), before_(std::move(before)), seen_(before_.size(), 0) {}

  bool visit(std::size_t step) {
    if (seen_[step] == 2) return true;
    path_.push_back(step);
    if (seen_[step] == 1) return false;
    seen_[step] = 1;
    for (const std::size_t first : before_[step])
      if (!visit(first)) return false;
    seen_[step] = 2;
    path_.pop_back();
    sorted.push_back(step);
    return true;
  }

  std::string circle() const {
    std::string words;
    const auto start = std::ranges::find(path_, path_.back());
    for (auto step = start; step != path_.end(); ++step)
      words += (words.empty() ? "" : " ← ") + plan_.steps[*step].id;
    return words;
  }

  std::vector<std::size_t> sorted;

 private:
  const Plan& plan_;
  Graph before_;
  std::vector<std::uint8_t> seen_;
  std::vector<std::size_t> path_;
};

}  // namespace

Result<std::vector<std::size_t>> order_of_steps(const Plan& plan, const regulation::Regulation& bound) {
  Sorter sorter{plan, graph_of(plan, link(plan, bound))};
  for (std::size_t step = 0; step < plan.steps.size(); ++step)
    if (!sorter.visit(step))
      return refuse(plan.steps[step].place, "Thứ tự các bước chạy vòng: " + sorter.circle() + ".");
  return std::move(sorter.sorted);
}

}  // namespace kiemdiem::procedure
