#include "procedure/meetings.h"

#include <algorithm>

#include "assessment/findings.h"
#include "procedure/clashes.h"
#include "procedure/work_parts.h"

namespace kiemdiem::procedure {

using assessment::ColumnRef;
using assessment::Verdict;

namespace {

class Collector {
 public:
  explicit Collector(const Work::Parts& parts)
      : parts_(parts),
        place_(parts.index.column("events", "place")),
        representative_(parts.index.column("events", "representative")),
        planned_(parts.index.column("events", "planned")),
        registered_(parts.index.word("event", "meeting_registered")) {}

  std::vector<Meeting> collected() {
    from_registrations();
    from_reviews();
    for (Meeting& meeting : found_) complete(meeting);
    std::ranges::stable_sort(found_, [](const Meeting& one, const Meeting& other) {
      if (one.planned.has_value() != other.planned.has_value()) return one.planned.has_value();
      return one.planned && one.planned->packed() < other.planned->packed();
    });
    return std::move(found_);
  }

 private:
  /// One a subject: a later registration moves the meeting.
  void from_registrations() {
    for (const Event& event : parts_.index.events()) {
      if (event.kind != registered_ || event.row < 0) continue;
      Meeting& meeting = of(event.subject);
      meeting.event = event.row;
      if (event.dated) meeting.registered = event.on;
      if (planned_.known(event.row)) meeting.planned = Moment::unpacked(planned_.number(event.row));
    }
  }

  Meeting& of(SubjectRef subject) {
    const auto known = std::ranges::find(found_, subject, &Meeting::subject);
    if (known != found_.end()) return *known;
    found_.emplace_back().subject = subject;
    return found_.back();
  }

  /// Meetings of bodies that a notice asks to register, or that are recorded for a day to come.
  void from_reviews() {
    for (const Task& task : parts_.table.tasks) {
      const Step& step = parts_.step_of(task);
      if (step.phase != Phase::reviewing || !shows(step, {parts_.index.words().review}) ||
          facts::entity_kind(task.subject.kind) == EntityKind::person || !step.only_after.empty())
        continue;
      const bool asked = notice_of(task.subject) >= 0;
      if (task.state == State::not_needed || (!asked && !task.planned && !is_registered(task.subject)))
        continue;
      Meeting& meeting = of(registered_subject(task.subject));
      meeting.held = task.state == State::done;
      if (meeting.planned) continue;
      if (meeting.held)
        meeting.planned = task.done_on;
      else
        meeting.planned = task.planned;
    }
  }

  bool is_registered(SubjectRef subject) const {
    return std::ranges::find(found_, subject, &Meeting::subject) != found_.end();
  }

  /// The registration may speak of the unit and the review of its committee.
  SubjectRef registered_subject(SubjectRef subject) const {
    if (is_registered(subject) || subject.kind != SubjectKind::collective) return subject;
    const SubjectRef unit{SubjectKind::organization, parts_.index.organization_of(subject.row)};
    return unit.row >= 0 && is_registered(unit) ? unit : subject;
  }

  std::int32_t notice_of(SubjectRef subject) const {
    for (const Ahead& ahead : parts_.links.ahead)
      if (ahead.rule >= 0 && ahead.notice.sent_event == registered_ &&
          is_about(parts_.rows, parts_.bound, ahead, subject))
        return ahead.rule;
    return -1;
  }

  void complete(Meeting& meeting) const {
    const EntityRef body{facts::entity_kind(meeting.subject.kind), meeting.subject.row};
    meeting.chairs = parts_.doers.heads_of(body);
    if (meeting.event >= 0) {
      if (place_.known(meeting.event))
        meeting.place = parts_.situation.texts[static_cast<std::size_t>(place_.number(meeting.event))];
      if (representative_.known(meeting.event)) {
        const auto row = static_cast<std::size_t>(meeting.event);
        const auto first = static_cast<std::size_t>(representative_.column->numbers[row]);
        const auto count = static_cast<std::size_t>(representative_.column->counts[row]);
        for (std::size_t at = first; at < first + count; ++at)
          meeting.representatives.push_back(EntityRef::unpacked(representative_.column->pool[at]).row);
      }
    }
    judge(meeting);
  }

  void judge(Meeting& meeting) const {
    meeting.rule = notice_of(meeting.subject);
    if (meeting.rule < 0) return;
    const auto& notice =
        *parts_.bound.rules[static_cast<std::size_t>(meeting.rule)].as<regulation::NoticeBody>();
    if (!meeting.planned) {
      meeting.in_time = Verdict::undecided;
      return;
    }
    meeting.register_by = last_moment(parts_.calendar, notice, meeting.planned->date);
    Event sent;
    Event held;
    held.on = *meeting.planned;
    if (meeting.registered) {
      sent.on = *meeting.registered;
      meeting.in_time = assessment::judge_lead(parts_.calendar, notice, sent, held);
      return;
    }
    // Not registered, or the day of it is not known.
    sent.on = parts_.now;
    const bool possible = assessment::judge_lead(parts_.calendar, notice, sent, held) != Verdict::breaks;
    meeting.in_time = possible || meeting.event >= 0 ? Verdict::undecided : Verdict::breaks;
  }

  const Work::Parts& parts_;
  ColumnRef place_, representative_, planned_;
  int registered_;
  std::vector<Meeting> found_;
};

/// A unit and its committee meet together.
bool one_meeting(const assessment::Index& index, const Meeting& one, const Meeting& other) {
  const auto unit = [&](const Meeting& meeting) {
    return meeting.subject.kind == SubjectKind::collective ? index.organization_of(meeting.subject.row)
                                                           : meeting.subject.row;
  };
  return unit(one) == unit(other);
}

}  // namespace

bool overlap(const Moment& one, const Moment& other, int minutes) {
  if (one.date != other.date) return false;
  if (!one.has_time() || !other.has_time()) return true;
  const int apart = one.minute < other.minute ? other.minute - one.minute : one.minute - other.minute;
  return apart < minutes;
}

Meetings meetings(const Work& work, int minutes) {
  Meetings made{Collector{work.parts()}.collected(), {}};
  const std::vector<Meeting>& all = made.meetings;
  each_overlap(all, minutes, [&](std::size_t first, std::size_t second) {
    if (const std::int32_t* person = common(all[first].representatives, all[second].representatives))
      made.clashes.push_back({first, second, *person, true});
    if (one_meeting(work.index(), all[first], all[second])) return;
    if (const std::int32_t* person = common(all[first].chairs, all[second].chairs))
      made.clashes.push_back({first, second, *person, false});
  });
  return made;
}

}  // namespace kiemdiem::procedure
