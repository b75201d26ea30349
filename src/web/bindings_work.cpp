#include "service/calendar_feeds.h"
#include "web/binding_areas.h"
#include "web/pages_described.h"
#include "web/places/board.h"
#include "web/places/calendar_feeds.h"
#include "web/places/entrance.h"
#include "web/places/meetings.h"
#include "web/places/period.h"
#include "web/places/progress.h"
#include "web/places/work.h"

namespace kiemdiem::web {
namespace {

constexpr std::array given{
    answers<&elsewhere>("today"),
    shows<&work_list>("work-list"),
    shows<&event_form>("event-form"),
    changes<&record_event>("record-event"),
    shows<&rating_board>("rating-board"),
    shows<&why>("why"),
    shows<&period_facts>("period-facts"),
    changes<&save_period_facts>("save-period-facts"),
    shows<&line_form>("line-form"),
    changes<&save_line>("save-line"),
    shows<&meetings>("meetings"),
    shows<&unit_meetings>("unit-meetings"),
    changes<&register_meeting>("register-meeting"),
    sends<&calendar>("calendar"),
    shows<&calendar_feeds>("calendar-feeds"),
    changes<&service::make_feed>("make-calendar-feed"),
    changes<&service::withdraw_feed>("withdraw-calendar-feed"),
    answers<&calendar_feed>("calendar-feed"),
    shows<&progress>("progress"),
    shows<&what_if>("what-if"),
};
constexpr auto table = in_order<Area::work>(given);

}  // namespace

std::span<const Binding> bindings_of_work() {
  return table;
}

}  // namespace kiemdiem::web
