#include "assessment/country_findings.h"

#include <algorithm>
#include <map>

#include "assessment/findings.h"
#include "assessment/relations.h"

namespace kiemdiem::assessment::country {

using regulation::AtPlace;
using regulation::EventPattern;
using regulation::OrderBody;

Asked Expected::operator()(int event, SubjectRef subject) const {
  const CountrySubject result = judged_.of(subject);
  if (result.is_subject())
    return expected_by_result(tables_.index.words(), event, result.review(), result.rating());
  return expected_of_others(tables_.index, event, subject, tables_.events.earliest(event, subject) >= 0);
}

void add_parts(const std::vector<Counts>& parts, Counts& into) {
  for (const Counts& part : parts)
    for (std::size_t rule = 0; rule < into.size(); ++rule) into[rule].add(part[rule]);
}

namespace {

enum class Role : std::uint8_t { order, deadline, meeting, sent, copies, attendance, duty, rated_at };

/// A rule that looks at events of one kind about subjects of one kind.
struct Watcher {
  std::size_t rule;
  Role role;
  const EventPattern* pattern;  ///< none: any subject
  bool asks_place;              ///< whether the pattern's place counts
  bool asks_when;               ///< whether the rule's own condition is asked
};

using Watchers = std::map<std::pair<int, SubjectKind>, std::vector<Watcher>>;

class WatcherList {
 public:
  explicit WatcherList(const Tables& tables) : tables_(tables) {
    const std::vector<std::size_t> by_rows = rules_by_rows(tables.bound);
    for (std::size_t rule = 0; rule < tables.bound.rules.size(); ++rule)
      if (std::ranges::find(by_rows, rule) == by_rows.end()) take(rule);
  }
  Watchers watchers;

 private:
  void take(std::size_t at) {
    const Rule& rule = tables_.bound.rules[at];
    if (const auto* order = rule.as<OrderBody>()) add({at, Role::order, &order->then, true, true});
    if (const auto* deadline = rule.as<regulation::DeadlineBody>())
      add({at, Role::deadline, &deadline->pattern, true, true});
    if (const auto* copies = rule.as<regulation::CopiesBody>())
      add({at, Role::copies, &copies->pattern, true, false});
    if (const auto* attendance = rule.as<regulation::AttendanceBody>())
      add({at, Role::attendance, &attendance->pattern, true, false});
    if (const auto* duty = rule.as<regulation::DutyBody>()) add({at, Role::duty, &duty->after, true, true});
    if (const auto* notice = rule.as<regulation::NoticeBody>()) {
      add({at, Role::meeting, &notice->meeting, true, true});
      add_kind({at, Role::sent, &notice->meeting, false, false}, notice->sent_event);
    }
    if (const auto* attribution = rule.as<regulation::AttributionBody>();
        attribution != nullptr && attribution->what == regulation::Attributed::rating_at_own_cell)
      watchers[{tables_.index.words().rating, SubjectKind::member}].push_back(
          {at, Role::rated_at, nullptr, false, true});
  }
  void add(const Watcher& watcher) {
    for (const int event : watcher.pattern->events) add_kind(watcher, event);
  }
  void add_kind(const Watcher& watcher, int event) {
    for (const SubjectKind kind :
         {SubjectKind::organization, SubjectKind::collective, SubjectKind::member, SubjectKind::leader})
      if (watcher.pattern->of.empty() || watcher.pattern->of.has(kind))
        watchers[{event, kind}].push_back(watcher);
  }

  const Tables& tables_;
};

/// Judges the events of one part, a block of each kind at a time.
class EventJudge {
 public:
  EventJudge(const Tables& tables, const Judged& judged, const Watchers& watchers, Counts& counts,
             const std::map<std::size_t, std::array<std::vector<Truth>, 4>>& firsts)
      : tables_(tables), expected_(tables, judged), counts_(counts), first_where_(firsts) {
    for (const auto& [key, list] : watchers) {
      auto [bucket, added] = buckets_.try_emplace(key, tables, key.second, list);
      by_key_.resize(std::max(by_key_.size(), key_of(key.first, key.second) + 1), nullptr);
      by_key_[key_of(key.first, key.second)] = &bucket->second;
    }
  }

  void take(std::int32_t number, int event, SubjectRef subject) {
    const std::size_t key = key_of(event, subject.kind);
    if (key >= by_key_.size() || by_key_[key] == nullptr) return;
    Bucket& bucket = *by_key_[key];
    bucket.numbers.push_back(number);
    bucket.subjects.push_back(subject.row);
    if (bucket.numbers.size() == block_size) judge(bucket);
  }
  void finish() {
    for (auto& [key, bucket] : buckets_) judge(bucket);
  }

 private:
  struct Bucket {
    Bucket(const Tables& tables, SubjectKind of, const std::vector<Watcher>& list)
        : kind(of), watchers(list), block(tables, of) {}
    SubjectKind kind;
    const std::vector<Watcher>& watchers;
    Block block;
    std::vector<std::int32_t> numbers, subjects;
    std::vector<Event> events;
  };

  static std::size_t key_of(int event, SubjectKind kind) {
    return static_cast<std::size_t>(event) * 4 + static_cast<std::size_t>(kind);
  }
  const Rule& rule(const Watcher& watcher) const { return tables_.bound.rules[watcher.rule]; }

  void judge(Bucket& bucket) {
    bucket.events.clear();
    for (const std::int32_t number : bucket.numbers) bucket.events.push_back(tables_.events.event(number));
    for (const Watcher& watcher : bucket.watchers) {
      const bool anywhere = !watcher.asks_place || watcher.pattern->at.kind == AtPlace::Kind::anywhere;
      if (!anywhere) pick(bucket, watcher);
      const std::vector<std::int32_t>& subjects = anywhere ? bucket.subjects : subjects_;
      if (subjects.empty()) continue;
      bucket.block.take(subjects);
      matches_.assign(subjects.size(), Truth::yes);
      applies_.assign(subjects.size(), Truth::yes);
      if (watcher.pattern != nullptr) bucket.block.truths(watcher.pattern->where, matches_);
      if (watcher.asks_when) bucket.block.truths(rule(watcher).when, applies_);
      for (std::size_t at = 0; at < subjects.size(); ++at)
        if (matches_[at] != Truth::no && applies_[at] != Truth::no)
          judge(watcher, bucket.events[anywhere ? at : picked_[at]], at);
    }
    bucket.numbers.clear();
    bucket.subjects.clear();
  }

  /// The events of a bucket that took place where the watcher looks.
  void pick(const Bucket& bucket, const Watcher& watcher) {
    picked_.clear(), subjects_.clear();
    for (std::size_t at = 0; at < bucket.events.size(); ++at) {
      const Event& event = bucket.events[at];
      if (!took_place_at(tables_.index, watcher.pattern->at, event.row, event.subject)) continue;
      picked_.push_back(at);
      subjects_.push_back(event.subject.row);
    }
  }

  /// @param at where the answers on the event stand in `matches_` and `applies_`
  void judge(const Watcher& watcher, const Event& event, std::size_t at) {
    const Rule& by = rule(watcher);
    switch (watcher.role) {
      case Role::order:
        return judge_order(watcher, *by.as<OrderBody>(), event, applies_[at]);
      case Role::deadline:
        return judge_deadline(watcher, *by.as<regulation::DeadlineBody>(), event,
                              matches_[at] == Truth::yes && applies_[at] == Truth::yes);
      case Role::meeting:
        return judge_meeting(watcher, *by.as<regulation::NoticeBody>(), event);
      case Role::sent:
        if (tables_.events.earliest(watcher.pattern->events.front(), event.subject) < 0)
          add(watcher, Verdict::undecided);
        return;
      case Role::copies:
        return judge_copies(watcher, *by.as<regulation::CopiesBody>(), event);
      case Role::attendance:
        if (event.row >= 0 && was_suggested_to(event.subject))
          add(watcher, judge_attended(tables_.index, *by.as<regulation::AttendanceBody>(), event));
        return;
      case Role::duty:
        return judge_duty(watcher, *by.as<regulation::DutyBody>(), event);
      case Role::rated_at:
        return judge_place(watcher, event);
    }
  }

  void add(const Watcher& watcher, Verdict verdict) { counts_[watcher.rule].add(verdict); }

  void judge_order(const Watcher& watcher, const OrderBody& order, const Event& then, Truth applies) {
    if (order.relation == regulation::Relation::same) {
      // Only of organizations may the event of another count.
      if (then.subject.kind != SubjectKind::organization)
        return judge_requirement(watcher, order, then, applies, std::array{then.subject});
      const auto subjects = counted_as(tables_.index, order.first_events.front(), then.subject, has_event_);
      return judge_requirement(watcher, order, then, applies, subjects);
    }
    // Who has no post belongs to no collective.
    if (order.relation == regulation::Relation::own_collectives &&
        (facts::entity_kind(then.subject.kind) != EntityKind::person ||
         tables_.index.posts_of(then.subject.row).count == 0))
      return;
    for (const Requirement& requirement : requirements(tables_.index, order, then, has_event_))
      judge_requirement(watcher, order, then, applies, requirement.any_of);
  }

  void judge_requirement(const Watcher& watcher, const OrderBody& order, const Event& then, Truth applies,
                         std::span<const SubjectRef> any_of) {
    if (order.first_where.given()) {
      const auto& truths = first_where_.at(watcher.rule)[static_cast<std::size_t>(any_of.front().kind)];
      if (truths[static_cast<std::size_t>(any_of.front().row)] == Truth::no) return;
    }
    Asked expected = Asked::no;
    bool absent = true;
    Event first;
    bool found = false;
    for (const SubjectRef subject : any_of)
      for (const int kind : order.first_events) {
        const Asked one = expected_(kind, subject);
        if (one == Asked::yes || (one == Asked::undecided && expected == Asked::no)) expected = one;
        absent = absent && tables_.index.known_absent(kind, subject);
        const std::int32_t number = tables_.events.earliest(kind, subject);
        if (number < 0) continue;
        const Event event = tables_.events.event(number);
        const bool earlier =
            !found || (event.dated && (!first.dated || event.on.packed() < first.on.packed()));
        if (earlier) first = event;
        found = true;
      }
    if (expected == Asked::no) return;
    Verdict verdict = Verdict::holds;
    if (!found)
      verdict = absent && expected == Asked::yes ? Verdict::breaks : Verdict::undecided;
    else if (!first.dated || !then.dated)
      verdict = Verdict::undecided;
    else if (!comes_before(first, then))
      verdict = Verdict::breaks;
    if (verdict != Verdict::holds && applies == Truth::unknown) verdict = Verdict::undecided;
    add(watcher, verdict);
  }

  void judge_deadline(const Watcher& watcher, const regulation::DeadlineBody& deadline, const Event& event,
                      bool surely) {
    const bool kept = event.dated && is_in_time(deadline, event.on.date);
    if (kept) return add(watcher, Verdict::holds);
    add(watcher, event.dated && surely ? Verdict::breaks : Verdict::undecided);
  }

  void judge_meeting(const Watcher& watcher, const regulation::NoticeBody& notice, const Event& meeting) {
    const std::int32_t number = tables_.events.earliest(notice.sent_event, meeting.subject);
    if (number < 0)
      return add(watcher, tables_.index.known_absent(notice.sent_event, meeting.subject)
                              ? Verdict::breaks
                              : Verdict::undecided);
    const Event sent = tables_.events.event(number);
    Verdict verdict = Verdict::undecided;
    if (sent.dated && meeting.dated) verdict = judge_lead(tables_.calendar, notice, sent, meeting);
    if (notice.in_writing && verdict != Verdict::breaks) {
      const ColumnRef& in_writing = tables_.events.in_writing;
      if (!in_writing.known(sent.row))
        verdict = Verdict::undecided;
      else if (in_writing.number(sent.row) == 0)
        verdict = Verdict::breaks;
    }
    add(watcher, verdict);
  }

  void judge_copies(const Watcher& watcher, const regulation::CopiesBody& body, const Event& event) {
    const ColumnRef& copies = tables_.events.copies;
    if (!copies.known(event.row)) return add(watcher, Verdict::undecided);
    add(watcher, copies.number(event.row) >= body.at_least ? Verdict::holds : Verdict::breaks);
  }

  /// Points suggested to a body are suggested to its committee, and the other way round.
  bool was_suggested_to(SubjectRef subject) const {
    const Index& index = tables_.index;
    const int suggestion = index.words().suggestion_sent;
    const auto was = [&](SubjectRef one) { return tables_.events.earliest(suggestion, one) >= 0; };
    if (was(subject)) return true;
    if (subject.kind == SubjectKind::organization)
      return std::ranges::any_of(index.collectives_of(subject.row), [&](std::int32_t row) {
        return was({SubjectKind::collective, row});
      });
    if (subject.kind != SubjectKind::collective || index.organization_of(subject.row) < 0) return false;
    return was({SubjectKind::organization, index.organization_of(subject.row)});
  }

  void judge_duty(const Watcher& watcher, const regulation::DutyBody& duty, const Event& event) {
    const std::int32_t number =
        duty.of_anybody ? latest_of_anybody(duty.todo) : tables_.events.latest(duty.todo, event.subject);
    bool done = false;
    if (number >= 0) {
      const Event last = tables_.events.event(number);
      done = !last.dated || !event.dated || last.on.date >= event.on.date;
    }
    add(watcher, done ? Verdict::holds : Verdict::undecided);
  }

  std::int32_t latest_of_anybody(int kind) {
    const auto [found, added] = latest_of_anybody_.try_emplace(kind, -1);
    if (added) found->second = tables_.events.latest_of_anybody(kind);
    return found->second;
  }

  void judge_place(const Watcher& watcher, const Event& event) {
    const ColumnRef& at = tables_.events.place;
    if (event.row < 0 || !at.known(event.row)) return;
    const EntityRef place = at.entity(event.row);
    const Words& words = tables_.index.words();
    const int kind = place.kind == EntityKind::organization ? tables_.index.organization_kind(place.row) : -1;
    if (kind < 0 || (kind != words.cell && kind != words.grassroots_cell)) return;
    const std::int32_t own = tables_.index.cell_of(event.subject.row);
    add(watcher, own < 0 ? Verdict::undecided : own == place.row ? Verdict::holds : Verdict::breaks);
  }

  const Tables& tables_;
  Expected expected_;
  Counts& counts_;
  const std::map<std::size_t, std::array<std::vector<Truth>, 4>>& first_where_;
  std::map<std::pair<int, SubjectKind>, Bucket> buckets_;
  std::vector<Bucket*> by_key_;
  const HasEvent has_event_ = [this](int event, SubjectRef subject) {
    return tables_.events.earliest(event, subject) >= 0;
  };
  std::vector<std::size_t> picked_;
  std::vector<std::int32_t> subjects_;
  std::vector<Truth> matches_, applies_;
  std::map<int, std::int32_t> latest_of_anybody_;
};

/// What order rules ask of the other subject, answered for all bodies and people once.
std::map<std::size_t, std::array<std::vector<Truth>, 4>> first_conditions(const Tables& tables) {
  std::map<std::size_t, std::array<std::vector<Truth>, 4>> all;
  for (std::size_t at = 0; at < tables.bound.rules.size(); ++at) {
    const auto* order = tables.bound.rules[at].as<OrderBody>();
    if (order == nullptr || !order->first_where.given()) continue;
    for (std::size_t number = 0; number < 4; ++number) {
      const auto kind = static_cast<SubjectKind>(number);
      std::vector<Truth>& truths = all[at][number];
      truths.resize(tables.count(kind));
      Block block{tables, kind};
      for (std::size_t first = 0; first < truths.size(); first += block_size) {
        const std::size_t count = std::min(block_size, truths.size() - first);
        block.take_rows(first, count);
        block.truths(order->first_where, std::span{truths}.subspan(first, count));
      }
    }
  }
  return all;
}

}  // namespace

void count_event_findings(const Tables& tables, const Judged& judged, const InParts& in_parts,
                          Counts& counts) {
  const WatcherList list{tables};
  const auto firsts = first_conditions(tables);
  const bool watch_told = std::ranges::any_of(list.watchers, [&](const auto& entry) {
    return entry.first.first == tables.index.words().civil_servant_rating;
  });
  std::vector<Counts> parts(in_parts.parts, Counts(counts.size()));
  in_parts.run([&](std::size_t part) {
    EventJudge judge{tables, judged, list.watchers, parts[part], firsts};
    const Events& events = tables.events;
    const Range range = range_of(static_cast<std::size_t>(events.listed()), part, in_parts.parts);
    for (auto row = static_cast<std::int32_t>(range.first); row < static_cast<std::int32_t>(range.last);
         ++row)
      judge.take(row, events.kind.number(row), SubjectRef::unpacked(events.subject.number(row)));
    if (watch_told) {
      const Range people = range_of(tables.count(SubjectKind::member), part, in_parts.parts);
      for (auto row = static_cast<std::int32_t>(people.first); row < static_cast<std::int32_t>(people.last);
           ++row)
        if (events.told_by(row))
          judge.take(events.listed() + row, tables.index.words().civil_servant_rating,
                     {SubjectKind::member, row});
    }
    judge.finish();
  });
  add_parts(parts, counts);
}

}  // namespace kiemdiem::assessment::country
