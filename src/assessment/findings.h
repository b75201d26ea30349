#pragma once

#include <array>
#include <string>
#include <vector>

#include "assessment/relations.h"
#include "assessment/subjects.h"

namespace kiemdiem::assessment {

using expression::Truth;
using regulation::Rule;

/// What the judges of findings share: the rows, the results of the subjects, and the list that they add to.
class Findings {
 public:
  Findings(const Rows& asked_rows, const regulation::Regulation& by, const SubjectJudge& judged)
      : rows(asked_rows), index(asked_rows.index()), bound(by), subjects(judged) {}

  /// A finding of a rule on a subject, with the words that precede the rule's own.
  Finding& add(const Rule& rule, std::string_view kind, SubjectRef subject, Verdict verdict,
               const std::string& words);

  /// Whether a rule is about an event: its kind, its subject, the place where it took place.
  Truth matches(const regulation::EventPattern& pattern, const Event& event) const;
  /// The same of a subject, whatever happened to it.
  Truth matches_subject(const regulation::EventPattern& pattern, SubjectRef subject) const;
  bool took_place_at(const regulation::AtPlace& at, const Event& event) const;

  /// Events that a pattern may be about, in the order of the list.
  std::vector<const Event*> events_matching(const regulation::EventPattern& pattern) const;
  /// Every subject of the kinds of a pattern, rated or not.
  std::vector<SubjectRef> subjects_matching(const regulation::EventPattern& pattern) const;

  /// The earliest event of a kind about a subject, or nothing.
  const Event* earliest(int kind, SubjectRef subject) const;

  /// Whose event of a kind counts as that of a subject: an organization without a review of its own is
  /// reviewed through its committees.
  std::vector<SubjectRef> counted_as(int event, SubjectRef subject) const;
  /// The same question as a function, for those who look for requirements.
  HasEvent has_event() const;

  /// Whether an event is still to be expected of a subject: nobody reviews or rates whom the rules leave out.
  Asked expected(int event, SubjectRef subject) const;

  std::string event_word(int event) const;   ///< "dossier_sent"
  std::string event_label(int event) const;  ///< "gửi hồ sơ"
  std::string shown(SubjectRef subject) const;
  std::string shown(EntityRef entity) const { return index.situation().display_name(entity); }
  std::string when(const Event& event) const;  ///< "12/12/2022" or "chưa rõ ngày"
  FactUsed dated(const Event& event) const;

  const Rows& rows;
  const Index& index;
  const regulation::Regulation& bound;
  const SubjectJudge& subjects;
  std::vector<Finding> found;
};

// What the findings of single events come to, for rows and for the country alike.

/// Whether an event is expected of a subject with this result; of one whom the regulation does not rate.
Asked expected_by_result(const Words& words, int event, Asked review, Asked rating);
Asked expected_of_others(const Index& index, int event, SubjectRef subject, bool happened);
/// @param row of the event in its list; -1: told by a fact of the person
bool took_place_at(const Index& index, const regulation::AtPlace& at, std::int32_t row, SubjectRef subject);
/// Kept also on the same day, unless both carry times that say otherwise.
bool comes_before(const Event& first, const Event& then);
bool is_in_time(const regulation::DeadlineBody& deadline, Date day);
/// Whether a dated notice was sent long enough before a dated meeting.
Verdict judge_lead(const WorkCalendar& calendar, const regulation::NoticeBody& notice, const Event& sent,
                   const Event& meeting);
/// Whether somebody from above attended; without regard to whether points were suggested.
Verdict judge_attended(const Index& index, const regulation::AttendanceBody& body, const Event& event);

/// What a fact of a person says of a paper: a record (known: it is there) or yes and no; unknown where the
/// fact is empty or the subject is no person.
State told_by_fact(const Index& index, const std::string& fact, SubjectRef subject);

/// Whether a rule may take a kind of subject off the ballot: nobody votes on whom it touches.
bool takes_off_ballot(const Rule& rule, SubjectKind kind);

/// The columns of the votes of one list.
struct VoteColumns {
  VoteColumns(const Index& index, std::string_view list);
  /// Levels add up to valid ≤ returned ≤ issued ≤ eligible. @param missing gets the unknown numbers, if asked
  Verdict judge(std::int32_t row, std::vector<std::string>* missing) const;

  ColumnRef votes;
  std::array<ColumnRef, 8> numbers;  ///< by `names`
  static const std::array<std::string_view, 8> names;
};

/// The findings of a rule, whatever its kind; nothing for those that are judged with subjects and quotas.
void judge_finding(Findings& findings, const Rule& rule);

void judge_order(Findings& findings, const Rule& rule);
void judge_deadline(Findings& findings, const Rule& rule);
void judge_notice(Findings& findings, const Rule& rule);
void judge_papers(Findings& findings, const Rule& rule);
void judge_copies(Findings& findings, const Rule& rule);
void judge_channel(Findings& findings, const Rule& rule);
void judge_chair(Findings& findings, const Rule& rule);
void judge_attendance(Findings& findings, const Rule& rule);
void judge_attribution(Findings& findings, const Rule& rule);
void judge_posts_consistency(Findings& findings, const Rule& rule);
void judge_duty(Findings& findings, const Rule& rule);
/// Votes on those who are off the ballot, and votes that do not add up: arithmetic, not a rule of any
/// document.
void judge_votes(Findings& findings, const std::vector<SubjectResult>& subjects);

}  // namespace kiemdiem::assessment
