#pragma once

#include <map>
#include <set>

#include "ballot/sheet.h"
#include "service/judged.h"
#include "store/ballots.h"

/// Who may read how many votes a subject got (security.md §1.4): chair and tellers of the vote, and the level
/// that decides. Everybody else, the subject included, gets the rating.
namespace kiemdiem::service {

/// Two votes of which the counts are known and that share a subject, held by nearly the same people: the
/// difference of the counts would be the vote of those few.
bool tell_apart(const std::vector<store::PollVoter>& one, const std::vector<store::PollVoter>& other);

/// Whether the acting role is that of the organization which decides on a subject.
/// @param narrow tellers, chair and the deciding committee only: not who advises it
bool decides_on(const Call& call, const Judged& judged, const assessment::SubjectResult& subject,
                bool narrow);
/// The same of anybody on a sheet.
bool decides_on(const Call& call, const Judged& judged, const ballot::Sheet& sheet, bool narrow);

/// Whether another vote of the unit on one of the same subjects makes the counts of this one tell too much.
Outcome<bool> is_narrow(Call& call, const store::Poll& poll, const std::vector<store::Poll>& of_unit);

/// Chair, tellers, and who decides on anybody on the sheet.
/// @param narrow is_narrow() of the poll
Outcome<bool> sees_counts(Call& call, const Judged& judged, const store::Poll& poll, bool narrow);

/// Subjects of a campaign whose counts of votes are those of a sealed tally, whichever body held the vote:
/// facts that nobody writes over (I4).
Outcome<std::set<std::string, std::less<>>> sealed_subjects(Call& call, const std::string& campaign);

/// The votes as facts: on the rating board, among the facts of the period. Lives no longer than the call and
/// the situation that it was made for.
class VoteViews {
 public:
  /// Votes held by the units at and below a path, and by those above it.
  /// @param unit_path where the subjects that will be asked for stand, or above
  static Outcome<VoteViews> of(Call& call, const Judged& judged, const std::string& unit_path);
  /// Of one subject alone: every vote on it in the campaign, whichever body held it.
  static Outcome<VoteViews> of_subject(Call& call, const Judged& judged, std::string_view subject);

  bool may_see(const assessment::SubjectResult& subject) const;
  /// "member:an"; a subject that nobody rates is seen by whom the page is for.
  bool may_see(std::string_view subject) const;
  /// Whether the votes among the facts of a subject are those of a sealed tally, which nobody changes by hand
  /// (I4). Of a person: as a member or as a leader.
  bool sealed(std::string_view subject) const;

 private:
  VoteViews(const Call& call, const Judged& judged) : call_(&call), judged_(&judged) {}
  Outcome<void> read(Call& call, const std::vector<store::Poll>& polls);

  const Call* call_;
  const Judged* judged_;
  std::set<std::string, std::less<>> voted_;  ///< subjects of votes held with the program
  std::set<std::string, std::less<>> own_;    ///< those of votes that the person acting chairs or counts
  std::set<std::string, std::less<>> narrow_;
  std::set<std::string, std::less<>> sealed_;
};

}  // namespace kiemdiem::service
