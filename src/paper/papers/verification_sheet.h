#pragma once

#include "paper/papers/frame.h"

namespace kiemdiem::paper {

/// Phiếu thẩm định (form F28) of one subject, line by line with the clause.
struct VerifiedPoint {
  std::string what;
  std::string result;  ///< "đạt", "không đạt", "chưa đủ dữ kiện"
  std::string text;
  std::string clause = {};
};
/// One group of points as the subject gave them; the verifier's are written by hand (form F28 of those who
/// rate by points).
struct VerifiedPoints {
  std::string what;  ///< "Nhóm tiêu chí chung"
  std::string most;  ///< "30"
  std::string own;   ///< "28,5"
};
struct VerificationSheet {
  Issued issued;
  std::string period;
  std::string subject;
  std::string unit = {};
  std::string proposed = {};
  std::vector<VerifiedPoint> points;
  std::vector<VerifiedPoints> scores = {};
  std::string explain_from = {};  ///< difference in points from which the subject has to explain; empty: none
  std::vector<std::pair<std::string, std::string>> opinions = {};  ///< of advisory bodies
  std::string conclusion = {};
  std::string reason = {};
};
Paper verification_sheet(const VerificationSheet& own, const Profile& profile);

/// Phụ lục lý do: why a subject may be rated so and not otherwise, in plain sentences.
struct RatingReason {
  std::string text;
  std::string clause = {};              ///< "KH …, II.4"; empty: none
  std::vector<std::string> facts = {};  ///< what is known of the subject that the reason rests on
};
struct ReasonsOfRating {
  std::string subject;
  std::string unit = {};
  std::string level = {};    ///< decided or proposed, in a sentence: "Được quyết định: …"
  std::string highest = {};  ///< "Mức cao nhất theo quy định: …"
  std::vector<RatingReason> reasons;
  std::vector<std::string> undecided = {};    ///< facts that are missing
  std::vector<RatingReason> next_level = {};  ///< what stands between the subject and the next higher level
};
struct ReasonsAnnex {
  Issued issued;
  std::string period;
  std::string attached_to = {};
  std::vector<ReasonsOfRating> subjects;  ///< each begins on a page of its own
};
Paper reasons_annex(const ReasonsAnnex& own, const Profile& profile);

}  // namespace kiemdiem::paper
