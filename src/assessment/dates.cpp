#include <fmt/format.h>

#include <algorithm>

#include "assessment/findings.h"

namespace kiemdiem::assessment {

using regulation::DeadlineBody;
using regulation::NoticeBody;
using regulation::WeeklyCutoff;

bool is_in_time(const DeadlineBody& deadline, Date day) {
  return (!deadline.from || day >= *deadline.from) && (!deadline.last || day <= *deadline.last);
}

namespace {

/// Of a party group, also what happened to its members.
bool has_event(const Findings& findings, int kind, SubjectRef subject) {
  for (const SubjectRef counted : findings.counted_as(kind, subject))
    if (findings.earliest(kind, counted) != nullptr) return true;
  if (subject.kind != SubjectKind::organization) return false;
  return std::ranges::any_of(findings.index.members_of_group(subject.row), [&](std::int32_t person) {
    return findings.earliest(kind, {SubjectKind::member, person}) != nullptr;
  });
}

void judge_missing(Findings& findings, const Rule& rule, const DeadlineBody& deadline) {
  const Situation& situation = findings.index.situation();
  if (!deadline.required || !deadline.last || situation.on <= *deadline.last ||
      !situation.is_complete("events"))
    return;
  for (const SubjectRef subject : findings.subjects_matching(deadline.pattern)) {
    if (findings.rows.truth(rule.when, {subject, -1, {}}) != Truth::yes) continue;
    for (const int kind : deadline.pattern.events) {
      if (findings.expected(kind, subject) != Asked::yes || has_event(findings, kind, subject)) continue;
      Finding& finding = findings.add(
          rule, "deadline", subject, Verdict::breaks,
          fmt::format("đã quá hạn mà chưa có việc “{}” ({})", findings.event_label(kind), deadline.words));
      finding.facts.push_back({findings.event_word(kind), "null", findings.event_label(kind), "chưa làm"});
    }
  }
}

}  // namespace

void judge_deadline(Findings& findings, const Rule& rule) {
  const auto& deadline = *rule.as<DeadlineBody>();
  for (const Event* event : findings.events_matching(deadline.pattern)) {
    const Answer applies = findings.rows.ask(rule.when, {event->subject, -1, {}});
    if (applies.truth == Truth::no) continue;
    Verdict verdict = !event->dated                          ? Verdict::undecided
                      : is_in_time(deadline, event->on.date) ? Verdict::holds
                                                             : Verdict::breaks;
    const bool unsure =
        verdict == Verdict::breaks &&
        (applies.truth == Truth::unknown || findings.matches(deadline.pattern, *event) == Truth::unknown);
    if (unsure) verdict = Verdict::undecided;
    Finding& finding = findings.add(rule, "deadline", event->subject, verdict,
                                    fmt::format("{} ngày {} ({})", findings.event_label(event->kind),
                                                findings.when(*event), deadline.words));
    finding.facts.push_back(findings.dated(*event));
    if (!event->dated) finding.undecided.push_back("on");
    if (unsure)
      finding.undecided.insert(finding.undecided.end(), applies.missing.begin(), applies.missing.end());
  }
  judge_missing(findings, rule, deadline);
}

namespace {

/// The Monday from which on a registration counts, given the first cut-off that it makes.
Date covered_from(Date sent, const WeeklyCutoff& cutoff, bool made_this_weeks) {
  const int today = static_cast<int>(weekday(sent));
  const int day = static_cast<int>(cutoff.day);
  const Date monday = add_days(sent, -today);
  const bool this_week = today < day || (today == day && made_this_weeks);
  return add_days(monday, this_week ? 7 : 14);
}

/// A registration on the day of the cut-off without a time is undecided where it matters.
Verdict judge_weekly(const Moment& sent, Date meeting, const WeeklyCutoff& cutoff) {
  const bool on_the_day = weekday(sent.date) == cutoff.day;
  const bool early = !on_the_day || !sent.has_time() || sent.minute < cutoff.minute;
  const bool surely_early = !on_the_day || (sent.has_time() && sent.minute < cutoff.minute);
  const bool kept = meeting >= covered_from(sent.date, cutoff, early);
  const bool surely_kept = meeting >= covered_from(sent.date, cutoff, surely_early);
  if (kept != surely_kept) return Verdict::undecided;
  return kept ? Verdict::holds : Verdict::breaks;
}

}  // namespace

Verdict judge_lead(const WorkCalendar& calendar, const NoticeBody& notice, const Event& sent,
                   const Event& meeting) {
  const Date held = meeting.on.date;
  if (notice.days && sent.on.date > add_days(held, -*notice.days)) return Verdict::breaks;
  if (notice.working_days && sent.on.date > calendar.working_days_before(held, *notice.working_days))
    return Verdict::breaks;
  return notice.weekly ? judge_weekly(sent.on, held, *notice.weekly) : Verdict::holds;
}

namespace {

void judge_meeting(Findings& findings, const Rule& rule, const NoticeBody& notice, const Event& meeting) {
  const Event* sent = findings.earliest(notice.sent_event, meeting.subject);
  const std::string sent_word = findings.event_word(notice.sent_event);
  const std::string sent_label = findings.event_label(notice.sent_event);
  if (sent == nullptr) {
    const bool absent = findings.index.known_absent(notice.sent_event, meeting.subject);
    Finding& finding =
        findings.add(rule, "notice", meeting.subject, absent ? Verdict::breaks : Verdict::undecided,
                     fmt::format("{} ngày {}, chưa có việc “{}”", findings.event_label(meeting.kind),
                                 findings.when(meeting), sent_label));
    finding.facts.push_back(findings.dated(meeting));
    if (!absent) finding.undecided.push_back(sent_word);
    return;
  }
  Verdict verdict = Verdict::undecided;
  std::vector<std::string> missing;
  if (!sent->dated || !meeting.dated)
    missing.push_back("on");
  else
    verdict = judge_lead(findings.rows.calendar(), notice, *sent, meeting);
  if (verdict == Verdict::undecided && missing.empty()) missing.push_back(sent_word);
  if (notice.in_writing && verdict != Verdict::breaks) {
    const ColumnRef in_writing = findings.index.column("events", "in_writing");
    if (!in_writing.known(sent->row)) {
      verdict = Verdict::undecided;
      missing.push_back("in_writing");
    } else if (in_writing.number(sent->row) == 0) {
      verdict = Verdict::breaks;
    }
  }
  Finding& finding = findings.add(rule, "notice", meeting.subject, verdict,
                                  fmt::format("{} ngày {}, {} ngày {}", sent_label, findings.when(*sent),
                                              findings.event_label(meeting.kind), findings.when(meeting)));
  finding.facts = {findings.dated(*sent), findings.dated(meeting)};
  if (verdict == Verdict::undecided) finding.undecided = std::move(missing);
}

}  // namespace

void judge_notice(Findings& findings, const Rule& rule) {
  const auto& notice = *rule.as<NoticeBody>();
  for (const Event* meeting : findings.events_matching(notice.meeting))
    if (findings.rows.truth(rule.when, {meeting->subject, -1, {}}) != Truth::no)
      judge_meeting(findings, rule, notice, *meeting);
  for (const Event& sent : findings.index.events()) {
    if (sent.kind != notice.sent_event || findings.matches_subject(notice.meeting, sent.subject) == Truth::no)
      continue;
    const int meeting = notice.meeting.events.front();
    if (findings.earliest(meeting, sent.subject) != nullptr) continue;
    Finding& finding =
        findings.add(rule, "notice", sent.subject, Verdict::undecided,
                     fmt::format("{} ngày {}, chưa rõ ngày của việc “{}”", findings.event_label(sent.kind),
                                 findings.when(sent), findings.event_label(meeting)));
    finding.facts.push_back(findings.dated(sent));
    finding.undecided.push_back(findings.event_word(meeting));
  }
}

}  // namespace kiemdiem::assessment
