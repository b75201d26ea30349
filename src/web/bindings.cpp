#include "service/accounts.h"
#include "service/log_reading.h"
#include "web/api_description.h"
#include "web/binding.h"
#include "web/pages_described.h"
#include "web/places/administration.h"
#include "web/places/board.h"
#include "web/places/campaigns.h"
#include "web/places/entrance.h"
#include "web/places/entries.h"
#include "web/places/imports.h"
#include "web/places/letters.h"
#include "web/places/meetings.h"
#include "web/places/people.h"
#include "web/places/period.h"
#include "web/places/progress.h"
#include "web/places/reviews.h"
#include "web/places/rules.h"
#include "web/places/units.h"
#include "web/places/work.h"

namespace kiemdiem::web {
namespace {

/// What has no page of its own: answered alike to browsers and programs.
template <auto answer>
http::Response plain_json(Site& site, const service::Asked& asked) {
  return answer(site, asked, Visit{});
}
template <auto answer>
constexpr Binding answers(std::string_view action) {
  return {action, answer, &plain_json<answer>, Answers::plain, nullptr};
}

http::Response openapi(Site&, const service::Asked&, const Visit& visit) {
  return http::json(api_description(visit.language));
}

/// The code is given in the session that waits for it, in which nobody is signed in yet.
service::Outcome<service::Done> give_code(service::Office& office, service::Asked asked) {
  asked.inputs.set("token", asked.token);
  std::optional<service::Done> done;
  const auto outcome = office.perform(asked, [&](service::Call& call) -> service::Outcome<void> {
    auto made = service::give_code(call);
    if (!made) return tl::unexpected{std::move(made.error())};
    done = std::move(*made);
    return {};
  });
  if (!outcome) return tl::unexpected{outcome.error()};
  return *done;
}

constexpr std::array given{
    answers<&elsewhere>("start"),
    shows<&sign_in_form>("sign-in-form"),
    changes<&service::sign_in>("sign-in"),
    shows<&code_form>("code-form"),
    changes<&give_code>("code"),
    changes<&display>("display"),
    answers<&health>("health"),
    answers<&metrics>("metrics"),
    answers<&openapi>("openapi"),
    changes<&service::sign_out>("sign-out"),
    changes<&service::choose_role>("choose-role"),
    shows<&account>("account"),
    shows<&password_form>("password-form"),
    changes<&service::change_password>("change-password"),
    changes<&service::set_second_step>("second-step"),
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
    shows<&progress>("progress"),
    shows<&what_if>("what-if"),
    shows<&review>("write-self-review"),
    changes<&save_review>("save-self-review"),
    changes<&return_review>("return-self-review"),
    shows<&compare_review>("compare-self-review"),
    shows<&print_review>("print-self-review"),
    changes<&add_evidence>("add-evidence"),
    sends<&evidence_file>("evidence"),
    shows<&suggestions>("suggestions"),
    changes<&draft_suggestion>("draft-suggestion"),
    changes<&approve_suggestion>("approve-suggestion"),
    changes<&send_suggestion>("send-suggestion"),
    shows<&comments>("comments"),
    changes<&save_comment>("save-comment"),
    shows<&residence_queue>("residence-queue"),
    changes<&answer_residence>("answer-residence"),
    shows<&campaigns>("campaigns"),
    shows<&campaign_form>("campaign-form"),
    changes<&create_campaign>("create-campaign"),
    shows<&campaign>("campaign"),
    shows<&unit_plan>("unit-plan"),
    changes<&amend_plan>("amend-plan"),
    changes<&open_campaign>("open-campaign"),
    changes<&close_campaign>("close-campaign"),
    shows<&units>("units"),
    shows<&root_form>("root-form"),
    changes<&add_root>("add-root"),
    shows<&unit>("unit"),
    changes<&save_unit>("save-unit"),
    shows<&entry_form>("entry-form"),
    changes<&add_entry>("add-entry"),
    shows<&collective>("collective"),
    changes<&save_collective>("save-collective"),
    sends<&export_file>("export"),
    shows<&people>("people"),
    shows<&person>("person"),
    changes<&save_person>("save-person"),
    shows<&post_form>("post-form"),
    changes<&save_post>("add-post"),
    shows<&transfer_form>("transfer-form"),
    changes<&transfer_person>("transfer"),
    shows<&import_form>("import-form"),
    changes<&import_upload>("import-upload"),
    sends<&template_file>("template"),
    shows<&import_preview>("import"),
    changes<&import_confirm>("import-confirm"),
    shows<&import_done>("import-done"),
    changes<&import_undo>("import-undo"),
    shows<&regulations>("regulations"),
    shows<&regulation>("regulation"),
    shows<&compare>("compare"),
    shows<&log_page>("log"),
    changes<&service::verify_log>("verify-log"),
    shows<&users>("users"),
    shows<&user_form>("user-form"),
    changes<&service::add_user>("add-user"),
    shows<&user>("user"),
    changes<&service::save_user>("save-user"),
    changes<&service::give_role>("grant"),
    changes<&service::end_role>("revoke"),
    changes<&service::give_new_password>("new-password"),
    changes<&service::end_second_step_of>("end-second-step"),
    changes<&service::lock_user>("lock-user"),
    changes<&service::unlock_user>("unlock-user"),
};
constexpr auto table = in_order(given);

}  // namespace

std::span<const Binding> bindings() {
  return table;
}

}  // namespace kiemdiem::web
