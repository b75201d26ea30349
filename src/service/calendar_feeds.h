#pragma once

#include "service/call.h"
#include "store/calendar_feeds.h"

/// An address under which a calendar program fetches the dates of somebody in one role, without a session:
/// who has it sees titles of meetings and last days, nothing else. It shows what that person may see at the
/// moment, and ends with the role and when the account is closed.
namespace kiemdiem::service {

/// Of the role acted in; nothing where there is none.
Outcome<std::optional<store::CalendarFeed>> own_feed(Call& call);

/// A new address in Done::shown_once, as a path of this server; the one before it ends.
Outcome<Done> make_feed(Call& call);
Outcome<Done> withdraw_feed(Call& call);

/// The calendar behind the token in the path. Hidden where there is none: a wrong and a withdrawn one look
/// the same.
Outcome<std::string> feed_content(Call& call);

}  // namespace kiemdiem::service
