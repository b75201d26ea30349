#include "service/accounts.h"
#include "service/envelopes.h"
#include "service/log_reading.h"
#include "service/second_step.h"
#include "web/api_description.h"
#include "web/binding.h"
#include "web/pages_described.h"
#include "web/places/administration.h"
#include "web/places/afterwards.h"
#include "web/places/board.h"
#include "web/places/bulk.h"
#include "web/places/campaigns.h"
#include "web/places/deciding.h"
#include "web/places/dossiers.h"
#include "web/places/entrance.h"
#include "web/places/entries.h"
#include "web/places/exchange.h"
#include "web/places/forms.h"
#include "web/places/imports.h"
#include "web/places/kiosk.h"
#include "web/places/letters.h"
#include "web/places/meetings.h"
#include "web/places/notices.h"
#include "web/places/opinions.h"
#include "web/places/people.h"
#include "web/places/period.h"
#include "web/places/polls.h"
#include "web/places/printing.h"
#include "web/places/progress.h"
#include "web/places/proposals.h"
#include "web/places/quality_slips.h"
#include "web/places/reorganizations.h"
#include "web/places/reports.h"
#include "web/places/review_meetings.h"
#include "web/places/reviews.h"
#include "web/places/rules.h"
#include "web/places/units.h"
#include "web/places/verification.h"
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

/// A file whose making is a change, with its entry in the log: made anew each time, whatever the key of the
/// request.
template <auto make>
service::Outcome<FileAnswer> made_anew(Site& site, const service::Asked& asked) {
  service::Asked anew = asked;
  anew.key.clear();
  return site.office.answer(anew, +make);
}

template <auto make>
http::Response deliver(Site& site, const service::Asked& asked, const Visit& visit) {
  const auto file = made_anew<make>(site, asked);
  if (!file) return refusal_page(site, asked, visit, file.error());
  return http::attachment(file->bytes, file->type, file->name);
}

template <auto make>
http::Response deliver_json(Site& site, const service::Asked& asked) {
  const auto file = made_anew<make>(site, asked);
  if (!file) return refusal_json(file.error());
  return http::attachment(file->bytes, file->type, file->name);
}

template <auto make>
constexpr Binding delivers(std::string_view action) {
  return {action, &deliver<make>, &deliver_json<make>, Answers::file, nullptr};
}

http::Response openapi(Site&, const service::Asked&, const Visit& visit) {
  return http::json(api_description(visit.language));
}

/// The code is given in the session that waits for it, in which nobody is signed in yet.
service::Outcome<service::Done> give_code(service::Office& office, const service::Asked& asked) {
  std::optional<service::Done> done;
  const auto outcome = office.perform(asked, [&](service::Call& call) -> service::Outcome<void> {
    auto made = service::give_code(call, asked.token);
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
    shows<&second_step_form>("second-step-form"),
    changes<&service::set_second_step>("second-step"),
    changes<&service::new_recovery_codes>("recovery-codes"),
    changes<&service::end_other_sessions>("end-sessions"),
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
    shows<&polls>("polls"),
    shows<&poll_form>("poll-form"),
    changes<&prepare_poll>("prepare-poll"),
    shows<&poll>("poll"),
    shows<&ballot_sheet>("ballot-sheet"),
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
    shows<&review>("write-self-review"),
    changes<&save_review>("save-self-review"),
    changes<&return_review>("return-self-review"),
    shows<&compare_review>("compare-self-review"),
    changes<&add_evidence>("add-evidence"),
    sends<&evidence_file>("evidence"),
    shows<&suggestions>("suggestions"),
    changes<&draft_suggestion>("draft-suggestion"),
    changes<&approve_suggestion>("approve-suggestion"),
    changes<&send_suggestion>("send-suggestion"),
    shows<&opinion_rounds>("opinion-rounds"),
    changes<&open_opinion_round>("open-opinion-round"),
    shows<&opinion_round>("opinion-round"),
    changes<&add_opinion>("add-opinion"),
    changes<&collect_opinions>("collect-opinions"),
    changes<&answer_opinions>("answer-opinions"),
    shows<&opinion_papers>("opinion-papers"),
    shows<&opinion_invitations>("opinion-invitations"),
    shows<&opinion_invitation>("opinion-invitation"),
    changes<&give_opinion>("give-opinion"),
    shows<&unnamed_opinion>("unnamed-opinion"),
    shows<&short_opinion>("short-opinion"),
    changes<&give_unnamed_opinion>("give-unnamed-opinion"),
    shows<&quality_slips>("quality-slips"),
    shows<&quality_slip>("quality-slip"),
    changes<&save_quality_slip>("save-quality-slip"),
    shows<&comments>("comments"),
    changes<&save_comment>("save-comment"),
    shows<&residence_queue>("residence-queue"),
    changes<&answer_residence>("answer-residence"),
    shows<&proposals>("proposals"),
    changes<&propose>("propose"),
    shows<&dossier>("dossier"),
    changes<&send_dossier>("send-dossier"),
    Binding{"dossier-folder", &dossier_folder, &dossier_folder_json, Answers::file, nullptr},
    shows<&sent_dossier>("sent-dossier"),
    sends<&dossier_files>("dossier-files"),
    changes<&answer_dossier>("answer-dossier"),
    shows<&dossiers>("dossiers"),
    shows<&subject_dossier>("subject-dossier"),
    changes<&record_paper>("record-paper"),
    sends<&paper_scan>("paper-scan"),
    shows<&verifications>("verifications"),
    shows<&verification>("verification"),
    changes<&verify>("verify"),
    shows<&decisions>("decisions"),
    changes<&decide>("decide"),
    shows<&decision>("decision"),
    shows<&notice_papers>("notice-papers"),
    changes<&send_notices>("send-notices"),
    shows<&cancellation_form>("cancellation-form"),
    changes<&cancel_decision>("cancel-decision"),
    shows<&replay>("replay"),
    shows<&publications>("publications"),
    changes<&publish>("publish"),
    shows<&notices>("notices"),
    changes<&open_notices>("open-notices"),
    shows<&notice>("notice"),
    changes<&open_notice>("open-notice"),
    shows<&remediation>("remediation"),
    changes<&add_point>("add-point"),
    changes<&move_point>("move-point"),
    shows<&remediation>("own-remediation"),
    changes<&add_point>("add-own-point"),
    changes<&move_point>("move-own-point"),
    shows<&help>("help"),
    changes<&assign_help>("assign-help"),
    shows<&petition_form>("petition-form"),
    changes<&petition>("petition"),
    shows<&petition_form>("body-petition-form"),
    changes<&petition>("body-petition"),
    shows<&petitions>("petitions"),
    changes<&answer_petition>("answer-petition"),
    shows<&commendations>("commendations"),
    changes<&commend>("commend"),
    shows<&papers>("papers"),
    Binding{"paper", &paper, &paper_json, Answers::file, nullptr},
    changes<&keep_scan>("keep-scan"),
    sends<&scan_file>("scan"),
    shows<&paper_record>("paper-record"),
    shows<&reports>("reports"),
    shows<&report_table>("report-table"),
    shows<&report_figure>("report-figure"),
    sends<&report_workbook>("report-workbook"),
    shows<&report_text>("report-text"),
    changes<&save_report_text>("save-report-text"),
    shows<&campaigns>("campaigns"),
    shows<&campaign_form>("campaign-form"),
    changes<&create_campaign>("create-campaign"),
    shows<&campaign>("campaign"),
    shows<&unit_plan>("unit-plan"),
    changes<&amend_plan>("amend-plan"),
    changes<&open_campaign>("open-campaign"),
    changes<&close_campaign>("close-campaign"),
    shows<&forms_page>("forms"),
    shows<&form_page>("form"),
    changes<&upload_form>("upload-form"),
    sends<&form_file>("form-file"),
    Binding{"form-preview", &form_trial, &form_trial_json, Answers::file, nullptr},
    sends<&form_look>("form-look"),
    changes<&adopt_form>("adopt-form"),
    changes<&discard_form>("discard-form"),
    changes<&withdraw_form>("withdraw-form"),
    shows<&exchange>("exchange"),
    changes<&upload_bundle>("upload-bundle"),
    delivers<&make_bundle>("make-bundle"),
    delivers<&export_campaign>("export-campaign"),
    shows<&bundle_preview>("bundle"),
    changes<&merge_bundle>("merge-bundle"),
    shows<&unit_keys>("unit-keys"),
    changes<&make_key>("make-key"),
    sends<&key_file>("key-file"),
    changes<&introduce_key>("introduce-key"),
    changes<&revoke_key>("revoke-key"),
    shows<&units>("units"),
    shows<&root_form>("root-form"),
    changes<&add_root>("add-root"),
    shows<&unit>("unit"),
    changes<&save_unit>("save-unit"),
    shows<&entry_form>("entry-form"),
    changes<&add_entry>("add-entry"),
    shows<&collective>("collective"),
    changes<&save_collective>("save-collective"),
    shows<&reorganization_form>("reorganization-form"),
    changes<&plan_reorganization>("plan-reorganization"),
    shows<&reorganization>("reorganization"),
    changes<&reorganize>("reorganize"),
    sends<&export_file>("export"),
    shows<&people>("people"),
    shows<&bulk_form>("bulk-form"),
    changes<&bulk>("bulk"),
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
    shows<&server_page>("server"),
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
