#pragma once

#include "assessment/country_subjects.h"

namespace kiemdiem::assessment::country {

/// What the findings of a rule need besides the tables; answers as Findings does.
class Expected {
 public:
  Expected(const Tables& tables, const Judged& judged) : tables_(tables), judged_(judged) {}
  Asked operator()(int event, SubjectRef subject) const;

 private:
  const Tables& tables_;
  const Judged& judged_;
};

using Counts = std::vector<FindingCounts>;  ///< by index of the rule

/// Findings on events: order, deadline, notice, copies, attendance, duty, where a rating took place.
void count_event_findings(const Tables& tables, const Judged& judged, const InParts& in_parts,
                          Counts& counts);
/// Findings on subjects: papers, terms that passed without the event, discipline, posts that differ.
void count_subject_findings(const Tables& tables, const Judged& judged, const InParts& in_parts,
                            Counts& counts);
/// Ways in which something was sent, of each subject once.
void count_channels(const Tables& tables, std::size_t rule, Counts& counts);
/// Votes that do not add up, and votes on those who are off the ballot.
FindingCounts count_votes(const Tables& tables, const Judged& judged, Counts& counts);
/// As judge() does, for rules without a block form.
void count_by_rows(const Tables& tables, const std::vector<std::size_t>& rules, Counts& counts);

/// Adds up what the parts have counted.
void add_parts(const std::vector<Counts>& parts, Counts& into);

}  // namespace kiemdiem::assessment::country
