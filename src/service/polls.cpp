#include "service/polls.h"

#include <algorithm>

#include "sealing/secret.h"
#include "service/basis.h"
#include "service/office.h"
#include "service/vote_views.h"
#include "store/envelopes.h"

namespace kiemdiem::service {
namespace {

template <class T>
Outcome<T> got(Result<T> result) {
  if (!result) return refused(result.error());
  return std::move(*result);
}

bool holds(const std::vector<std::string>& list, const std::string& word) {
  return !word.empty() && std::ranges::find(list, word) != list.end();
}

/// Who stands over the unit or leads it: the chair prepares, the level above decides.
}  // namespace

bool leads(const Call& call, const store::Poll& poll) {
  const Role role = call.actor.acting.role;
  const bool over = poll.unit_path.starts_with(call.actor.acting.unit_path);
  const bool committee =
      role == Role::grassroots_committee || role == Role::upper_committee || role == Role::advisory;
  const bool chairs = !call.actor.person.empty() && call.actor.person == poll.chair;
  return chairs || call.actor.account == poll.made_by || (committee && over);
}

namespace {

Outcome<void> read_counts(Call& call, SeenPoll& seen) {
  const auto typed = store::typed_of(call.data, seen.poll.id);
  if (!typed) return refused(typed.error());
  for (const auto& [teller, body] : *typed)
    seen.typed.emplace_back(teller, ballot::count_from(seen.sheet, body));
  const auto sealed = store::tally_of(call.data, seen.poll.id);
  if (!sealed) return refused(sealed.error());
  const auto counted = store::counted_of(call.data, seen.poll.id);
  if (!counted) return refused(counted.error());
  if (*sealed)
    seen.body = (*sealed)->body;
  else if (*counted)
    seen.body = **counted;
  if (seen.body.empty()) return {};
  seen.tally = ballot::tally_from(seen.sheet, seen.body);
  seen.hash = sealing::sha256(seen.body);
  return {};
}

/// A cancelled electronic vote leaves marks only where they were counted: an unopened box is wiped.
Outcome<bool> keeps_ballots(Call& call, const SeenPoll& seen) {
  if (seen.state == ballot::State::sealed) return true;
  if (seen.state != ballot::State::cancelled) return false;
  if (seen.mode == ballot::Mode::paper) return seen.handed() > 0;
  const auto box = store::envelope_box(call.data, seen.poll.id);
  if (!box) return refused(box.error());
  if (*box) return true;
  // What was destroyed keeps its book.
  const auto acts = store::envelope_acts(call.data, seen.poll.id);
  if (!acts) return refused(acts.error());
  return !acts->empty();
}

}  // namespace

int SeenPoll::present() const {
  return static_cast<int>(std::ranges::count_if(voters, &store::PollVoter::present));
}

int SeenPoll::handed() const {
  return static_cast<int>(std::ranges::count_if(voters, &store::PollVoter::handed));
}

std::string SeenPoll::name_of(const std::string& person) const {
  const auto found = std::ranges::find(voters, person, &store::PollVoter::person);
  return found == voters.end() ? person : found->name;
}

Outcome<SeenPoll> seen_poll(Call& call) {
  const auto found = store::find_poll(call.data, call.inputs.get("poll"));
  if (!found) return refused(found.error());
  if (!*found || (*found)->campaign != call.campaign->id || (*found)->unit != call.target.unit)
    return refused(Refused::hidden);
  SeenPoll seen;
  seen.poll = **found;
  seen.sheet = ballot::sheet_from(seen.poll.sheet);
  seen.mode = ballot::mode_named(seen.poll.mode).value_or(ballot::Mode::paper);
  seen.state = ballot::state_named(seen.poll.state).value_or(ballot::State::cancelled);
  auto tellers = got(store::tellers_of(call.data, seen.poll.id));
  auto voters = got(store::voters_of(call.data, seen.poll.id));
  auto confirmed = got(store::confirmed_by(call.data, seen.poll.id));
  const auto used = got(store::used_codes(call.data, seen.poll.id));
  if (!tellers) return tl::unexpected{tellers.error()};
  if (!voters) return tl::unexpected{voters.error()};
  if (!confirmed) return tl::unexpected{confirmed.error()};
  if (!used) return tl::unexpected{used.error()};
  seen.tellers = std::move(*tellers);
  seen.voters = std::move(*voters);
  seen.confirmed = std::move(*confirmed);
  seen.used_codes = *used;
  seen.is_teller = holds(seen.tellers, call.actor.person);
  seen.is_voter = std::ranges::any_of(seen.voters, [&](const store::PollVoter& voter) {
    return voter.person == call.actor.person && voter.present;
  });
  seen.leads = leads(call, seen.poll);
  const bool near = call.actor.acting.unit_path.starts_with(seen.poll.unit_path) ||
                    seen.poll.unit_path.starts_with(call.actor.acting.unit_path);
  if (!near || (call.actor.acting.role == Role::member && !seen.is_teller && !seen.is_voter && !seen.leads))
    return refused(Refused::hidden);
  if (auto read = read_counts(call, seen); !read) return tl::unexpected{read.error()};
  const auto judged = judged_at(call, seen.poll.unit);
  if (!judged) return tl::unexpected{judged.error()};
  auto rules = call.office.regulations().ballot(call.campaign->regulation, *(*judged)->bound);
  if (!rules) return refused(rules.error());
  seen.rules = std::move(*rules);
  const auto others = store::polls_of_unit(call.data, call.campaign->id, seen.poll.unit);
  if (!others) return refused(others.error());
  for (const store::Poll& other : *others)
    if (other.replaces == seen.poll.id && other.state != "cancelled") seen.replaced_by = other.id;
  const auto narrow = is_narrow(call, seen.poll, *others);
  if (!narrow) return tl::unexpected{narrow.error()};
  seen.narrow = *narrow;
  const auto sees = sees_counts(call, **judged, seen.poll, seen.narrow);
  if (!sees) return tl::unexpected{sees.error()};
  seen.sees_counts = *sees;
  const auto keeps = keeps_ballots(call, seen);
  if (!keeps) return tl::unexpected{keeps.error()};
  seen.keeps_ballots = *keeps;
  return seen;
}

Outcome<SeenPoll> teller_poll(Call& call) {
  auto seen = seen_poll(call);
  if (seen && !seen->is_teller) return refused(Refused::hidden);
  return seen;
}

Outcome<std::vector<PollLine>> polls_of(Call& call, const std::string& unit) {
  const auto polls = store::polls_of_unit(call.data, call.campaign->id, unit);
  if (!polls) return refused(polls.error());
  std::vector<PollLine> lines;
  for (const store::Poll& poll : *polls) {
    const ballot::Sheet sheet = ballot::sheet_from(poll.sheet);
    lines.push_back(
        {poll.id, poll.mode, poll.state, poll.day, poll.replaces, sheet.kind, sheet.lines.size()});
  }
  return lines;
}

}  // namespace kiemdiem::service
