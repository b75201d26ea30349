#pragma once

#include <map>
#include <set>

#include "assessment/wording.h"
#include "service/ratings.h"
#include "service/units.h"

/// Decisions on ratings: what the rules say against one, and the one transaction in which it is taken.
namespace kiemdiem::service {

/// Something that the rules say against deciding on a subject now, or at a level.
struct Objection {
  bool forbids = false;  ///< else it is to be weighed
  std::string text;      ///< fit to be read out
  std::string document, clause;
};
/// What the rules say against subjects of one judged situation, each with the level that stands there.
/// Forbidding are: a level that the rules do not leave open (ceiling, forced, not to be rated), and an order
/// that blocks.
class Objections {
 public:
  /// @param judged must live longer
  explicit Objections(const Judged& judged);
  std::vector<Objection> against(const assessment::SubjectResult& subject) const;
  const assessment::Wording& wording() const { return wording_; }

 private:
  assessment::Wording wording_;
  std::map<std::string_view, std::vector<const assessment::Finding*>> findings_;
};
/// "Nghỉ ốm 4 tháng … (KH ĐUK Phú Yên 2022, II.4)"
std::string in_words(const Objection& objection);

/// A pool in which more subjects are decided `excellent` than the rules leave room for.
struct Excess {
  const assessment::QuotaResult* quota = nullptr;
  int decided = 0;
};
/// Counts only what is decided: proposals beyond the limit wait, they exceed nothing. The limit is that of
/// the core.
std::vector<Excess> exceeded(const Judged& judged, const std::set<std::string, std::less<>>& decided);

/// The subjects on which each organization decides, by the rules' own notion of the deciding level.
std::map<std::string, std::string, std::less<>> deciding_units(const Judged& judged);

/// The part of the tree around an organization as this transaction sees it.
struct JudgedNow {
  Node tree;  ///< of the shape of a situation file
  std::shared_ptr<const Judged> judged;
};
/// Nothing that is kept from before is used.
Outcome<JudgedNow> judged_now(Call& call, const Unit& unit);

/// Whether the acting role may decide against a rule for an organization: an upper committee that stands
/// above it, or that of the organization which issued the campaign (decision 0014).
bool may_override(const Call& call, const Units& units, const Unit& deciding);

/// The id of what was written.
struct DecisionMade {
  std::string id;
};
/// Decides for the organization in the path: `number`, `day`, `signer`, `ground`, for each subject
/// `level.<subject>`, where a rule is overridden `reason.<subject>`, for a quota `quota_reason`. Judges the
/// situation that would result inside this transaction and refuses what it forbids, each at its field.
Outcome<DecisionMade> decide(Call& call);

/// Takes the ratings of `subject` (several) of the decision in the path back: `number`, `day`, `signer`,
/// `ground`.
Outcome<DecisionMade> cancel(Call& call);

/// The decision that the path names; refused as hidden where the organization in the path did not take it.
Outcome<store::Decision> decision_in_path(Call& call);

/// Version of the program, as it stands in every decision.
std::string_view program_version();

/// What was sent, decided or made known on the ground of ratings that were taken back later.
struct WrongNow {
  std::string what;
  std::string on;           ///< ISO day
  std::string to_do;        ///< in words
  std::string mended = {};  ///< how it was put right already; empty: not yet, or nobody keeps it
};
/// Papers and decisions of the organization and of those above it, not older than the decision itself, and
/// where it was published.
Outcome<std::vector<WrongNow>> wrong_after(Call& call, const store::Decision& taken_back, const Units& units);

}  // namespace kiemdiem::service
