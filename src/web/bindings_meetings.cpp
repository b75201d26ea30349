#include "web/binding_areas.h"
#include "web/pages_described.h"
#include "web/places/review_meetings.h"

namespace kiemdiem::web {
namespace {

constexpr std::array given{
    shows<&review_meetings>("review-meetings"),
    shows<&review_meeting>("review-meeting"),
    shows<&meeting_opening>("meeting-opening"),
    changes<&save_opening>("save-opening"),
    changes<&save_announcements>("save-announcements"),
    shows<&meeting_item>("meeting-item"),
    changes<&save_item>("save-item"),
    changes<&add_remark>("add-remark"),
    changes<&close_minutes>("close-minutes"),
    changes<&send_group_report>("send-group-report"),
    shows<&meeting_minutes>("meeting-minutes"),
    shows<&minutes_correction>("minutes-correction"),
    changes<&correct_minutes>("correct-minutes"),
    shows<&meeting_invitation>("meeting-invitation"),
};
constexpr auto table = in_order<Area::meetings>(given);

}  // namespace

std::span<const Binding> bindings_of_meetings() {
  return table;
}

}  // namespace kiemdiem::web
