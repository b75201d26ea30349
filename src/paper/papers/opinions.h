#pragma once

#include "paper/papers/frame.h"

/// Opinions on a draft report (form F16): who is asked, the minutes in which the opinions were collected, and
/// what became of each.
namespace kiemdiem::paper {

struct OpinionInvitation {
  Issued issued;
  std::string body;                  ///< whose report it is
  std::vector<std::string> invited;  ///< a sheet each; empty: one with room for the name
  std::string draft = {};            ///< what is sent along: "dự thảo lần 2"
  std::optional<Date> meets_on = {};
  std::string presides = {};
  std::string ground = {};   ///< document and clause that have them asked
  std::string address = {};  ///< page of this server without an account; empty: no opinions without a name
};
Paper opinion_invitation(const OpinionInvitation& invitation, const Profile& profile);

struct GivenOpinion {
  std::string by;  ///< name and post, or body
  std::string text = {};
  std::string about = {};  ///< whom it concerns
};

struct OpinionMinutes {
  Issued issued;
  std::string whose;  ///< "của Ban Chấp hành Đảng bộ xã", or the period
  std::optional<Moment> begun = {};
  std::string venue = {};
  std::string chair = {}, secretary = {};
  int summoned = 0;  ///< 0: not known, room to write
  int present = 0;
  std::string papers_sent_on = {};  ///< day on which the drafts were sent
  std::vector<GivenOpinion> opinions = {};
  std::string conclusion = {};
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
  std::string whose;
  std::vector<TakenOpinion> opinions = {};
};
Paper opinion_synthesis(const OpinionSynthesis& synthesis, const Profile& profile);

}  // namespace kiemdiem::paper
