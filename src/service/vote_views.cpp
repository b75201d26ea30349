#include "service/vote_views.h"

#include <algorithm>

#include "assessment/scopes.h"
#include "service/ratings.h"

namespace kiemdiem::service {
namespace {

using assessment::SubjectResult;

/// Fewer people than these could be told from one another by two counts.
constexpr std::size_t fewest_apart = 5;

std::set<std::string> voters_in(const std::vector<store::PollVoter>& voters) {
  std::set<std::string> people;
  for (const store::PollVoter& voter : voters)
    if (voter.handed) people.insert(voter.person);
  return people;
}

bool is_counted(const store::Poll& poll) {
  return poll.state == "counted" || poll.state == "sealed";
}

bool share_a_subject(const ballot::Sheet& one, const ballot::Sheet& other) {
  return one.kind == other.kind && std::ranges::any_of(one.lines, [&](const ballot::Line& line) {
           return std::ranges::find(other.lines, line.subject, &ballot::Line::subject) != other.lines.end();
         });
}

}  // namespace

bool tell_apart(const std::vector<store::PollVoter>& one, const std::vector<store::PollVoter>& other) {
  const std::set<std::string> first = voters_in(one);
  const std::set<std::string> second = voters_in(other);
  std::vector<std::string> apart;
  std::ranges::set_symmetric_difference(first, second, std::back_inserter(apart));
  return apart.size() < fewest_apart;
}

bool decides_on(const Call& call, const Judged& judged, const SubjectResult& subject, bool narrow) {
  const ActingGrant& acting = call.actor.acting;
  switch (acting.role) {
    case Role::grassroots_committee:
    case Role::upper_committee:
    case Role::cell_secretary:
      break;
    case Role::advisory:
      if (narrow) return false;
      break;
    default:
      return false;
  }
  if (!judged.work) return false;
  const auto row = assessment::deciding_level(judged.work->index(), subject.subject);
  return row && *row >= 0 &&
         judged.situation.id(facts::EntityRef{facts::EntityKind::organization, *row}) == acting.unit;
}

bool decides_on(const Call& call, const Judged& judged, const ballot::Sheet& sheet, bool narrow) {
  return std::ranges::any_of(sheet.lines, [&](const ballot::Line& line) {
    const SubjectResult* subject = judged.find(line.subject);
    return subject != nullptr && decides_on(call, judged, *subject, narrow);
  });
}

Outcome<bool> sees_counts(Call& call, const Judged& judged, const store::Poll& poll, bool narrow) {
  if (!call.actor.person.empty() && call.actor.person == poll.chair) return true;
  const auto tellers = store::tellers_of(call.data, poll.id);
  if (!tellers) return refused(tellers.error());
  if (std::ranges::find(*tellers, call.actor.person) != tellers->end()) return true;
  return decides_on(call, judged, ballot::sheet_from(poll.sheet), narrow);
}

namespace {

/// Also of a vote that was cancelled after its count: somebody has seen it.
Outcome<bool> was_counted(Call& call, const store::Poll& poll) {
  if (is_counted(poll)) return true;
  if (poll.state != "cancelled") return false;
  const auto counted = store::counted_of(call.data, poll.id);
  if (!counted) return refused(counted.error());
  return counted->has_value();
}

}  // namespace

Outcome<bool> is_narrow(Call& call, const store::Poll& poll, const std::vector<store::Poll>& of_unit) {
  const ballot::Sheet sheet = ballot::sheet_from(poll.sheet);
  const auto own = was_counted(call, poll);
  if (!own || !*own) return own;
  for (const store::Poll& other : of_unit) {
    if (other.id == poll.id || !share_a_subject(sheet, ballot::sheet_from(other.sheet))) continue;
    const auto known = was_counted(call, other);
    if (!known) return known;
    if (!*known) continue;
    const auto here = store::voters_of(call.data, poll.id);
    if (!here) return refused(here.error());
    const auto there = store::voters_of(call.data, other.id);
    if (!there) return refused(there.error());
    if (tell_apart(*here, *there)) return true;
  }
  return false;
}

namespace {

/// Whether the counts of a vote stand among the facts of its subjects.
bool is_fact(const store::Poll& poll, const ballot::Sheet& sheet) {
  return poll.state == name(ballot::State::sealed) && sheet.kind == ballot::Kind::levels;
}

}  // namespace

Outcome<std::set<std::string, std::less<>>> sealed_subjects(Call& call, const std::string& campaign) {
  const auto polls = store::polls_under(call.data, campaign, "/");
  if (!polls) return refused(polls.error());
  std::set<std::string, std::less<>> subjects;
  for (const store::Poll& poll : *polls) {
    const ballot::Sheet sheet = ballot::sheet_from(poll.sheet);
    if (!is_fact(poll, sheet)) continue;
    for (const ballot::Line& line : sheet.lines) subjects.insert(line.subject);
  }
  return subjects;
}

namespace {

Outcome<void> add(std::vector<store::Poll>& polls, Result<std::vector<store::Poll>> more) {
  if (!more) return refused(more.error());
  std::ranges::move(*more, std::back_inserter(polls));
  return {};
}

}  // namespace

Outcome<VoteViews> VoteViews::of(Call& call, const Judged& judged, const std::string& unit_path) {
  std::vector<store::Poll> polls;
  if (auto added = add(polls, store::polls_under(call.data, call.campaign->id, unit_path)); !added)
    return tl::unexpected{added.error()};
  const auto units = call.units();
  if (!units) return refused(units.error());
  if (const Unit* unit = (*units)->at_path(unit_path))
    for (const Unit* above : (*units)->way_to(*unit)) {
      if (above == unit) continue;
      if (auto added = add(polls, store::polls_of_unit(call.data, call.campaign->id, above->id)); !added)
        return tl::unexpected{added.error()};
    }
  VoteViews views{call, judged};
  if (auto read = views.read(call, polls); !read) return tl::unexpected{read.error()};
  return views;
}

Outcome<VoteViews> VoteViews::of_subject(Call& call, const Judged& judged, std::string_view subject) {
  const auto naming =
      store::polls_naming(call.data, call.campaign->id, subject.substr(subject.find(':') + 1));
  if (!naming) return refused(naming.error());
  std::set<std::string> holders;  // with all their votes, which may tell of one another
  for (const store::Poll& poll : *naming) holders.insert(poll.unit);
  std::vector<store::Poll> polls;
  for (const std::string& unit : holders)
    if (auto added = add(polls, store::polls_of_unit(call.data, call.campaign->id, unit)); !added)
      return tl::unexpected{added.error()};
  VoteViews views{call, judged};
  if (auto read = views.read(call, polls); !read) return tl::unexpected{read.error()};
  return views;
}

Outcome<void> VoteViews::read(Call& call, const std::vector<store::Poll>& polls) {
  std::vector<std::string> counted_by;
  if (!call.actor.person.empty()) {
    auto found = store::polls_counted_by(call.data, call.actor.person);
    if (!found) return refused(found.error());
    counted_by = std::move(*found);
  }
  for (const store::Poll& poll : polls) {
    if (!is_counted(poll)) continue;
    const bool chairs = !call.actor.person.empty() && poll.chair == call.actor.person;
    const bool own = chairs || std::ranges::find(counted_by, poll.id) != counted_by.end();
    std::vector<store::Poll> of_unit;
    std::ranges::copy_if(polls, std::back_inserter(of_unit),
                         [&](const store::Poll& other) { return other.unit == poll.unit; });
    const auto narrow = of_unit.size() < 2 ? Outcome<bool>{false} : is_narrow(call, poll, of_unit);
    if (!narrow) return tl::unexpected{narrow.error()};
    const ballot::Sheet sheet = ballot::sheet_from(poll.sheet);
    const bool fact = is_fact(poll, sheet);
    for (const ballot::Line& line : sheet.lines) {
      voted_.insert(line.subject);
      if (fact) sealed_.insert(line.subject);
      if (own) own_.insert(line.subject);
      if (*narrow) narrow_.insert(line.subject);
    }
  }
  return {};
}

bool VoteViews::may_see(const SubjectResult& subject) const {
  if (own_.contains(subject.id)) return true;
  if (decides_on(*call_, *judged_, subject, narrow_.contains(subject.id))) return true;
  if (voted_.contains(subject.id)) return false;
  // Counted on paper without the program: whoever leads the unit has the minutes and enters them.
  const Role role = call_->actor.acting.role;
  const bool leads = role == Role::cell_secretary || role == Role::cell_deputy ||
                     role == Role::grassroots_committee || role == Role::upper_committee;
  return leads && unit_of_subject(*judged_, subject) == call_->actor.acting.unit;
}

bool VoteViews::may_see(std::string_view subject) const {
  const auto seen = [&](std::string_view one) {
    const SubjectResult* found = judged_->find(one);
    return found == nullptr ? !voted_.contains(one) : may_see(*found);
  };
  // The entry of a person holds the votes on the member and on the leader.
  const std::string id{subject.substr(subject.find(':') + 1)};
  for (const std::string& other : {"member:" + id, "leader:" + id})
    if (other != subject && voted_.contains(other) && !seen(other)) return false;
  return seen(subject);
}

bool VoteViews::sealed(std::string_view subject) const {
  const std::string id{subject.substr(subject.find(':') + 1)};
  return sealed_.contains(subject) || sealed_.contains("member:" + id) || sealed_.contains("leader:" + id);
}

}  // namespace kiemdiem::service
