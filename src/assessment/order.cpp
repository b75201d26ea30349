#include <fmt/format.h>

#include <algorithm>

#include "assessment/findings.h"
#include "assessment/relations.h"

namespace kiemdiem::assessment {

bool comes_before(const Event& first, const Event& then) {
  if (first.on.date != then.on.date) return first.on.date < then.on.date;
  return !first.on.has_time() || !then.on.has_time() || first.on.minute <= then.on.minute;
}

namespace {

using regulation::OrderBody;

bool at_place(const Findings& findings, const Requirement& requirement, const Event& event) {
  if (requirement.at_own_cell)
    return findings.took_place_at({regulation::AtPlace::Kind::own_cell, {}}, event);
  if (!requirement.at_collective) return true;
  const ColumnRef at = findings.index.column("events", "at");
  return event.row >= 0 &&
         at.entity(event.row) == EntityRef{EntityKind::collective, *requirement.at_collective};
}

/// The earliest event that meets a requirement, or nothing.
const Event* first_event(const Findings& findings, const OrderBody& order, const Requirement& requirement) {
  const Event* earliest = nullptr;
  for (const SubjectRef subject : requirement.any_of)
    for (const int kind : order.first_events)
      for (const Event* event : findings.index.events_of(kind, subject)) {
        if (!at_place(findings, requirement, *event)) continue;
        const bool earlier =
            earliest == nullptr ||
            (event->dated && (!earliest->dated || event->on.packed() < earliest->on.packed()));
        if (earlier) earliest = event;
      }
  return earliest;
}

/// Whom the rules neither review nor rate need not come first; `undecided` where a fact is missing for that.
Asked still_expected(const Findings& findings, const OrderBody& order, const Requirement& requirement) {
  Asked asked = Asked::no;
  for (const SubjectRef subject : requirement.any_of)
    for (const int kind : order.first_events) {
      const Asked one = findings.expected(kind, subject);
      if (one == Asked::yes) return Asked::yes;
      if (one == Asked::undecided) asked = Asked::undecided;
    }
  return asked;
}

bool known_absent(const Findings& findings, const OrderBody& order, const Requirement& requirement) {
  return std::ranges::all_of(requirement.any_of, [&](SubjectRef subject) {
    return std::ranges::all_of(order.first_events,
                               [&](int kind) { return findings.index.known_absent(kind, subject); });
  });
}

/// A leader's event without a place may have been in the collective that is asked for.
bool may_have_been_there(const Findings& findings, const OrderBody& order, const Requirement& requirement) {
  if (!requirement.at_collective) return false;
  const ColumnRef at = findings.index.column("events", "at");
  for (const SubjectRef subject : requirement.any_of)
    for (const int kind : order.first_events)
      for (const Event* event : findings.index.events_of(kind, subject))
        if (subject.kind == SubjectKind::leader && event->row >= 0 && !at.known(event->row)) return true;
  return false;
}

struct Step {
  const Rule& rule;
  const OrderBody& order;
  const Event& then;
  const Answer& applies;
};

void judge_one(Findings& findings, const Step& step, const Requirement& requirement) {
  const SubjectRef other = requirement.any_of.front();
  if (findings.rows.truth(step.order.first_where, {other, -1, {}}) == Truth::no) return;
  const Event* first = first_event(findings, step.order, requirement);
  const Asked expected = still_expected(findings, step.order, requirement);
  if (first == nullptr && expected == Asked::no) return;
  if (first != nullptr && expected == Asked::no) return;

  const std::string first_word = findings.event_word(step.order.first_events.front());
  const std::string first_label = findings.event_label(step.order.first_events.front());
  Verdict verdict = Verdict::holds;
  std::vector<std::string> missing;
  std::string words;
  if (first == nullptr) {
    const bool elsewhere = !may_have_been_there(findings, step.order, requirement);
    const bool absent =
        elsewhere && known_absent(findings, step.order, requirement) && expected == Asked::yes;
    verdict = absent ? Verdict::breaks : Verdict::undecided;
    if (!absent) missing.push_back(first_word);
    if (!elsewhere) missing.emplace_back("at");
    words = fmt::format("{} ngày {} khi {} chưa có việc “{}”", findings.event_label(step.then.kind),
                        findings.when(step.then), findings.shown(other), first_label);
  } else {
    words = fmt::format("{} ngày {}, “{}” của {} ngày {}", findings.event_label(step.then.kind),
                        findings.when(step.then), findings.event_label(first->kind),
                        findings.shown(first->subject), findings.when(*first));
    if (!first->dated || !step.then.dated) {
      verdict = Verdict::undecided;
      missing.push_back("on");
    } else if (!comes_before(*first, step.then)) {
      verdict = Verdict::breaks;
    }
  }
  if (verdict != Verdict::holds && step.applies.truth == Truth::unknown) {
    verdict = Verdict::undecided;
    missing.insert(missing.end(), step.applies.missing.begin(), step.applies.missing.end());
  }
  Finding& finding = findings.add(step.rule, "order", step.then.subject, verdict, words);
  if (first != nullptr) finding.facts.push_back(findings.dated(*first));
  finding.facts.push_back(findings.dated(step.then));
  finding.undecided = std::move(missing);
}

}  // namespace

void judge_order(Findings& findings, const Rule& rule) {
  const auto& order = *rule.as<OrderBody>();
  for (const Event* then : findings.events_matching(order.then)) {
    const Answer applies = findings.rows.ask(rule.when, {then->subject, -1, {}});
    if (applies.truth == Truth::no) continue;
    for (const Requirement& requirement : requirements(findings.index, order, *then, findings.has_event()))
      judge_one(findings, {rule, order, *then, applies}, requirement);
  }
}

}  // namespace kiemdiem::assessment
