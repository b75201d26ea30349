#pragma once

#include "paper/papers/parts.h"

namespace kiemdiem::paper {

/// Biên bản hội nghị kiểm điểm (form F21). Texts may hold several lines; each becomes a paragraph. What is
/// empty is printed as dotted lines to write on.

/// The review of one body or one person.
struct SubjectReview {
  std::string subject;  ///< "Tập thể chi ủy" or a name with its post
  std::string presented_by = {};
  std::vector<std::string> opinions = {};  ///< in the order in which they were given
  std::string acceptance = {};
  std::string conclusion = {};  ///< of the chair
};

/// One point that the superior asked to review, with the answer.
struct SuggestedPoint {
  std::string point;
  std::string conclusion = {};
};

struct MeetingMinutes {
  Office office;
  std::optional<std::string> number = {};
  std::string period;      ///< "năm 2026"
  std::string event = {};  ///< what is met for, before the period; empty: the review meeting of a body
  Date made_on = {};
  std::optional<Moment> begun = {};  ///< nothing: a form to be written by hand
  std::optional<Moment> ended = {};
  std::string venue;
  Participant chair;
  Participant secretary;
  Attendance attendance;
  std::vector<Participant> guests = {};
  std::vector<std::string> announced = {};  ///< papers and opinions that were made known
  std::vector<SubjectReview> collectives = {};
  std::vector<SubjectReview> individuals = {};
  std::vector<SuggestedPoint> suggested = {};
  std::string tally_reference = {};  ///< the tally minutes that hold the vote; empty: no vote
  std::vector<std::string> other_matters = {};
  std::string kept_as = {};  ///< hash and place in the log of closed minutes; empty: they are not closed
};

Paper meeting_minutes(const MeetingMinutes& minutes, const Profile& profile);

}  // namespace kiemdiem::paper
