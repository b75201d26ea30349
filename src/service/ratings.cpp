#include "service/ratings.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "service/office.h"

namespace kiemdiem::service {
namespace {

using procedure::RatingAct;
using procedure::RatingState;

struct DoneAct {
  std::int64_t at = 0;
  RatingAct act = RatingAct::propose;
};

/// The state follows from what was done, in the order of time.
RatingState state_of(const RatingStory& story, bool proposed_by_fact) {
  std::vector<DoneAct> acts;
  // What was verified or decided had been put forward, be it only by the fact.
  if (proposed_by_fact || story.verification || !story.decisions.empty())
    acts.push_back({0, RatingAct::propose});
  for (const RatingProposal& proposal : story.proposals)
    if (rating_body(proposal.body)->sets_proposed) acts.push_back({proposal.at, RatingAct::propose});
  if (story.verification)
    acts.push_back({story.verification->at,
                    story.verification->conclusion == "eligible" ? RatingAct::verify : RatingAct::send_back});
  for (const StandingDecision& decision : story.decisions) {
    acts.push_back({decision.at, decision.kind == "cancelled" ? RatingAct::cancel : RatingAct::decide});
    if (decision.notified_at > 0) acts.push_back({decision.notified_at, RatingAct::notify});
  }
  std::ranges::stable_sort(acts, {}, &DoneAct::at);
  RatingState state = RatingState::not_rated;
  for (const DoneAct& done : acts) state = procedure::after(state, done.act).value_or(state);
  return state;
}

/// An organization with those below it, or by itself.
struct Reach {
  std::string_view path;
  bool alone = false;
};

Outcome<std::vector<ListLine>> lines_of(Call& call, std::string_view list, const Reach& place) {
  return place.alone ? lines_at(call, list, place.path) : lines_under(call, list, place.path);
}

Outcome<void> add_proposals(Call& call, const Reach& place, Ratings& ratings) {
  const auto lines = lines_of(call, "proposals", place);
  if (!lines) return tl::unexpected{lines.error()};
  for (const ListLine& line : *lines)
    if (rating_body(line.get("body")) != nullptr)
      ratings.stories[line.get("subject")].proposals.push_back(
          {line.get("body"), line.get("level"), line.get("ground"), line.get("on"), line.at});
  for (auto& [subject, story] : ratings.stories)
    std::ranges::sort(story.proposals, {}, [](const RatingProposal& proposal) {
      return rating_body(proposal.body) - rating_bodies.data();
    });
  return {};
}

Outcome<void> add_verifications(Call& call, const Reach& place, Ratings& ratings) {
  const auto lines = lines_of(call, "verifications", place);
  if (!lines) return tl::unexpected{lines.error()};
  for (const ListLine& line : *lines)
    ratings.stories[line.get("subject")].verification =
        RatingVerification{line.get("conclusion"), line.get("reason"), line.at};
  return {};
}

Outcome<void> add_decisions(Call& call, const Reach& place, Ratings& ratings) {
  const auto items = place.alone ? store::items_at(call.data, call.campaign->id, place.path)
                                 : store::items_under(call.data, call.campaign->id, place.path);
  if (!items) return refused(items.error());
  std::map<std::string, store::Decision, std::less<>> heads;
  for (const store::DecisionItem& item : *items) {
    if (!heads.contains(item.decision)) {
      auto head = store::find_decision(call.data, item.decision);
      if (!head) return refused(head.error());
      if (*head) heads.emplace(item.decision, std::move(**head));
    }
    const store::Decision& head = heads.at(item.decision);
    ratings.stories[item.subject].decisions.push_back({item, head.kind, head.number, head.day, head.at, 0});
  }
  const auto notices = lines_of(call, "notices", place);
  if (!notices) return tl::unexpected{notices.error()};
  for (const ListLine& notice : *notices)
    for (StandingDecision& decision : ratings.stories[notice.get("subject")].decisions)
      if (decision.item.decision == notice.get("decision"))
        decision.notified_at = std::max(decision.notified_at, number_in(notice.get("sent_at")).value_or(0));
  return {};
}

}  // namespace

const RatingBody* rating_body(std::string_view word) {
  const auto* found = std::ranges::find(rating_bodies, word, &RatingBody::word);
  return found == rating_bodies.end() ? nullptr : found;
}

const StandingDecision* RatingStory::standing() const {
  if (decisions.empty() || decisions.back().kind == "cancelled") return nullptr;
  return &decisions.back();
}

const RatingStory& Ratings::of(std::string_view subject) const {
  static const RatingStory none;
  const auto found = stories.find(subject);
  return found == stories.end() ? none : found->second;
}

Outcome<Ratings> ratings_under(Call& call, std::string_view unit_path, const Judged* judged, bool alone) {
  const Reach place{unit_path, alone};
  Ratings ratings;
  if (auto added = add_proposals(call, place, ratings); !added) return tl::unexpected{added.error()};
  if (auto added = add_verifications(call, place, ratings); !added) return tl::unexpected{added.error()};
  if (auto added = add_decisions(call, place, ratings); !added) return tl::unexpected{added.error()};
  std::set<std::string_view> proposed;
  if (judged != nullptr)
    for (const assessment::SubjectResult& subject : judged->assessment.subjects)
      if (subject.proposed) {
        ratings.stories.try_emplace(subject.id);
        proposed.insert(subject.id);
      }
  for (auto& [id, story] : ratings.stories) story.state = state_of(story, proposed.contains(id));
  return ratings;
}

Outcome<void> check_act(const RatingStory& story, RatingAct act, const std::string& name,
                        const std::string& field) {
  const std::string_view why = procedure::why_not(story.state, act);
  if (why.empty()) return {};
  return refused(Refused::invalid, fmt::format("{}: {}", name, why), field);
}

std::string unit_of_subject(const Judged& judged, const assessment::SubjectResult& subject) {
  const facts::Situation& situation = judged.situation;
  const facts::EntityKind kind = facts::entity_kind(subject.subject.kind);
  if (kind == facts::EntityKind::organization)
    return situation.id(facts::EntityRef{kind, subject.subject.row});
  const char* list = kind == facts::EntityKind::person ? "people" : "collectives";
  const facts::Column& column = situation.column(list, kind == facts::EntityKind::person ? "cell" : "of");
  const auto row = static_cast<std::size_t>(subject.subject.row);
  if (!column.known(row)) return {};
  return situation.id(facts::EntityRef::unpacked(column.numbers[row]));
}

std::string name_of_subject(const Judged& judged, const assessment::SubjectResult& subject) {
  return judged.situation.display_name(
      facts::EntityRef{facts::entity_kind(subject.subject.kind), subject.subject.row});
}

std::optional<int> level_of(const facts::Dictionary& dictionary, std::string_view word) {
  const facts::Choices* ratings = dictionary.choices("rating");
  if (ratings == nullptr) return std::nullopt;
  return ratings->find(word);
}

}  // namespace kiemdiem::service
