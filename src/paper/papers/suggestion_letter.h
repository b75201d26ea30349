#pragma once

#include "paper/papers/frame.h"

namespace kiemdiem::paper {

/// Gợi ý kiểm điểm (form F15): the points that a superior asks a body or a person to review.
struct PointToReview {
  std::string text;
  std::string basis = {};
  std::string demand = {};  ///< what is to be explained
};

struct SuggestionLetter {
  Issued issued;
  std::string addressee;
  std::string period;
  std::vector<PointToReview> points;
  std::optional<Date> due = {};
  std::string attends = {};  ///< who attends and steers the review
};
Paper suggestion_letter(const SuggestionLetter& letter, const Profile& profile);

}  // namespace kiemdiem::paper
