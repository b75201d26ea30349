#include "service/calendar_feeds.h"

#include <fmt/format.h>

#include <algorithm>

#include "procedure/calendar_file.h"
#include "service/addresses.h"
#include "service/campaigns.h"
#include "service/gate.h"
#include "service/isolation.h"
#include "service/office.h"
#include "service/own_work.h"
#include "service/people.h"
#include "service/second_step.h"
#include "service/secrets.h"

namespace kiemdiem::service {
namespace {

Done back_to_feeds(std::string message) {
  Done done;
  done.location = address("calendar-feeds");
  done.message = std::move(message);
  return done;
}

/// Makes the one who has the address the one who asks, in the role that it was made for, where this person
/// could ask in a browser today.
Outcome<void> enter(Call& call, const store::CalendarFeed& feed) {
  const auto account = store::find_account(call.data, feed.account);
  if (!account) return refused(account.error());
  if (!*account || (*account)->disabled || (*account)->password.starts_with('!'))
    return refused(Refused::hidden);
  const auto grants = grants_today(call.data, call.office, **account, call.now, call.generation);
  if (!grants) return refused(grants.error());
  const auto acting = std::ranges::find(*grants, feed.grant_id, &ActingGrant::id);
  if (acting == grants->end() || owes_second_step(call.office, **account, *grants))
    return refused(Refused::hidden);
  call.actor.account = (*account)->id;
  call.actor.person = (*account)->person;
  call.actor.acting = *acting;
  call.actor.grants = *grants;
  return {};
}

/// Meetings and last days of one campaign. One that cannot be judged as it stands is left out.
Outcome<void> add_campaign(Call& call, const store::Campaign& campaign,
                           std::vector<procedure::CalendarEntry>& entries) {
  const Phase phase = phase_named(campaign.state).value_or(Phase::closed);
  if (phase != Phase::open || !allowed("calendar", call.actor, Relation::none, phase)) return {};
  const auto meetings = own_meetings(call, campaign);
  if (!meetings && meetings.error().kind == Refused::invalid) return {};
  if (!meetings) return tl::unexpected{meetings.error()};
  const auto tasks = own_tasks(call, campaign);
  if (!tasks) return tl::unexpected{tasks.error()};
  const auto add = [&](const std::vector<procedure::CalendarEntry>& more) {
    entries.insert(entries.end(), more.begin(), more.end());
  };
  add(procedure::calendar_of(*meetings, campaign.id, procedure::Attending::left_out));
  add(procedure::calendar_of(*tasks, campaign.id));
  return {};
}

}  // namespace

Outcome<std::optional<store::CalendarFeed>> own_feed(Call& call) {
  auto feed = store::feed_of(call.data, call.actor.account, call.actor.acting.id);
  if (!feed) return refused(feed.error());
  return std::move(*feed);
}

Outcome<Done> make_feed(Call& call) {
  if (const auto may = check_may_leave(call.data); !may)
    return refused(Refused::invalid, may.error().front().message);
  const std::string token = new_token();
  const store::CalendarFeed feed{call.actor.account, call.actor.acting.id, token_hash(token), call.now.at};
  if (const auto kept = store::put_in_use(call.data, feed); !kept) return refused(kept.error());
  call.notes.push_back({"account:" + call.actor.account, {}, {}, {}});
  Done done = back_to_feeds("done.calendar_feed_made");
  done.shown_once = address("calendar-feed", {{"token", token}});
  return done;
}

Outcome<Done> withdraw_feed(Call& call) {
  const auto ended = store::end_feed(call.data, call.actor.account, call.actor.acting.id);
  if (!ended) return refused(ended.error());
  call.notes.push_back({"account:" + call.actor.account, {}, {}, {}});
  return back_to_feeds("done.calendar_feed_withdrawn");
}

Outcome<std::string> feed_content(Call& call) {
  const auto feed = store::feed_behind(call.data, token_hash(call.inputs.get("token")));
  if (!feed) return refused(feed.error());
  if (!*feed || !check_may_leave(call.data)) return refused(Refused::hidden);
  if (const auto entered = enter(call, **feed); !entered) return tl::unexpected{entered.error()};
  const auto campaigns = campaigns_of(call);
  if (!campaigns) return tl::unexpected{campaigns.error()};
  std::vector<procedure::CalendarEntry> entries;
  for (const store::Campaign& campaign : *campaigns)
    if (const auto added = add_campaign(call, campaign, entries); !added)
      return tl::unexpected{added.error()};
  return procedure::to_ics(entries, "Kiểm điểm – " + call.actor.acting.unit_name, call.now.local);
}

}  // namespace kiemdiem::service
