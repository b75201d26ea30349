#include <algorithm>

#include "assessment/country_conditions.h"
#include "procedure/doers.h"
#include "procedure/marks.h"
#include "procedure/progress.h"

namespace kiemdiem::procedure {

using assessment::country::Block;
using assessment::country::block_size;
using expression::Truth;

namespace {

constexpr std::array all_kinds{SubjectKind::organization, SubjectKind::collective, SubjectKind::member,
                               SubjectKind::leader};

class Counter {
 public:
  Counter(const assessment::country::Tables& tables, const Plan& plan,
          const std::array<assessment::CountrySubjects, 4>& subjects, Moment now)
      : tables_(tables),
        index_(tables.index),
        plan_(plan),
        now_(now),
        links_(link(plan, tables.bound)),
        marks_(tables.index, plan, now),
        meetings_(tables.index),
        asks_(tables.index),
        progress_(static_cast<std::size_t>(tables.index.count(EntityKind::organization)), plan.steps.size()) {
    const Units units{index_};
    for (const SubjectKind kind : all_kinds) {
      const auto at = static_cast<std::size_t>(kind);
      const auto rows = static_cast<std::int32_t>(tables.count(kind));
      units_[at].resize(tables.count(kind));
      for (std::int32_t row = 0; row < rows; ++row)
        units_[at][static_cast<std::size_t>(row)] = units.of({kind, row});
      const auto& results = subjects[at].results;
      for (std::size_t row = 0; row < results.size(); ++row)
        if (results[row].is_subject())
          asks_.set({kind, static_cast<std::int32_t>(row)}, results[row].review(), results[row].rating());
    }
    find_followers();
  }

  Progress counted() && {
    for (std::size_t step = 0; step < plan_.steps.size(); ++step)
      for (const SubjectKind kind : all_kinds)
        if (plan_.steps[step].about.of.has(kind)) count(step, kind);
    progress_.roll_up(index_);
    return std::move(progress_);
  }

 private:
  /// By step: those that build on it about the same subject.
  void find_followers() {
    followers_.resize(plan_.steps.size());
    for (std::size_t step = 0; step < plan_.steps.size(); ++step)
      for (const std::size_t first : links_.same_subject[step]) followers_[first].push_back(step);
  }

  void count(std::size_t step, SubjectKind kind) {
    Block block{tables_, kind};
    std::vector<Truth> truths(block_size);
    const std::size_t rows = tables_.count(kind);
    for (std::size_t first = 0; first < rows; first += block_size) {
      const std::size_t size = std::min(block_size, rows - first);
      block.take_rows(first, size);
      const std::span<Truth> meant = std::span{truths}.first(size);
      block.truths(plan_.steps[step].about.where, meant);
      for (std::size_t at = 0; at < size; ++at)
        if (meant[at] != Truth::no) count_one(step, {kind, static_cast<std::int32_t>(first + at)}, meant[at]);
    }
  }

  void count_one(std::size_t at, SubjectRef subject, Truth meant) {
    const Step& step = plan_.steps[at];
    if (subject.kind == SubjectKind::leader && !index_.is_leader(subject.row)) return;
    const std::int32_t unit =
        units_[static_cast<std::size_t>(subject.kind)][static_cast<std::size_t>(subject.row)];
    if (unit < 0 || !marks_.is_called_for(at, subject) || is_left_to_committee(step, subject)) return;
    StepCounts& counts = progress_.own(unit, at);
    const bool person = facts::entity_kind(subject.kind) == EntityKind::person;
    if (step.about.at.kind != regulation::AtPlace::Kind::collectives || !person) {
      add(counts, at, subject, {}, meant);
      return;
    }
    if (index_.posts_of(subject.row).count == 0) return;
    const auto& kinds = step.about.at.collective_kinds;
    for (const std::int32_t collective : index_.collectives_of_person(subject.row))
      if (std::ranges::find(kinds, index_.collective_kind(collective)) != kinds.end())
        add(counts, at, subject, {EntityKind::collective, collective}, meant);
  }

  bool is_left_to_committee(const Step& step, SubjectRef subject) const {
    if (!step.stands_for_unit || subject.kind != SubjectKind::organization ||
        !step.about.of.has(SubjectKind::collective))
      return false;
    return std::ranges::any_of(index_.collectives_of(subject.row), [&](std::int32_t collective) {
      return index_.is_party_committee(collective) &&
             tables_.rows.truth(step.about.where, {{SubjectKind::collective, collective}, -1, {}}) !=
                 Truth::no;
    });
  }

  void add(StepCounts& counts, std::size_t at, SubjectRef subject, EntityRef place, Truth meant) const {
    const Step& step = plan_.steps[at];
    const bool done = marks_.done(at, subject, place) != Marks::never;
    if (done) {
      ++counts.done;
      return;
    }
    const Asked needed = asks_.needed(index_, need_of(index_.words(), step), subject, false);
    if (needed == Asked::no || (step.optional && is_built_upon(at, subject)))
      ++counts.not_needed;
    else if (needed == Asked::undecided || meant == Truth::unknown)
      ++counts.undecided;
    else if (marks_.returned(at, subject))
      ++counts.returned;
    else if (!step.optional && is_late(at, subject))
      ++counts.late;
    else
      ++(is_begun(at, subject) ? counts.under_way : counts.not_begun);
  }

  bool is_built_upon(std::size_t at, SubjectRef subject) const {
    return std::ranges::any_of(followers_[at], [&](std::size_t step) {
      return plan_.steps[step].about.of.has(subject.kind) && marks_.done(step, subject) != Marks::never;
    });
  }

  bool is_begun(std::size_t at, SubjectRef subject) const {
    return std::ranges::any_of(links_.same_subject[at], [&](std::size_t step) {
      return plan_.steps[step].about.of.has(subject.kind) && marks_.done(step, subject) != Marks::never;
    });
  }

  bool is_past(const Moment& last) const {
    if (now_.date != last.date) return now_.date > last.date;
    return last.has_time() && now_.has_time() && now_.minute >= last.minute;
  }

  bool is_late(std::size_t at, SubjectRef subject) const {
    const Step& step = plan_.steps[at];
    if (step.day.last && now_.date > *step.day.last) return true;
    return std::ranges::any_of(links_.ahead, [&](const Ahead& ahead) {
      if (ahead.sent != at || !is_about(tables_.rows, tables_.bound, ahead, subject) ||
          !has_task(ahead.meeting, subject))
        return false;
      const auto day = meeting_day(ahead.meeting, subject);
      return day && is_past(last_moment(tables_.calendar, ahead.notice, *day));
    });
  }

  /// Whether the meeting is a task of the subject at all.
  bool has_task(std::size_t at, SubjectRef subject) const {
    const Step& step = plan_.steps[at];
    return step.about.of.has(subject.kind) && !is_left_to_committee(step, subject) &&
           tables_.rows.truth(step.about.where, {subject, -1, {}}) != Truth::no;
  }

  std::optional<Date> meeting_day(std::size_t at, SubjectRef subject) const {
    const std::int32_t done = marks_.done(at, subject);
    if (done != Marks::never && done != Marks::undated) return Date{done};
    if (const std::int32_t ahead = marks_.recorded_for(at, subject); ahead != Marks::never)
      return Date{ahead};
    if (const auto* registered = meetings_.registered(subject, {})) return registered->planned.date;
    return plan_.steps[at].day.last;
  }

  const assessment::country::Tables& tables_;
  const Index& index_;
  const Plan& plan_;
  Moment now_;
  Links links_;
  Marks marks_;
  MeetingDays meetings_;
  Asks asks_;
  std::array<std::vector<std::int32_t>, 4> units_;
  std::vector<std::vector<std::size_t>> followers_;
  Progress progress_;
};

/// The conditions of the steps behind those of the rules, so that the tables hold every fact that either
/// reads.
regulation::Regulation with_steps(const regulation::Regulation& bound, const Plan& plan) {
  regulation::Regulation asked = bound;
  for (const Step& step : plan.steps) {
    regulation::DeadlineBody body;
    body.pattern = step.about;
    asked.rules.emplace_back().body = std::move(body);
  }
  return asked;
}

}  // namespace

Progress progress_of_many(const facts::Situation& situation, const regulation::Regulation& bound,
                          const std::array<assessment::CountrySubjects, 4>& subjects, const Plan& plan,
                          const WorkCalendar& calendar, Moment now) {
  const WorkCalendar days = calendar.with_days_off(situation.holidays);
  const regulation::Regulation asked = with_steps(bound, plan);
  const assessment::country::Tables tables{situation, asked, days, assessment::in_turn()};
  return Counter{tables, plan, subjects, now}.counted();
}

}  // namespace kiemdiem::procedure
