#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "procedure/rating_state.h"
#include "service/campaign_lists.h"
#include "service/situations.h"
#include "store/decisions.h"

/// What became of the ratings of a campaign, subject by subject.
namespace kiemdiem::service {

/// A body that puts a level forward, in the order in which they stand side by side.
struct RatingBody {
  std::string_view word;   ///< "cell"
  std::string_view label;  ///< "Chi bộ"
  bool sets_proposed;      ///< its proposal becomes the fact `proposed` (decision 0014)
};
inline constexpr std::array<RatingBody, 7> rating_bodies{{{"self", "Tự nhận", false},
                                                          {"group", "Tổ đảng", false},
                                                          {"agency", "Cơ quan, đơn vị", false},
                                                          {"unions", "Đoàn thể", false},
                                                          {"cell", "Chi bộ, tập thể", true},
                                                          {"committee", "Cấp ủy", true},
                                                          {"verifier", "Thẩm định", true}}};
const RatingBody* rating_body(std::string_view word);

struct RatingProposal {
  std::string body;   ///< word of rating_bodies
  std::string level;  ///< word of the choice “rating”
  std::string ground;
  std::string on;  ///< ISO day
  std::int64_t at = 0;
};

/// What the verifier found last.
struct RatingVerification {
  std::string conclusion;  ///< "eligible", "returned", "review_again", "rate_again"
  std::string reason;
  std::int64_t at = 0;
};

/// What was decided, as far as it still stands or was taken back last.
struct StandingDecision {
  store::DecisionItem item;
  std::string kind;  ///< "rated" or "cancelled"
  std::string number;
  std::string day;
  std::int64_t at = 0;
  std::int64_t notified_at = 0;  ///< 0: not yet
};

/// All about one subject.
struct RatingStory {
  std::vector<RatingProposal> proposals;  ///< the last of each body, in the order of rating_bodies
  std::optional<RatingVerification> verification;
  std::vector<StandingDecision> decisions;  ///< in the order in which they were made; the last one counts
  procedure::RatingState state = procedure::RatingState::not_rated;

  /// The decision that counts; null where none does.
  const StandingDecision* standing() const;
};

/// The stories of a campaign at and below a unit path.
struct Ratings {
  std::map<std::string, RatingStory, std::less<>> stories;  ///< by subject

  const RatingStory& of(std::string_view subject) const;
};

/// @param judged tells whose fact `proposed` is given without an entry of a body; may be null
/// @param alone only of subjects that stand at the organization itself
Outcome<Ratings> ratings_under(Call& call, std::string_view unit_path, const Judged* judged,
                               bool alone = false);

/// Refuses an act that the state does not allow, in the words of the table of transitions.
/// @param name of the subject, for the sentence
Outcome<void> check_act(const RatingStory& story, procedure::RatingAct act, const std::string& name,
                        const std::string& field);

/// The organization in which a subject stands; empty where it is not known.
std::string unit_of_subject(const Judged& judged, const assessment::SubjectResult& subject);
std::string name_of_subject(const Judged& judged, const assessment::SubjectResult& subject);

/// Index of a level in the choice “rating”; nothing for another word.
std::optional<int> level_of(const facts::Dictionary& dictionary, std::string_view word);

}  // namespace kiemdiem::service
