#pragma once

#include <array>

#include "paperwork/paperwork.h"

/// The makers of the rows of the table, and what each can print now.
namespace kiemdiem::paperwork {

using Made = service::Outcome<paper::Paper>;
using Printables = service::Outcome<std::vector<Printable>>;

/// A paper about the unit that can always be printed, be it to be filled in by hand.
Printables unit_itself(service::Call& call);
Made campaign_plan_paper(service::Call& call);
Made empty_opinion_minutes_paper(service::Call& call);
Made empty_opinion_synthesis_paper(service::Call& call);
/// Rounds of opinions of the unit; those in which no more come in.
Printables opinion_rounds_of_unit(service::Call& call);
Printables collected_opinions(service::Call& call);
Made opinion_invitation_paper(service::Call& call);
Made opinion_minutes_paper(service::Call& call);
Made opinion_synthesis_paper(service::Call& call);
Printables registered_meetings_below(service::Call& call);
Made schedule_paper(service::Call& call);

Printables suggested_subjects(service::Call& call);
Made suggestion_papers(service::Call& call);
/// Members of whom the comment of the residence is asked.
Printables commented_members(service::Call& call);
Made residence_introduction_paper(service::Call& call);
Made residence_request_paper(service::Call& call);
Made residence_comment_paper(service::Call& call);
Printables members_of_other_cells(service::Call& call);
Made cell_comment_paper(service::Call& call);

/// Held or not.
Printables all_meetings(service::Call& call);
Made invitation_paper(service::Call& call);
Made registration_paper(service::Call& call);
/// Filled with what was written, or to be written by hand where the meeting was not opened.
Printables minutes_of_meetings(service::Call& call);
Printables minutes_of_groups(service::Call& call);
Made meeting_minutes_paper(service::Call& call);
/// Groups whose meeting was opened.
Printables reported_groups(service::Call& call);
Made group_report_paper(service::Call& call);

Printables prepared_polls(service::Call& call);
Made ballot_papers(service::Call& call);
Made counting_team_paper(service::Call& call);
Printables sealed_polls(service::Call& call);
Made tally_minutes_paper(service::Call& call);

/// A unit with something to be rated.
Printables boards(service::Call& call);
Made proposal_synthesis_paper(service::Call& call);
Made unrated_list_paper(service::Call& call);
Made submission_paper(service::Call& call);
Made reasons_of_unit(service::Call& call);
Printables own_subject(service::Call& call);
Made reasons_of_subject(service::Call& call);
Printables verified_subjects(service::Call& call);
Made verification_paper(service::Call& call);

Printables rating_decisions(service::Call& call);
Made rating_decision_paper(service::Call& call);
Made notices_of_decision(service::Call& call);
Made collective_notice_paper(service::Call& call);
Printables cancelling_decisions(service::Call& call);
Made cancellation_paper(service::Call& call);

/// Reviews of the unit that were handed in.
Printables handed_in_reviews(service::Call& call);
/// Every form of the review that something stands in; for who writes it, while nothing is written, all of
/// them empty.
Made self_review_paper(service::Call& call);
service::Outcome<std::vector<OwnWord>> self_review_in_own_look(service::Call& call, const WordCode& code);

/// The kinds of forms that a review has, as the forms say themselves (`paper` of a form).
enum class ReviewForm : std::uint8_t {
  self_review,
  score_sheet,
  collective_report,
  quality_slip,
  manifestations_check,
  commitment,
  profile_supplement,
  improvement_plan
};
constexpr std::string_view word(ReviewForm form) {
  constexpr std::array<std::string_view, 8> words{
      "self_review",          "score_sheet", "collective_report",  "quality_slip",
      "manifestations_check", "commitment",  "profile_supplement", "improvement_plan"};
  return words[static_cast<std::size_t>(form)];
}
/// Reviews of the unit that were handed in with a form of this kind; and what stands in that form.
template <ReviewForm form>
Printables reviews_with(service::Call& call);
template <ReviewForm form>
Made review_form_paper(service::Call& call);
template <ReviewForm form>
service::Outcome<std::vector<OwnWord>> review_form_in_own_look(service::Call& call, const WordCode& code);

/// Notices to the person acting.
Printables own_notices(service::Call& call);
Made own_notice_paper(service::Call& call);
Printables remediated_subjects(service::Call& call);
Made remediation_plan_paper(service::Call& call);
Made remediation_tracking_paper(service::Call& call);
Made remediation_report_paper(service::Call& call);
Printables commended_unit(service::Call& call);
Made commendation_submission_paper(service::Call& call);
Made commendation_minutes_paper(service::Call& call);
Made commendation_list_paper(service::Call& call);
Made achievement_papers(service::Call& call);
Printables petitions_of_unit(service::Call& call);
Made petition_papers(service::Call& call);
Printables answered_petitions(service::Call& call);
Made petition_answers(service::Call& call);

/// Every summary table of the unit.
Printables summary_tables(service::Call& call);
Made summary_table_paper(service::Call& call);
Printables result_reports(service::Call& call);
Made result_report_paper(service::Call& call);

/// The dossier of the unit, and each hand-over of it.
Printables whole_dossier(service::Call& call);
Made cover_of_unit(service::Call& call);
Made missing_of_unit(service::Call& call);
Printables handed_dossiers(service::Call& call);
Made handover_slip_paper(service::Call& call);
/// Only for the level above.
Printables answered_dossiers(service::Call& call);
Made dossier_reply_paper(service::Call& call);

}  // namespace kiemdiem::paperwork
