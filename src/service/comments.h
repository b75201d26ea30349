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
/// What somebody does with a request; `exempt` says that no comment is needed.
enum class CommentAct : std::uint8_t { ask, answer, give_back, exempt };
inline constexpr int comment_acts = 4;
/// The state after an act; nothing where the act is not allowed.
std::optional<CommentState> after(CommentState state, CommentAct act);

struct CommentRequest {
  std::string id;       ///< "residence:member:an"
  std::string subject;  ///< "member:an"
  CommentKind kind = CommentKind::residence;
  CommentState state = CommentState::none;
  std::string to;       ///< organization of the register, or who was asked on paper
  std::string due;      ///< ISO day; may be empty
  std::string level;    ///< good, fair or weak; of an answer
  std::string text;     ///< of an answer
  std::string reason;   ///< of an exemption, of giving back
  std::string on;       ///< ISO day of the comment
  std::int64_t at = 0;  ///< of the last change
  std::string by;       ///< account
  std::int64_t version = 0;
  std::string unit_path;
};

/// What is there for a person; kinds that nobody asked for stand there with the state none, those that do
/// not concern the person are left out.
Outcome<std::vector<CommentRequest>> comments_on(Call& call, const std::string& subject);
/// Asked of an organization: the queue of the residence committee.
Outcome<std::vector<CommentRequest>> requests_to(Call& call, const std::string& unit);

/// `do`: ask, answer, return, exempt. Answering states the fact that the rules look at.
Outcome<void> change_comment(Call& call, CommentRequest request);

}  // namespace kiemdiem::service
