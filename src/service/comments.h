#pragma once

#include "base/tree.h"
#include "service/call.h"

/// Comments of others on a person: of the cell committee of the residence (213-QĐ/TW), of the cell that the
/// person left, of the cell of temporary activity. Asked for, answered, given back, or found not to be
/// needed. Kept as records of the list `comment_requests`.
namespace kiemdiem::service {

inline constexpr std::string_view comment_requests = "comment_requests";

enum class CommentKind : std::uint8_t { residence, previous, temporary };
std::string_view name(CommentKind kind);
std::optional<CommentKind> comment_kind(std::string_view name);

enum class CommentState : std::uint8_t { none, asked, answered, returned, exempt };
inline constexpr int comment_states = 5;
/// What somebody does with a request; `exempt` says that no comment is needed, `correct` puts another text in
/// the place of the comment that came, which stays readable.
enum class CommentAct : std::uint8_t { ask, answer, give_back, exempt, correct };
inline constexpr int comment_acts = 5;
/// The state after an act; nothing where the act is not allowed.
std::optional<CommentState> after(CommentState state, CommentAct act);

/// What a comment said before it was corrected.
struct EarlierComment {
  std::string level, text;
  std::string on;       ///< ISO day of the comment
  std::int64_t at = 0;  ///< when it was entered
  std::string by;       ///< account
};

struct CommentRequest {
  std::string id;       ///< "residence:member:an"
  std::string subject;  ///< "member:an"
  CommentKind kind = CommentKind::residence;
  CommentState state = CommentState::none;
  std::string to;                       ///< organization of the register, or who was asked on paper
  std::string due;                      ///< ISO day; may be empty
  std::string level;                    ///< good, fair or weak; of an answer
  std::string text;                     ///< of an answer
  std::string reason;                   ///< of an exemption, of giving back, of the last correction
  std::string on;                       ///< ISO day of the comment
  std::int64_t at = 0;                  ///< of the last change
  std::string by;                       ///< account
  bool sent = false;                    ///< the comment was sent by who was asked; false: typed from a paper
  std::vector<EarlierComment> earlier;  ///< superseded by a correction, the first one first
  std::int64_t version = 0;
  std::string unit_path;
};

/// What is there for a person; kinds that nobody asked for stand there with the state none, those that do
/// not concern the person are left out.
Outcome<std::vector<CommentRequest>> comments_on(Call& call, const std::string& subject);
/// Asked of an organization: the queue of the residence committee.
Outcome<std::vector<CommentRequest>> requests_to(Call& call, const std::string& unit);

/// Whether the acting role may correct the comment that came: what the committee of the residence sent
/// itself, it alone; what was typed from a paper, also who typed it.
bool may_correct(const Call& call, const CommentRequest& request);

/// How far the rating of the person has come, by which a correction means more or less.
enum class RatedSoFar : std::uint8_t { not_yet, voted, decided };
Outcome<RatedSoFar> rated_so_far(Call& call, const std::string& subject);

/// `do`: ask, answer, return, exempt, correct. What was answered or corrected last is the fact that the rules
/// look at. A correction asks for a `reason` and changes something; what was voted or decided stays.
Outcome<void> change_comment(Call& call, CommentRequest request);

}  // namespace kiemdiem::service
