#pragma once

#include "paper/papers/frame.h"

/// Opinions on a draft report (form F16): the minutes in which they were collected, and what became of each.
namespace kiemdiem::paper {

struct GivenOpinion {
  std::string by;  ///< name and post, or body
  std::string text = {};
  std::string about = {};  ///< whom it concerns
};

struct OpinionMinutes {
  Issued issued;
  std::string period;
  std::optional<Moment> begun = {};
  std::string venue = {};
  std::string chair = {}, secretary = {};
  std::string papers_sent_on = {};  ///< day on which the drafts were sent
  std::vector<GivenOpinion> opinions = {};
};
Paper opinion_minutes(const OpinionMinutes& minutes, const Profile& profile);

struct TakenOpinion {
  std::string by;
  std::string text = {};
  std::string taken = {};        ///< "X" where it was taken up
  std::string explanation = {};  ///< where it was not
  std::string place = {};        ///< where the report was changed
};
struct OpinionSynthesis {
  Issued issued;
  std::string period;
  std::vector<TakenOpinion> opinions = {};
};
Paper opinion_synthesis(const OpinionSynthesis& synthesis, const Profile& profile);

}  // namespace kiemdiem::paper
