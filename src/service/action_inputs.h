#pragma once

#include <array>

#include "service/actions.h"

/// What the rows of the table of actions (action_table.h) take from forms and addresses.
namespace kiemdiem::service::action_table {

inline constexpr std::array<InputField, 0> nothing{};
inline constexpr std::array sign_in_inputs{InputField{"user", Input::text, true},
                                           InputField{"password", Input::text, true}, InputField{"back"}};
inline constexpr std::array code_inputs{InputField{"code", Input::text, true}, InputField{"back"}};
inline constexpr std::array second_step_inputs{InputField{"code"}};
inline constexpr std::array role_inputs{InputField{"grant", Input::text, true}, InputField{"back"}};
inline constexpr std::array display_inputs{InputField{"language"}, InputField{"theme"}, InputField{"back"}};
inline constexpr std::array password_inputs{InputField{"old", Input::text, true},
                                            InputField{"new", Input::text, true},
                                            InputField{"again", Input::text, true}};
inline constexpr std::array unit_inputs{InputField{"unit"}};
inline constexpr std::array words_inputs{InputField{"q"}};
inline constexpr std::array users_inputs{InputField{"q"}, InputField{"trang", Input::number}};
inline constexpr std::array only_facts_inputs{InputField{"facts", Input::facts}};
inline constexpr std::array facts_inputs{InputField{"version", Input::number, true},
                                         InputField{"facts", Input::facts}};
inline constexpr std::array new_facts_inputs{InputField{"list"}, InputField{"facts", Input::facts}};
inline constexpr std::array people_inputs{InputField{"q"},
                                          InputField{"unit"},
                                          InputField{"thieu", Input::flag},
                                          InputField{"cot"},
                                          InputField{"trang", Input::number},
                                          InputField{"xep"}};
inline constexpr std::array line_inputs{InputField{"version", Input::number, true},
                                        InputField{"line", Input::number}, InputField{"facts", Input::facts}};
inline constexpr std::array import_inputs{InputField{"unit", Input::text, true},
                                          InputField{"file", Input::file, true}};
inline constexpr std::array campaign_inputs{
    InputField{"title", Input::text, true}, InputField{"kind", Input::text, true},
    InputField{"year", Input::number},      InputField{"quarter", Input::number},
    InputField{"first", Input::day},        InputField{"last", Input::day},
    InputField{"unit", Input::text, true},  InputField{"regulation", Input::text, true}};
/// Besides `day.<step>` for each step.
inline constexpr std::array amend_inputs{InputField{"version", Input::number, true}, InputField{"reason"},
                                         InputField{"items"}};
inline constexpr std::array plan_fact_inputs{InputField{"version", Input::number, true},
                                             InputField{"list", Input::text, true},
                                             InputField{"type", Input::text, true},
                                             InputField{"label", Input::text, true},
                                             InputField{"words"},
                                             InputField{"measure"},
                                             InputField{"help"},
                                             InputField{"reason"}};
inline constexpr std::array plan_fact_withdrawal_inputs{
    InputField{"version", Input::number, true}, InputField{"fact", Input::text, true}, InputField{"why"}};
inline constexpr std::array event_inputs{InputField{"version", Input::number},
                                         InputField{"event"},
                                         InputField{"document"},
                                         InputField{"input"},
                                         InputField{"step"},
                                         InputField{"entry"},
                                         InputField{"list"},
                                         InputField{"facts", Input::facts}};
inline constexpr std::array meetings_inputs{InputField{"trang", Input::number}};
inline constexpr std::array unit_meetings_inputs{InputField{"subject"}, InputField{"trang", Input::number}};
inline constexpr std::array meeting_inputs{InputField{"subject", Input::text, true},
                                           InputField{"day", Input::day, true},
                                           InputField{"time", Input::text, true},
                                           InputField{"room"},
                                           InputField{"chair"},
                                           InputField{"representative"}};
/// Besides `fact.absent.<person>` for each who is absent.
inline constexpr std::array opening_inputs{InputField{"version", Input::number, true},
                                           InputField{"present"},
                                           InputField{"chair", Input::text, true},
                                           InputField{"secretary", Input::text, true},
                                           InputField{"quorum"},
                                           InputField{"place"},
                                           InputField{"representative"},
                                           InputField{"invited"},
                                           InputField{"absences", Input::facts}};
inline constexpr std::array told_inputs{InputField{"version", Input::number, true}, InputField{"told"},
                                        InputField{"texts", Input::facts}};
inline constexpr std::array item_inputs{InputField{"version", Input::number, true}, InputField{"do"},
                                        InputField{"chair"}, InputField{"reason"},
                                        InputField{"texts", Input::facts}};
inline constexpr std::array remark_inputs{InputField{"speaker"}, InputField{"text"}, InputField{"remark"}};
inline constexpr std::array minutes_inputs{InputField{"version", Input::number, true}, InputField{"other"}};
inline constexpr std::array minutes_version_inputs{InputField{"ban", Input::number}};
/// Besides `fact.<n>` for each text.
inline constexpr std::array correction_inputs{InputField{"version", Input::number, true},
                                              InputField{"reason", Input::text, true},
                                              InputField{"texts", Input::facts}};
inline constexpr std::array compare_inputs{InputField{"mot"}, InputField{"hai"}};
inline constexpr std::array trial_inputs{InputField{"facts", Input::facts}};
inline constexpr std::array review_inputs{InputField{"thay", Input::flag}};
/// Besides the fields of the forms, “<paper>.<field>”.
inline constexpr std::array save_review_inputs{InputField{"version", Input::number, true}, InputField{"do"},
                                               InputField{"why"}, InputField{"forms", Input::facts}};
inline constexpr std::array return_review_inputs{InputField{"reason", Input::text, true}, InputField{"kind"}};
inline constexpr std::array evidence_inputs{InputField{"file", Input::file, true}};
/// Besides `point.<n>`, `basis.<n>`, `demand.<n>`.
inline constexpr std::array suggestion_inputs{InputField{"letter"}, InputField{"due", Input::day},
                                              InputField{"attends"}, InputField{"points", Input::facts}};
inline constexpr std::array letter_inputs{InputField{"letter", Input::text, true}};
inline constexpr std::array sending_inputs{InputField{"letter", Input::text, true},
                                           InputField{"number", Input::text, true}};
inline constexpr std::array comment_inputs{InputField{"kind", Input::text, true},
                                           InputField{"do", Input::text, true},
                                           InputField{"to"},
                                           InputField{"due", Input::day},
                                           InputField{"level"},
                                           InputField{"text"},
                                           InputField{"reason"},
                                           InputField{"on", Input::day}};
inline constexpr std::array residence_inputs{InputField{"request", Input::text, true},
                                             InputField{"do", Input::text, true}, InputField{"level"},
                                             InputField{"text"}, InputField{"reason"}};
/// Rounds of opinions on a draft report.
inline constexpr std::array round_inputs{InputField{"in"},
                                         InputField{"invited"},
                                         InputField{"others"},
                                         InputField{"presides"},
                                         InputField{"sent", Input::day},
                                         InputField{"meets", Input::day, true},
                                         InputField{"draft"},
                                         InputField{"unnamed", Input::flag}};
inline constexpr std::array opinion_inputs{InputField{"from", Input::text, true}, InputField{"about"},
                                           InputField{"text", Input::text, true},
                                           InputField{"paper", Input::text, true}};
inline constexpr std::array collecting_inputs{
    InputField{"on", Input::day, true},          InputField{"place"},
    InputField{"chair", Input::text, true},      InputField{"secretary", Input::text, true},
    InputField{"summoned", Input::number, true}, InputField{"present", Input::number, true}};
/// Besides `answer.<opinion>`, `explanation.<opinion>`, `place.<opinion>` for each.
inline constexpr std::array answers_inputs{InputField{"do"}, InputField{"answers", Input::facts}};
inline constexpr std::array given_opinion_inputs{InputField{"do"}, InputField{"about"}, InputField{"text"}};
inline constexpr std::array unnamed_opinion_inputs{InputField{"text", Input::text, true}};
inline constexpr std::array dossier_inputs{InputField{"subject"}, InputField{"trang", Input::number}};
inline constexpr std::array dossier_sending_inputs{
    InputField{"day", Input::day}, InputField{"by", Input::text, true},
    InputField{"channel", Input::text, true}, InputField{"copies", Input::number, true},
    InputField{"reason"}};
inline constexpr std::array dossier_answer_inputs{
    InputField{"act", Input::text, true},    InputField{"reason"},
    InputField{"until", Input::day},         InputField{"note"},
    InputField{"person", Input::text, true}, InputField{"file", Input::file}};
inline constexpr std::array paper_record_inputs{InputField{"paper", Input::text, true}, InputField{"form"},
                                                InputField{"copies", Input::number},
                                                InputField{"file", Input::file}};
inline constexpr std::array progress_inputs{InputField{"q"}, InputField{"buoc"}, InputField{"tinh-trang"},
                                            InputField{"xep"}, InputField{"trang", Input::number}};
inline constexpr std::array poll_inputs{InputField{"kind", Input::text, true},
                                        InputField{"mode", Input::text, true},
                                        InputField{"day", Input::day, true},
                                        InputField{"chair", Input::text, true},
                                        InputField{"summoned", Input::text, true},
                                        InputField{"present", Input::text, true},
                                        InputField{"teller", Input::text, true},
                                        InputField{"subject", Input::text, true},
                                        InputField{"most", Input::number},
                                        InputField{"replaces"},
                                        InputField{"reason"}};
inline constexpr std::array handed_inputs{InputField{"handed"}};
inline constexpr std::array count_inputs{InputField{"count", Input::facts}};  ///< `count.<field>`
inline constexpr std::array phrase_inputs{InputField{"first", Input::text, true},
                                          InputField{"second", Input::text, true}};
inline constexpr std::array confirm_inputs{InputField{"hash", Input::text, true}};
inline constexpr std::array reason_inputs{InputField{"reason", Input::text, true}};
inline constexpr std::array envelope_inputs{InputField{"keeper", Input::text, true},
                                            InputField{"place", Input::text, true}};
inline constexpr std::array envelope_decision_inputs{InputField{"decision", Input::text, true},
                                                     InputField{"ground", Input::text, true}};
inline constexpr std::array envelope_end_inputs{InputField{"end_decision", Input::text, true},
                                                InputField{"end_ground", Input::text, true}};
/// Of an electronic vote the phrase; on paper what was found.
inline constexpr std::array envelope_opening_inputs{InputField{"phrase"}, InputField{"found"}};
/// Besides `dong.<n>` for each line.
inline constexpr std::array ballot_inputs{InputField{"ma", Input::text, true},
                                          InputField{"lan", Input::text, true}};
inline constexpr std::array board_inputs{InputField{"loai"}, InputField{"trang", Input::number}};
inline constexpr std::array work_inputs{InputField{"het", Input::flag}};
inline constexpr std::array user_inputs{InputField{"user", Input::text, true},
                                        InputField{"name", Input::text}, InputField{"person"}};
inline constexpr std::array grant_inputs{InputField{"role", Input::text, true}, InputField{"unit"},
                                         InputField{"since", Input::day}, InputField{"until", Input::day}};
inline constexpr std::array log_inputs{InputField{"q"}, InputField{"viec"}, InputField{"tu", Input::day},
                                       InputField{"den", Input::day}, InputField{"trang", Input::number}};

inline constexpr std::array proposal_inputs{InputField{"body", Input::text, true},
                                            InputField{"level", Input::text, true}, InputField{"ground"},
                                            InputField{"on", Input::day, true}};
inline constexpr std::array sample_inputs{InputField{"hat"}, InputField{"mau", Input::number},
                                          InputField{"trang", Input::number}};
inline constexpr std::array verification_inputs{InputField{"conclusion"}, InputField{"reason"},
                                                InputField{"adviser"}, InputField{"opinion"}};
inline constexpr std::array decisions_inputs{InputField{"loai"}, InputField{"trang", Input::number}};
/// Besides `level.<subject>` and `reason.<subject>` for each subject.
inline constexpr std::array decision_inputs{
    InputField{"number", Input::text, true}, InputField{"day", Input::day, true},
    InputField{"signer", Input::text, true}, InputField{"ground", Input::text, true},
    InputField{"levels", Input::facts},      InputField{"quota_reason"}};
inline constexpr std::array cancellation_inputs{
    InputField{"number", Input::text, true}, InputField{"day", Input::day, true},
    InputField{"signer", Input::text, true}, InputField{"ground", Input::text, true},
    InputField{"subject", Input::text, true}};
inline constexpr std::array notice_inputs{InputField{"until", Input::day}};
inline constexpr std::array point_inputs{
    InputField{"shortcoming", Input::text, true}, InputField{"measure", Input::text, true},
    InputField{"owner", Input::text, true}, InputField{"due", Input::day, true}};
inline constexpr std::array progress_of_point_inputs{InputField{"state", Input::text, true},
                                                     InputField{"evidence"}, InputField{"comment"}};
inline constexpr std::array petition_inputs{InputField{"request", Input::text, true},
                                            InputField{"reason", Input::text, true}, InputField{"evidence"}};
inline constexpr std::array help_inputs{
    InputField{"subject", Input::text, true}, InputField{"helper", Input::text, true},
    InputField{"content", Input::text, true}, InputField{"until", Input::day, true}, InputField{"result"}};
inline constexpr std::array publication_inputs{
    InputField{"way", Input::text, true}, InputField{"on", Input::day, true},
    InputField{"place", Input::text, true}, InputField{"proof", Input::text, true}};
inline constexpr std::array answer_inputs{InputField{"result", Input::text, true},
                                          InputField{"answer", Input::text, true}};
inline constexpr std::array commendation_inputs{InputField{"subject", Input::text, true},
                                                InputField{"form", Input::text, true},
                                                InputField{"achievement", Input::text, true}};

inline constexpr std::array format_inputs{InputField{"dang"}};
inline constexpr std::array scan_inputs{InputField{"code", Input::text, true},
                                        InputField{"file", Input::file, true}};

inline constexpr std::array reorganization_inputs{
    InputField{"viec"}, InputField{"chon"}, InputField{"vao"}, InputField{"code"},
    InputField{"name"}, InputField{"kind"}, InputField{"on"},  InputField{"document"}};
/// Besides `post.<role>` and `collective.<kind>`: "move" or "end".
inline constexpr std::array reorganize_inputs{InputField{"seen", Input::text, true}};
inline constexpr std::array bulk_change_inputs{InputField{"viec", Input::text, true},
                                               InputField{"chon", Input::text, true}, InputField{"seen"},
                                               InputField{"facts", Input::facts}};

inline constexpr std::array form_file_inputs{InputField{"file", Input::file, true}};
/// A number, or "nhap": what waits; empty: what holds.
inline constexpr std::array form_version_inputs{InputField{"ban"}};
inline constexpr std::array form_trial_inputs{InputField{"ban"}, InputField{"dang"}};
inline constexpr std::array form_adoption_inputs{InputField{"day", Input::day, true},
                                                 InputField{"reason", Input::text, true},
                                                 InputField{"seen", Input::text, true}};
inline constexpr std::array form_withdrawal_inputs{InputField{"version", Input::number, true},
                                                   InputField{"withdrawal", Input::text, true}};

/// The six words of the key that signs, for a report, a start bundle and a whole campaign.
inline constexpr std::array bundle_inputs{InputField{"kind"}, InputField{"phrase"},
                                          InputField{"phrase_start"}};
inline constexpr std::array export_inputs{InputField{"phrase_campaign"}};
inline constexpr std::array bundle_file_inputs{InputField{"file", Input::file, true}};
/// Besides `chon.<entry>` for each entry that both sides changed: "unit" or "own".
inline constexpr std::array merge_inputs{InputField{"reason"}};
inline constexpr std::array key_inputs{InputField{"file", Input::file, true},
                                       InputField{"fingerprint", Input::text, true}};
inline constexpr std::array revoke_key_inputs{InputField{"key", Input::text, true},
                                              InputField{"reason", Input::text, true}};
inline constexpr std::array figure_inputs{InputField{"dong", Input::text, true},
                                          InputField{"cot", Input::text, true},
                                          InputField{"trang", Input::number}};
/// What the committee writes in the result report (service/report_texts.h).
inline constexpr std::array report_text_inputs{InputField{"version", Input::number, true},
                                               InputField{"number"},
                                               InputField{"day"},
                                               InputField{"leadership"},
                                               InputField{"training"},
                                               InputField{"steering"},
                                               InputField{"collectives"},
                                               InputField{"individuals"},
                                               InputField{"suggestions"},
                                               InputField{"strengths"},
                                               InputField{"shortcomings"},
                                               InputField{"degradation"},
                                               InputField{"remedied"},
                                               InputField{"changes"},
                                               InputField{"excess"},
                                               InputField{"waiting"},
                                               InputField{"commended"},
                                               InputField{"assessment"},
                                               InputField{"lessons"},
                                               InputField{"proposals"}};

}  // namespace kiemdiem::service::action_table
