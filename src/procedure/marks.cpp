#include "procedure/marks.h"

#include <algorithm>

#include "assessment/findings.h"

namespace kiemdiem::procedure {

using regulation::AtPlace;

namespace {

/// Days first, then the minute; a day without a time is taken whole. As the Ledger compares.
std::int64_t moment_of(const Event& event) {
  return std::int64_t{event.on.date.days} * 1441 + (event.on.has_time() ? event.on.minute + 1 : 0);
}

bool in_collectives(const Step& step) {
  return step.about.at.kind == AtPlace::Kind::collectives;
}

}  // namespace

Marks::Marks(const Index& index, const Plan& plan, Moment now)
    : index_(index),
      plan_(plan),
      ledger_(index, now),
      done_(plan.steps.size()),
      done_at_(plan.steps.size()),
      called_(plan.steps.size()),
      returned_(plan.steps.size()),
      again_(plan.steps.size()),
      recorded_(plan.steps.size()) {
  const std::size_t kinds = index.situation().dictionary.choices("event")->words.size();
  steps_of_event_.resize(kinds);
  calls_of_event_.resize(kinds);
  returns_of_event_.resize(kinds);
  for (std::size_t step = 0; step < plan.steps.size(); ++step) {
    for (const int event : plan.steps[step].about.events)
      steps_of_event_[static_cast<std::size_t>(event)].push_back(step);
    for (const int event : plan.steps[step].only_after)
      calls_of_event_[static_cast<std::size_t>(event)].push_back(step);
    for (const int event : plan.steps[step].returned_by)
      returns_of_event_[static_cast<std::size_t>(event)].push_back(step);
  }
  read_events();
  follow_calls();
  stand_for_each_other();
  take_back();
  read_papers();
}

Marks::Days& Marks::days(std::size_t step, SubjectKind kind) {
  Days& held = done_[step][static_cast<std::size_t>(kind)];
  if (held.empty()) held.assign(static_cast<std::size_t>(index_.count(facts::entity_kind(kind))), never);
  return held;
}

std::int32_t Marks::day(std::size_t step, SubjectRef subject) const {
  const Days& held = done_[step][static_cast<std::size_t>(subject.kind)];
  return held.empty() ? never : held[static_cast<std::size_t>(subject.row)];
}

std::int32_t Marks::done(std::size_t step, SubjectRef subject, EntityRef place) const {
  if (place.row < 0) return day(step, subject);
  const auto found = done_at_[step].find({subject, place});
  return found == done_at_[step].end() ? never : found->second;
}

bool Marks::returned(std::size_t step, SubjectRef subject) const {
  return returned_[step].contains(subject) && day(step, subject) == never;
}

bool Marks::is_called_for(std::size_t step, SubjectRef subject) const {
  const Step& asked = plan_.steps[step];
  if (asked.only_after.empty()) return true;
  const auto found = called_[step].find(subject);
  return found != called_[step].end() &&
         (!asked.again || (found->second.trigger != undated && found->second.before));
}

std::int32_t Marks::recorded_for(std::size_t step, SubjectRef subject) const {
  const auto found = recorded_[step].find(subject);
  return found == recorded_[step].end() ? never : found->second;
}

void Marks::read_events() {
  const facts::Table& table = index_.situation().table("events");
  const assessment::ColumnRef kind = index_.column("events", "event");
  const assessment::ColumnRef subject = index_.column("events", "subject");
  const assessment::ColumnRef on = index_.column("events", "on");
  const auto rows = static_cast<std::int32_t>(table.rows());
  for (std::int32_t row = 0; row < rows; ++row) {
    Event event{kind.number(row), SubjectRef::unpacked(subject.number(row)), on.known(row), {}, row};
    if (event.dated) event.on = Moment::unpacked(on.number(row));
    read(event);
  }
  const int told = index_.words().civil_servant_rating;
  if (steps_of_event_[static_cast<std::size_t>(told)].empty()) return;
  const assessment::ColumnRef rated = index_.column("people", "civil_servant_rating");
  const assessment::ColumnRef rated_on = index_.column("people", "civil_servant_rating.on");
  for (std::int32_t person = 0; person < index_.count(EntityKind::person); ++person) {
    if (!rated.known(person)) continue;
    Event event{told, {SubjectKind::member, person}, rated_on.known(person), {}, -1};
    if (event.dated) event.on = Moment::unpacked(rated_on.number(person));
    read(event);
  }
}

void Marks::read(const Event& event) {
  const auto kind = static_cast<std::size_t>(event.kind);
  const bool happened = ledger_.happened(event);
  for (const std::size_t step : steps_of_event_[kind]) {
    if (happened)
      mark(step, event);
    else if (!recorded_[step].contains(event.subject))
      recorded_[step][event.subject] = event.on.date.days;
  }
  if (!happened) return;
  for (const std::size_t step : calls_of_event_[kind]) {
    Called& called = called_[step][event.subject];
    if (event.dated) called.trigger = std::max(called.trigger, event.on.date.days);
  }
  for (const std::size_t step : returns_of_event_[kind]) {
    if (!event.dated) continue;
    std::int64_t& last = returned_[step].try_emplace(event.subject, moment_of(event)).first->second;
    last = std::max(last, moment_of(event));
  }
}

void Marks::mark(std::size_t step, const Event& event) {
  const Step& shown = plan_.steps[step];
  if (!shown.only_after.empty()) return;  // follow_calls
  const std::int32_t on = event.dated ? event.on.date.days : undated;
  // What has no day counts as later than what has one, as the Ledger takes the earliest dated event.
  const auto keep = [&](std::int32_t& held) {
    if (held == never || (held == undated && on != undated) || (on != undated && on < held)) held = on;
  };
  if (in_collectives(shown) && facts::entity_kind(event.subject.kind) == EntityKind::person) {
    const EntityRef place = event.row < 0 ? EntityRef{} : index_.event_places().entity(event.row);
    if (place.row >= 0) keep(done_at_[step].try_emplace({event.subject, place}, never).first->second);
    return;
  }
  if (!assessment::took_place_at(index_, shown.about.at, event.row, event.subject)) return;
  keep(days(step, event.subject.kind)[static_cast<std::size_t>(event.subject.row)]);
}

/// Steps that are made only after something: few subjects, looked at once more.
void Marks::follow_calls() {
  const assessment::ColumnRef kind = index_.column("events", "event");
  const assessment::ColumnRef on = index_.column("events", "on");
  const assessment::ColumnRef subjects = index_.column("events", "subject");
  const auto rows = static_cast<std::int32_t>(index_.situation().table("events").rows());
  for (std::size_t step = 0; step < plan_.steps.size(); ++step) {
    const Step& asked = plan_.steps[step];
    if (called_[step].empty()) continue;
    for (std::int32_t row = 0; row < rows; ++row) {
      if (!shows(asked, {kind.number(row)})) continue;
      const SubjectRef subject = SubjectRef::unpacked(subjects.number(row));
      const auto found = called_[step].find(subject);
      if (found == called_[step].end()) continue;
      Event event{kind.number(row), subject, on.known(row), {}, row};
      if (event.dated) event.on = Moment::unpacked(on.number(row));
      Called& called = found->second;
      const std::int32_t day = event.dated ? event.on.date.days : undated;
      called.before = called.before || (event.dated && day <= called.trigger);
      if (!ledger_.happened(event)) continue;
      const bool after = called.trigger == undated || !event.dated ||
                         (asked.again ? day > called.trigger : day >= called.trigger);
      if (after && called.after == never) called.after = day;
    }
    for (const auto& [subject, called] : called_[step])
      days(step, subject.kind)[static_cast<std::size_t>(subject.row)] = called.after;
  }
}

/// Committees and their units, groups and their members: what one did counts for the other.
void Marks::stand_for_each_other() {
  const int group_review = index_.words().group_review;
  for (std::size_t step = 0; step < plan_.steps.size(); ++step) {
    const Step& shown = plan_.steps[step];
    const bool of_groups = shows(shown, {group_review});
    if (!shown.only_after.empty() || (!shown.stands_for_unit && !of_groups)) continue;
    Days& organizations = days(step, SubjectKind::organization);
    Days& others = days(step, shown.stands_for_unit ? SubjectKind::collective : SubjectKind::member);
    const Days units = organizations;
    const Days parts = others;
    const auto join = [](std::int32_t& held, std::int32_t other) {
      if (other == never) return;
      if (held == never || (held == undated && other != undated) || (other != undated && other < held))
        held = other;
    };
    for (std::size_t row = 0; row < others.size(); ++row) {
      const auto part = static_cast<std::int32_t>(row);
      if (shown.stands_for_unit && !index_.is_party_committee(part)) continue;
      const std::int32_t unit = shown.stands_for_unit ? index_.organization_of(part) : index_.group_of(part);
      if (unit < 0) continue;
      join(others[row], units[static_cast<std::size_t>(unit)]);
      join(organizations[static_cast<std::size_t>(unit)], parts[row]);
    }
  }
}

/// What was sent back and not done again is not done.
void Marks::take_back() {
  const assessment::ColumnRef kind = index_.column("events", "event");
  const assessment::ColumnRef on = index_.column("events", "on");
  const assessment::ColumnRef subjects = index_.column("events", "subject");
  const auto rows = static_cast<std::int32_t>(index_.situation().table("events").rows());
  for (std::size_t step = 0; step < plan_.steps.size(); ++step) {
    if (returned_[step].empty()) continue;
    for (std::int32_t row = 0; row < rows; ++row) {
      if (!on.known(row) || !shows(plan_.steps[step], {kind.number(row)})) continue;
      const SubjectRef subject = SubjectRef::unpacked(subjects.number(row));
      Event event{kind.number(row), subject, true, Moment::unpacked(on.number(row)), row};
      if (!returned_[step].contains(subject) || !ledger_.happened(event)) continue;
      std::int64_t& last = again_[step].try_emplace(subject, moment_of(event)).first->second;
      last = std::max(last, moment_of(event));
    }
    std::erase_if(returned_[step], [&](const auto& entry) {
      const auto& [subject, moment] = entry;
      if (day(step, subject) == never) return true;  // never done: nothing was sent back
      const auto again = again_[step].find(subject);
      const bool redone = again != again_[step].end() && again->second > moment;
      if (!redone) days(step, subject.kind)[static_cast<std::size_t>(subject.row)] = never;
      return redone;
    });
  }
}

void Marks::read_papers() {
  for (std::size_t step = 0; step < plan_.steps.size(); ++step)
    if (!plan_.steps[step].papers.empty()) read_papers_of(step);
}

void Marks::read_papers_of(std::size_t step) {
  const Step& asked = plan_.steps[step];
  const assessment::ColumnRef document = index_.column("documents", "document");
  const assessment::ColumnRef subjects = index_.column("documents", "subject");
  const auto rows = static_cast<std::int32_t>(index_.situation().table("documents").rows());
  std::array<std::vector<std::uint8_t>, 3> there;  // by kind of entity: a bit a paper
  for (std::int32_t row = 0; row < rows; ++row) {
    const auto paper = std::ranges::find(asked.papers, document.number(row));
    if (paper == asked.papers.end()) continue;
    const SubjectRef subject = SubjectRef::unpacked(subjects.number(row));
    const EntityKind kind = facts::entity_kind(subject.kind);
    auto& held = there[static_cast<std::size_t>(kind)];
    if (held.empty()) held.assign(static_cast<std::size_t>(index_.count(kind)), 0);
    auto& bits = held[static_cast<std::size_t>(subject.row)];
    bits = static_cast<std::uint8_t>(bits | (1U << (paper - asked.papers.begin())));
  }
  const auto all = static_cast<std::uint8_t>((1U << asked.papers.size()) - 1U);
  for (const SubjectKind kind :
       {SubjectKind::organization, SubjectKind::collective, SubjectKind::member, SubjectKind::leader}) {
    if (!asked.about.of.has(kind)) continue;
    const EntityKind entity = facts::entity_kind(kind);
    Days& held = days(step, kind);
    const auto& bits = there[static_cast<std::size_t>(entity)];
    for (std::size_t row = 0; row < bits.size(); ++row)
      if (bits[row] == all) held[row] = undated;
    if (asked.given_by.empty() || entity != EntityKind::person) continue;
    const assessment::ColumnRef told = index_.column("people", asked.given_by);
    const bool yes_or_no = told.fact->type == facts::FactType::boolean;
    for (std::size_t row = 0; row < held.size(); ++row) {
      const auto person = static_cast<std::int32_t>(row);
      if (told.known(person) && (!yes_or_no || told.number(person) != 0)) held[row] = undated;
    }
  }
}

}  // namespace kiemdiem::procedure
