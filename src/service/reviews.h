#pragma once

#include "document/filled_form.h"
#include "procedure/paper_state.h"
#include "service/call.h"
#include "service/regulations.h"

/// Bản tự kiểm điểm, báo cáo kiểm điểm: kept as a record of the list `self_reviews`, every version of it.
namespace kiemdiem::service {

inline constexpr std::string_view self_reviews = "self_reviews";

/// How a review was handed in, and what came back.
struct Round {
  std::int64_t at = 0;       ///< milliseconds since 1970-01-01 UTC
  std::string by;            ///< account
  std::int64_t version = 0;  ///< of the record, as it was handed in
  std::int64_t returned_at = 0;
  std::string returned_by, reason;
  bool after_meeting = false;  ///< given back to be completed after the meeting, not because it was too weak

  bool returned() const { return returned_at != 0; }
};

/// Somebody types what stands on a signed paper.
struct OnBehalf {
  std::string by, why;
  std::int64_t at = 0;
};

struct Review {
  std::string subject;  ///< "member:an", "collective:cu"
  std::optional<OnBehalf> on_behalf;
  std::vector<Round> rounds;  ///< the oldest first; their number is how often it was handed in
  std::map<std::string, document::FilledForm, std::less<>> papers;

  /// As far as the paper tells; whether the meeting has reviewed it, events tell (state_of).
  procedure::PaperState state() const;
  bool with_superior() const { return state() == procedure::PaperState::handed_in; }
  /// The level of the choice “rating” that its papers put forward; empty: none is chosen.
  /// @param but_of a group of a form that speaks of another rating
  std::string level(std::string_view but_of = {}) const;
  /// How often it was given back as too weak.
  int rejections() const;
};
Node to_node(const Review& review);
Review review_in(const Node& node);

/// What the acting person may do with a review.
enum class ReviewAccess : std::uint8_t {
  write,      ///< the own one, the one of the own collective, one entered from paper
  on_behalf,  ///< nothing is there yet: it may be entered from paper
  read,       ///< what was handed in
  wait,       ///< nothing was handed in yet, it is being written
};

/// A review with everything that its page needs.
struct OpenReview {
  std::string id;  ///< of the record: the subject
  std::string name;
  bool of_collective = false;
  std::optional<store::Record> record;
  Review review;  ///< as the acting person may see it
  ReviewAccess access = ReviewAccess::wait;
  std::shared_ptr<const FormShelf> shelf;
  std::vector<document::Chosen> papers;  ///< in the order of the regulation
  document::Traits traits;
  document::Given given;
  std::map<std::string, std::map<std::string, std::string>> heads;  ///< by paper and field: what is known

  std::int64_t version() const { return record ? record->version : 0; }
  document::FilledForm paper(const document::Form& form) const;
};

/// Whether this role comes to the reviews of others in its unit and below; everybody comes to the own one.
bool reads_reviews(Role role);

/// The review that the path of a call names. Hidden where there is none for this subject or this person: a
/// draft is seen by its writer alone, what was handed in by the leaders of the unit and above.
Outcome<OpenReview> open_review(Call& call);

/// One version as it was handed in or, for the writer, as it stands.
Outcome<std::optional<Review>> review_version(Call& call, const OpenReview& open, std::int64_t version);
/// Of the reviews of others in a campaign: what was handed in last; nothing where nothing was.
Outcome<std::optional<Review>> handed_in(Call& call, const store::Record& record);

/// Of the newest earlier year in which a review of the subject was handed in.
Outcome<std::optional<Review>> review_of_last_year(Call& call, const std::string& subject);

/// Reads what a page sent for every paper. Fields are named “<paper>.<field>”.
std::map<std::string, document::FilledForm, std::less<>> papers_sent(const OpenReview& open,
                                                                     const Inputs& inputs);

/// Keeps a draft over the version that was seen. What somebody saved meanwhile stays in the history and is
/// not written over: the page comes back with what was typed.
Outcome<void> save_draft(Call& call, OpenReview& open);
/// Saves and hands in; refused with all gaps while something is missing, a suggested point is unanswered.
Outcome<void> hand_in(Call& call, OpenReview& open);
/// Gives it back with a reason: too weak, or to be completed after the meeting.
Outcome<void> return_review(Call& call, OpenReview& open);
/// The same where the meeting finds it too weak. Without a paper that is handed in there is nothing to do.
Outcome<void> return_from_meeting(Call& call, const std::string& subject, const std::string& reason);

/// With what the events of the subject in its organization say.
Outcome<procedure::PaperState> state_of(Call& call, const std::string& unit_path, const Review& review);

}  // namespace kiemdiem::service
