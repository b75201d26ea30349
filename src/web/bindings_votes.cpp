#include "service/envelopes.h"
#include "service/polls.h"
#include "web/binding_areas.h"
#include "web/pages_described.h"
#include "web/places/kiosk.h"
#include "web/places/polls.h"

namespace kiemdiem::web {
namespace {

constexpr std::array given{
    shows<&polls>("polls"),
    shows<&poll_form>("poll-form"),
    changes<&prepare_poll>("prepare-poll"),
    shows<&poll>("poll"),
    changes<&service::open_poll>("open-poll"),
    changes<&hand_slips>("hand-slips"),
    changes<&service::draw_code>("draw-code"),
    changes<&close_poll>("close-poll"),
    shows<&count_form>("count-form"),
    changes<&type_count>("type-count"),
    changes<&service::open_box>("open-box"),
    changes<&recount>("recount"),
    changes<&confirm_tally>("confirm-tally"),
    shows<&tally_minutes>("tally-minutes"),
    shows<&tally_correction>("tally-correction"),
    changes<&correct_tally>("correct-tally"),
    changes<&cancel_poll>("cancel-poll"),
    shows<&envelope>("envelope"),
    changes<&keep_envelope>("keep-envelope"),
    changes<&ask_envelope_opening>("ask-envelope-opening"),
    changes<&service::open_envelope>("open-envelope"),
    changes<&ask_envelope_destruction>("ask-envelope-destruction"),
    changes<&destroy_envelope>("destroy-envelope"),
    changes<&withdraw_envelope_request>("withdraw-envelope-request"),
    shows<&kiosk>("kiosk"),
    answers<&cast_ballot>("cast-ballot"),
    shows<&ballot_received>("ballot-received"),
};
constexpr auto table = in_order<Area::votes>(given);

}  // namespace

std::span<const Binding> bindings_of_votes() {
  return table;
}

}  // namespace kiemdiem::web
