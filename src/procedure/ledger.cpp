#include "procedure/ledger.h"

#include <algorithm>

#include "assessment/findings.h"

namespace kiemdiem::procedure {

using facts::EntityKind;

Asks::Asks(const Index& index) {
  for (const SubjectKind kind :
       {SubjectKind::organization, SubjectKind::collective, SubjectKind::member, SubjectKind::leader})
    by_kind_[static_cast<std::size_t>(kind)].resize(
        static_cast<std::size_t>(index.count(facts::entity_kind(kind))));
}

void Asks::set(SubjectRef subject, Asked review, Asked rating) {
  by_kind_[static_cast<std::size_t>(subject.kind)][static_cast<std::size_t>(subject.row)] = {true, review,
                                                                                             rating};
}

Asked Asks::expected(const Index& index, int event, SubjectRef subject, bool happened) const {
  const One& one = of(subject);
  if (!one.rated_at_all) return assessment::expected_of_others(index, event, subject, happened);
  return assessment::expected_by_result(index.words(), event, one.review, one.rating);
}

Need need_of(const assessment::Words& words, const Step& step) {
  if (shows(step, {words.review})) return Need::review;
  if (shows(step, {words.group_review})) return Need::group_review;
  if (shows(step, {words.rating, words.decided})) return Need::rating;
  return step.phase == Phase::deciding || step.phase == Phase::closed ? Need::after_rating : Need::rest;
}

Asked Asks::needed(const Index& index, Need need, SubjectRef subject, bool happened) const {
  const assessment::Words& words = index.words();
  if (need == Need::review) return expected(index, words.review, subject, happened);
  if (need == Need::group_review) return expected(index, words.group_review, subject, happened);
  const One& one = of(subject);
  if (need == Need::rating)
    return one.rated_at_all ? one.rating : expected(index, words.rating, subject, happened);
  if (subject.kind == SubjectKind::organization) return Asked::yes;
  if (!one.rated_at_all)
    return expected(index, need == Need::rest ? words.review : words.rating, subject, happened);
  if (one.review == Asked::yes || one.rating == Asked::yes) return Asked::yes;
  return one.review == Asked::no && one.rating == Asked::no ? Asked::no : Asked::undecided;
}

Ledger::Ledger(const Index& index, Moment now) : index_(index), now_(now) {}

bool Ledger::happened(const Event& event) const {
  if (!event.dated || event.on.date < now_.date) return true;
  if (event.on.date > now_.date) return false;
  return !event.on.has_time() || !now_.has_time() || event.on.minute <= now_.minute;
}

bool Ledger::happened(int kind, SubjectRef subject) const {
  return std::ranges::any_of(index_.events_of(kind, subject),
                             [&](const Event* event) { return happened(*event); });
}

std::vector<SubjectRef> shown_by(const Index& index, const Step& step, SubjectRef subject) {
  std::vector<SubjectRef> found{subject};
  if (step.stands_for_unit) {
    if (subject.kind == SubjectKind::collective && index.is_party_committee(subject.row) &&
        index.organization_of(subject.row) >= 0)
      found.push_back({SubjectKind::organization, index.organization_of(subject.row)});
    if (subject.kind == SubjectKind::organization)
      for (const std::int32_t collective : index.collectives_of(subject.row))
        if (index.is_party_committee(collective)) found.push_back({SubjectKind::collective, collective});
    return found;
  }
  if (!shows(step, {index.words().group_review})) return found;
  if (subject.kind == SubjectKind::member && index.group_of(subject.row) >= 0)
    found.push_back({SubjectKind::organization, index.group_of(subject.row)});
  if (subject.kind == SubjectKind::organization)
    for (const std::int32_t person : index.members_of_group(subject.row))
      found.push_back({SubjectKind::member, person});
  return found;
}

namespace {

/// The moment of an event for comparing: a day without a time is taken whole.
std::int64_t order_of(const Moment& moment) {
  return std::int64_t{moment.date.days} * 1441 + (moment.has_time() ? moment.minute + 1 : 0);
}

}  // namespace

std::optional<Moment> Ledger::last(const std::vector<int>& kinds, SubjectRef subject) const {
  std::optional<Moment> found;
  for (const int kind : kinds)
    for (const Event* event : index_.events_of(kind, subject))
      if (happened(*event) && event->dated && (!found || order_of(event->on) > order_of(*found)))
        found = event->on;
  return found;
}

bool Ledger::is_called_for(const Step& step, SubjectRef subject) const {
  if (step.only_after.empty()) return true;
  const bool called = std::ranges::any_of(step.only_after, [&](int kind) { return happened(kind, subject); });
  if (!called || !step.again) return called;
  const auto trigger = last(step.only_after, subject);
  if (!trigger) return false;
  for (const int kind : step.about.events)
    for (const Event* event : index_.events_of(kind, subject))
      if (event->dated && event->on.date <= trigger->date) return true;
  return false;
}

Ledger::Entry Ledger::asked_again(const Step& step, SubjectRef subject) const {
  const auto trigger = last(step.only_after, subject);
  for (const int kind : step.about.events)
    for (const Event* event : index_.events_of(kind, subject)) {
      if (!happened(*event)) continue;
      const bool after = !trigger || !event->dated ||
                         (step.again ? event->on.date > trigger->date : event->on.date >= trigger->date);
      if (after) return {true, false, event->dated ? std::optional{event->on} : std::nullopt};
    }
  return {};
}

Ledger::Entry Ledger::papers(const Step& step, SubjectRef subject) const {
  const EntityRef entity{facts::entity_kind(subject.kind), subject.row};
  const bool all =
      std::ranges::all_of(step.papers, [&](int paper) { return index_.document_of(entity, paper) >= 0; });
  if (all) return {true, false, std::nullopt};
  if (step.given_by.empty() || entity.kind != EntityKind::person) return {};
  const assessment::ColumnRef told = index_.column("people", step.given_by);
  if (!told.known(subject.row)) return {};
  const bool no = told.fact->type == facts::FactType::boolean && told.number(subject.row) == 0;
  return {!no, false, std::nullopt};
}

Ledger::Entry Ledger::look(const Step& step, SubjectRef subject, EntityRef place) const {
  if (!step.papers.empty()) return papers(step, subject);
  if (!step.only_after.empty()) return asked_again(step, subject);
  const Event* found = nullptr;
  for (const SubjectRef shown : shown_by(index_, step, subject))
    for (const int kind : step.about.events)
      for (const Event* event : index_.events_of(kind, shown)) {
        if (!happened(*event)) continue;
        if (place.row >= 0
                ? event->row < 0 || index_.event_places().entity(event->row) != place
                : shown == subject && !assessment::took_place_at(index_, step.about.at, event->row, shown))
          continue;
        if (found == nullptr || (event->dated && (!found->dated || event->on.packed() < found->on.packed())))
          found = event;
      }
  if (found == nullptr) return {};
  Entry entry{true, false, found->dated ? std::optional{found->on} : std::nullopt};
  if (step.returned_by.empty()) return entry;
  const auto returned = last(step.returned_by, subject);
  const auto again = last(step.about.events, subject);
  if (!returned || (again && again->date > returned->date)) {
    if (returned && again) entry.on = again;
    return entry;
  }
  const bool same_day = again && again->date == returned->date && order_of(*again) > order_of(*returned);
  return same_day ? entry : Entry{false, true, std::nullopt};
}

std::optional<Moment> Ledger::recorded_for(const Step& step, SubjectRef subject) const {
  for (const SubjectRef shown : shown_by(index_, step, subject))
    for (const int kind : step.about.events)
      for (const Event* event : index_.events_of(kind, shown))
        if (event->dated && !happened(*event)) return event->on;
  return std::nullopt;
}

}  // namespace kiemdiem::procedure
