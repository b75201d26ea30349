#pragma once

#include "pages/ballots.h"
#include "pages/sheet.h"
#include "service/polls.h"

/// Bỏ phiếu xếp loại.
namespace kiemdiem::web {

service::Outcome<pages::PollsPage> polls(service::Call& call);
service::Outcome<pages::PollFormPage> poll_form(service::Call& call);
service::Outcome<service::Done> prepare_poll(service::Call& call);
service::Outcome<pages::PollPage> poll(service::Call& call);
service::Outcome<pages::CountPage> count_form(service::Call& call);
service::Outcome<pages::TallyMinutesPage> tally_minutes(service::Call& call);
service::Outcome<pages::SheetPage> tally_correction(service::Call& call);
service::Outcome<service::Done> correct_tally(service::Call& call);
service::Outcome<service::Done> hand_slips(service::Call& call);
service::Outcome<service::Done> close_poll(service::Call& call);
service::Outcome<service::Done> type_count(service::Call& call);
service::Outcome<service::Done> recount(service::Call& call);
service::Outcome<service::Done> confirm_tally(service::Call& call);
service::Outcome<service::Done> cancel_poll(service::Call& call);

/// "Bỏ phiếu xếp loại, Chi bộ 1".
std::string poll_title(ballot::Kind kind, const std::string& unit);
pages::TallyTable tally_table(const service::SeenPoll& seen, const facts::Dictionary& dictionary);
/// "12 (66,67%)"; without a share where there is none, or nothing.
std::string tally_cell(const std::string& votes, const std::string& percent);
std::vector<std::string> left_off_lines(const ballot::Sheet& sheet);
/// The address of an action about the poll of the call.
std::string of_poll(const service::Call& call, std::string_view action);

/// Phong bì phiếu niêm phong.
service::Outcome<pages::SheetPage> envelope(service::Call& call);
service::Outcome<service::Done> keep_envelope(service::Call& call);
service::Outcome<service::Done> ask_envelope_opening(service::Call& call);
service::Outcome<service::Done> ask_envelope_destruction(service::Call& call);
service::Outcome<service::Done> destroy_envelope(service::Call& call);
service::Outcome<service::Done> withdraw_envelope_request(service::Call& call);

}  // namespace kiemdiem::web
