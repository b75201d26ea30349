#pragma once

#include <array>

#include "service/actions.h"

/// The rows of the table of actions (actions.h). A header, so that the shells can check at compile time that
/// they serve each of them.
namespace kiemdiem::service::action_table {

inline constexpr Roles everybody{0x1FF};
inline constexpr Roles business{0x0FF};  // everybody but the administrator
inline constexpr Roles cell_leaders = set_of(Role::cell_secretary, Role::cell_deputy);
inline constexpr Roles committees = set_of(Role::grassroots_committee, Role::upper_committee);
inline constexpr Roles leaders = cell_leaders | committees | set_of(Role::advisory);
inline constexpr Roles planners = committees | set_of(Role::advisory);
inline constexpr Roles registrars =
    leaders | set_of(Role::administrator);  // keep the register of units and people
inline constexpr Roles importers = planners | set_of(Role::administrator);
inline constexpr Roles meeting_people =
    leaders | set_of(Role::group_leader, Role::member);  // who may look at a meeting; its writers are fewer
inline constexpr Roles meeting_writers =
    cell_leaders | committees | set_of(Role::group_leader, Role::member);  // members as its secretary
inline constexpr Roles administrators = set_of(Role::administrator);
/// A grassroots cell decides on its own members.
inline constexpr Roles deciders = committees | set_of(Role::cell_secretary);
inline constexpr Roles proposers = leaders | set_of(Role::group_leader);

inline constexpr Relations no_object = set_of(Relation::none);
inline constexpr Relations downwards = set_of(Relation::unit, Relation::below);
inline constexpr Relations own_or_down = set_of(Relation::own, Relation::unit, Relation::below);
inline constexpr Relations up_and_down = set_of(Relation::unit, Relation::below, Relation::above);
inline constexpr Relations own_only = set_of(Relation::own);
inline constexpr Relations same_unit = set_of(Relation::unit);
inline constexpr Relations seen = set_of(Relation::own, Relation::unit, Relation::below, Relation::linked);

inline constexpr Phases no_campaign = set_of(Phase::none);
inline constexpr Phases any_phase = set_of(Phase::draft, Phase::open, Phase::closed);
inline constexpr Phases while_draft = set_of(Phase::draft);
inline constexpr Phases while_open = set_of(Phase::open);
inline constexpr Phases not_closed = set_of(Phase::draft, Phase::open);
inline constexpr Phases since_open = set_of(Phase::open, Phase::closed);

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
                                          InputField{"chi-bo"},
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
inline constexpr std::array event_inputs{InputField{"version", Input::number},
                                         InputField{"event"},
                                         InputField{"document"},
                                         InputField{"step"},
                                         InputField{"entry"},
                                         InputField{"list"},
                                         InputField{"facts", Input::facts}};
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
inline constexpr std::array answer_inputs{InputField{"result", Input::text, true},
                                          InputField{"answer", Input::text, true}};
inline constexpr std::array commendation_inputs{InputField{"subject", Input::text, true},
                                                InputField{"form", Input::text, true},
                                                InputField{"achievement", Input::text, true}};

inline constexpr std::array reorganization_inputs{
    InputField{"viec"}, InputField{"chon"}, InputField{"vao"}, InputField{"code"},
    InputField{"name"}, InputField{"kind"}, InputField{"on"},  InputField{"document"}};
/// Besides `post.<role>` and `collective.<kind>`: "move" or "end".
inline constexpr std::array reorganize_inputs{InputField{"seen", Input::text, true}};
inline constexpr std::array bulk_change_inputs{InputField{"viec", Input::text, true},
                                               InputField{"chon", Input::text, true}, InputField{"seen"},
                                               InputField{"facts", Input::facts}};

inline constexpr Object none = Object::none;
inline constexpr Entry anyone = Entry::anyone;
inline constexpr Entry member = Entry::signed_in;

// name, changes, path, object, entry, roles, relations, phases, inputs, place, fresh, silent
inline constexpr std::array table{
    Action{"start", false, "/", none, anyone, everybody, no_object, no_campaign, nothing},
    Action{"sign-in-form", false, "/dang-nhap", none, anyone, everybody, no_object, no_campaign, nothing},
    Action{"sign-in", true, "/dang-nhap", none, anyone, everybody, no_object, no_campaign, sign_in_inputs},
    Action{"code-form", false, "/ma-xac-thuc", none, anyone, everybody, no_object, no_campaign, nothing},
    Action{"code", true, "/ma-xac-thuc", none, anyone, everybody, no_object, no_campaign, code_inputs},
    Action{"display", true, "/hien-thi", none, anyone, everybody, no_object, no_campaign, display_inputs},
    Action{"health", false, "/suc-khoe", none, anyone, everybody, no_object, no_campaign, nothing},
    Action{"metrics", false, "/so-do", none, anyone, everybody, no_object, no_campaign, nothing},
    Action{"openapi", false, "/openapi.json", none, anyone, everybody, no_object, no_campaign, nothing},
    Action{"sign-out", true, "/dang-xuat", none, member, everybody, no_object, no_campaign, nothing},
    Action{"choose-role", true, "/vai-tro", none, member, everybody, no_object, no_campaign, role_inputs},
    Action{"account", false, "/tai-khoan", none, member, everybody, no_object, no_campaign, nothing,
           Place::more},
    Action{"password-form", false, "/tai-khoan/mat-khau", none, member, everybody, no_object, no_campaign,
           nothing},
    Action{"change-password", true, "/tai-khoan/mat-khau", none, member, everybody, no_object, no_campaign,
           password_inputs},
    Action{"second-step-form", false, "/tai-khoan/ma-xac-thuc", none, member, everybody, no_object,
           no_campaign, nothing},
    Action{"second-step", true, "/tai-khoan/ma-xac-thuc", none, member, everybody, no_object, no_campaign,
           second_step_inputs},
    Action{"recovery-codes", true, "/tai-khoan/ma-xac-thuc/ma-du-phong", none, member, everybody, no_object,
           no_campaign, nothing, Place::nowhere, true},
    Action{"end-sessions", true, "/tai-khoan/phien", none, member, everybody, no_object, no_campaign,
           nothing},
    Action{"today", false, "/viec", none, member, everybody, no_object, no_campaign, nothing, Place::nowhere},
    Action{"work-list", false, "/dot/{campaign}/viec", none, member, business, no_object, any_phase,
           work_inputs, Place::main},
    Action{"event-form", false, "/dot/{campaign}/ghi/{subject}", Object::subject, member, leaders,
           own_or_down, while_open, event_inputs},
    Action{"record-event", true, "/dot/{campaign}/ghi/{subject}", Object::subject, member, leaders,
           own_or_down, while_open, event_inputs},
    Action{"meetings", false, "/dot/{campaign}/lich", none, member, business, no_object, any_phase, nothing},
    Action{"unit-meetings", false, "/dot/{campaign}/lich/{unit}", Object::unit, member, leaders, downwards,
           any_phase, meeting_inputs},
    Action{"register-meeting", true, "/dot/{campaign}/lich/{unit}", Object::unit, member, leaders, downwards,
           while_open, meeting_inputs},
    Action{"calendar", false, "/dot/{campaign}/lich.ics", none, member, business, no_object, any_phase,
           nothing},
    Action{"progress", false, "/dot/{campaign}/tien-do/{unit}", Object::unit, member, leaders, downwards,
           any_phase, progress_inputs, Place::main},
    Action{"rating-board", false, "/dot/{campaign}/bang/{unit}", Object::unit, member, leaders, downwards,
           any_phase, board_inputs, Place::main},
    Action{"why", false, "/dot/{campaign}/vi-sao/{subject}", Object::subject, member, business, own_or_down,
           any_phase, nothing},
    Action{"period-facts", false, "/dot/{campaign}/du-kien/{subject}", Object::subject, member, leaders,
           own_or_down, any_phase, nothing},
    Action{"save-period-facts", true, "/dot/{campaign}/du-kien/{subject}", Object::subject, member, leaders,
           own_or_down, not_closed, facts_inputs},
    Action{"line-form", false, "/dot/{campaign}/du-kien/{subject}/{list}", Object::subject, member, leaders,
           own_or_down, any_phase, line_inputs},
    Action{"save-line", true, "/dot/{campaign}/du-kien/{subject}/{list}", Object::subject, member, leaders,
           own_or_down, not_closed, line_inputs},
    Action{"what-if", false, "/dot/{campaign}/neu/{subject}", Object::subject, member, leaders, downwards,
           any_phase, trial_inputs},
    Action{"review-meetings", false, "/dot/{campaign}/hoi-nghi/{unit}", Object::unit, member, meeting_people,
           downwards, any_phase, nothing},
    Action{"review-meeting", false, "/dot/{campaign}/hoi-nghi/{unit}/{meeting}", Object::unit, member,
           meeting_people, downwards, any_phase, nothing},
    Action{"meeting-opening", false, "/dot/{campaign}/hoi-nghi/{unit}/{meeting}/khai-mac", Object::unit,
           member, meeting_writers, downwards, while_open, opening_inputs},
    Action{"save-opening", true, "/dot/{campaign}/hoi-nghi/{unit}/{meeting}/khai-mac", Object::unit, member,
           meeting_writers, downwards, while_open, opening_inputs},
    Action{"save-announcements", true, "/dot/{campaign}/hoi-nghi/{unit}/{meeting}", Object::unit, member,
           meeting_writers, downwards, while_open, told_inputs},
    Action{"meeting-item", false, "/dot/{campaign}/hoi-nghi/{unit}/{meeting}/muc/{item}", Object::unit,
           member, meeting_people, downwards, any_phase, nothing},
    Action{"save-item", true, "/dot/{campaign}/hoi-nghi/{unit}/{meeting}/muc/{item}", Object::unit, member,
           meeting_writers, downwards, while_open, item_inputs},
    Action{"add-remark", true, "/dot/{campaign}/hoi-nghi/{unit}/{meeting}/muc/{item}/y-kien", Object::unit,
           member, meeting_writers, downwards, while_open, remark_inputs},
    Action{"close-minutes", true, "/dot/{campaign}/hoi-nghi/{unit}/{meeting}/khoa", Object::unit, member,
           meeting_writers, downwards, while_open, minutes_inputs},
    Action{"send-group-report", true, "/dot/{campaign}/hoi-nghi/{unit}/{meeting}/bao-cao", Object::unit,
           member, meeting_writers, downwards, while_open, nothing},
    Action{"meeting-minutes", false, "/dot/{campaign}/hoi-nghi/{unit}/{meeting}/bien-ban", Object::unit,
           member, meeting_people, downwards, any_phase, nothing},
    Action{"meeting-invitation", false, "/dot/{campaign}/hoi-nghi/{unit}/{meeting}/giay-moi", Object::unit,
           member, meeting_people, downwards, any_phase, nothing},
    Action{"polls", false, "/dot/{campaign}/phieu/{unit}", Object::unit, member, business, downwards,
           any_phase, nothing, Place::more},
    Action{"poll-form", false, "/dot/{campaign}/phieu-moi/{unit}", Object::unit, member,
           cell_leaders | committees, downwards, while_open, poll_inputs},
    Action{"prepare-poll", true, "/dot/{campaign}/phieu-moi/{unit}", Object::unit, member,
           cell_leaders | committees, downwards, while_open, poll_inputs},
    Action{"poll", false, "/dot/{campaign}/phieu/{unit}/{poll}", Object::unit, member, business, up_and_down,
           any_phase, nothing},
    Action{"ballot-sheet", false, "/dot/{campaign}/phieu/{unit}/{poll}/mau", Object::unit, member, business,
           up_and_down, any_phase, nothing},
    Action{"open-poll", true, "/dot/{campaign}/phieu/{unit}/{poll}/mo", Object::unit, member, business,
           up_and_down, while_open, nothing},
    Action{"hand-slips", true, "/dot/{campaign}/phieu/{unit}/{poll}/phat", Object::unit, member, business,
           up_and_down, while_open, handed_inputs},
    Action{"draw-code", true, "/dot/{campaign}/phieu/{unit}/{poll}/rut-ma", Object::unit, member, business,
           up_and_down, while_open, nothing},
    Action{"close-poll", true, "/dot/{campaign}/phieu/{unit}/{poll}/dong", Object::unit, member, business,
           up_and_down, while_open, nothing},
    Action{"count-form", false, "/dot/{campaign}/phieu/{unit}/{poll}/kiem", Object::unit, member, business,
           up_and_down, while_open, count_inputs},
    Action{"type-count", true, "/dot/{campaign}/phieu/{unit}/{poll}/kiem", Object::unit, member, business,
           up_and_down, while_open, count_inputs},
    Action{"open-box", true, "/dot/{campaign}/phieu/{unit}/{poll}/mo-hom", Object::unit, member, business,
           up_and_down, while_open, phrase_inputs},
    Action{"recount", true, "/dot/{campaign}/phieu/{unit}/{poll}/dem-lai", Object::unit, member, business,
           up_and_down, while_open, nothing},
    Action{"confirm-tally", true, "/dot/{campaign}/phieu/{unit}/{poll}/xac-nhan", Object::unit, member,
           business, up_and_down, while_open, confirm_inputs},
    Action{"tally-minutes", false, "/dot/{campaign}/phieu/{unit}/{poll}/bien-ban", Object::unit, member,
           business, up_and_down, any_phase, nothing},
    Action{"cancel-poll", true, "/dot/{campaign}/phieu/{unit}/{poll}/huy", Object::unit, member, business,
           up_and_down, while_open, reason_inputs},
    Action{"kiosk", false, "/bo-phieu/{poll}", none, anyone, everybody, no_object, no_campaign, nothing,
           Place::nowhere, false, true},
    Action{"cast-ballot", true, "/bo-phieu/{poll}", none, anyone, everybody, no_object, no_campaign,
           ballot_inputs, Place::nowhere, false, true},
    Action{"ballot-received", false, "/bo-phieu/{poll}/da-nhan", none, anyone, everybody, no_object,
           no_campaign, nothing, Place::nowhere, false, true},
    Action{"write-self-review", false, "/dot/{campaign}/kiem-diem/{subject}", Object::subject, member,
           business, own_or_down, any_phase, review_inputs},
    Action{"save-self-review", true, "/dot/{campaign}/kiem-diem/{subject}", Object::subject, member, business,
           own_or_down, while_open, save_review_inputs},
    Action{"return-self-review", true, "/dot/{campaign}/kiem-diem/{subject}/tra-lai", Object::subject, member,
           leaders, downwards, while_open, return_review_inputs},
    Action{"compare-self-review", false, "/dot/{campaign}/kiem-diem/{subject}/so-sanh", Object::subject,
           member, business, own_or_down, any_phase, compare_inputs},
    Action{"print-self-review", false, "/dot/{campaign}/kiem-diem/{subject}/in", Object::subject, member,
           business, own_or_down, any_phase, nothing},
    Action{"add-evidence", true, "/dot/{campaign}/kiem-diem/{subject}/minh-chung", Object::subject, member,
           business, own_or_down, while_open, evidence_inputs},
    Action{"evidence", false, "/dot/{campaign}/kiem-diem/{subject}/minh-chung/{file}", Object::subject,
           member, business, own_or_down, any_phase, nothing},
    Action{"suggestions", false, "/dot/{campaign}/goi-y/{subject}", Object::subject, member, planners,
           downwards, any_phase, suggestion_inputs},
    Action{"draft-suggestion", true, "/dot/{campaign}/goi-y/{subject}", Object::subject, member, planners,
           downwards, while_open, suggestion_inputs},
    Action{"approve-suggestion", true, "/dot/{campaign}/goi-y/{subject}/duyet", Object::subject, member,
           committees, downwards, while_open, letter_inputs},
    Action{"send-suggestion", true, "/dot/{campaign}/goi-y/{subject}/gui", Object::subject, member, planners,
           downwards, while_open, sending_inputs},
    Action{"comments", false, "/dot/{campaign}/nhan-xet/{subject}", Object::subject, member, leaders,
           downwards, any_phase, nothing},
    Action{"save-comment", true, "/dot/{campaign}/nhan-xet/{subject}", Object::subject, member, leaders,
           downwards, while_open, comment_inputs},
    Action{"residence-queue", false, "/dot/{campaign}/noi-cu-tru", none, member,
           set_of(Role::residence_committee), no_object, any_phase, nothing, Place::main},
    Action{"answer-residence", true, "/dot/{campaign}/noi-cu-tru", none, member,
           set_of(Role::residence_committee), no_object, while_open, residence_inputs},
    Action{"proposals", false, "/dot/{campaign}/de-nghi/{subject}", Object::subject, member, proposers,
           own_or_down, any_phase, nothing},
    Action{"propose", true, "/dot/{campaign}/de-nghi/{subject}", Object::subject, member, proposers,
           own_or_down, since_open, proposal_inputs},
    Action{"verifications", false, "/dot/{campaign}/tham-dinh/{unit}", Object::unit, member, planners,
           downwards, any_phase, sample_inputs},
    Action{"verification", false, "/dot/{campaign}/phieu-tham-dinh/{subject}", Object::subject, member,
           planners, downwards, any_phase, nothing},
    Action{"verify", true, "/dot/{campaign}/phieu-tham-dinh/{subject}", Object::subject, member, planners,
           downwards, since_open, verification_inputs},
    Action{"decisions", false, "/dot/{campaign}/quyet-dinh/{unit}", Object::unit, member,
           deciders | set_of(Role::advisory), downwards, any_phase, decisions_inputs},
    Action{"decide", true, "/dot/{campaign}/quyet-dinh/{unit}", Object::unit, member, deciders, downwards,
           since_open, decision_inputs},
    Action{"decision", false, "/dot/{campaign}/quyet-dinh/{unit}/{decision}", Object::unit, member,
           deciders | set_of(Role::advisory), downwards, any_phase, nothing},
    Action{"notice-papers", false, "/dot/{campaign}/quyet-dinh/{unit}/{decision}/thong-bao", Object::unit,
           member, deciders | set_of(Role::advisory), downwards, any_phase, nothing},
    Action{"send-notices", true, "/dot/{campaign}/quyet-dinh/{unit}/{decision}/thong-bao", Object::unit,
           member, deciders | set_of(Role::advisory), downwards, since_open, notice_inputs},
    Action{"cancellation-form", false, "/dot/{campaign}/quyet-dinh/{unit}/{decision}/huy", Object::unit,
           member, deciders, downwards, since_open, nothing},
    Action{"cancel-decision", true, "/dot/{campaign}/quyet-dinh/{unit}/{decision}/huy", Object::unit, member,
           deciders, downwards, since_open, cancellation_inputs},
    Action{"replay", false, "/dot/{campaign}/quyet-dinh/{unit}/{decision}/xet-lai", Object::unit, member,
           deciders | set_of(Role::advisory), downwards, any_phase, nothing},
    Action{"notices", false, "/dot/{campaign}/thong-bao/{unit}", Object::unit, member, leaders, downwards,
           any_phase, nothing},
    Action{"open-notices", true, "/dot/{campaign}/thong-bao/{unit}", Object::unit, member, leaders, same_unit,
           since_open, nothing},
    Action{"notice", false, "/dot/{campaign}/ket-qua/{subject}", Object::subject, member, business, own_only,
           any_phase, nothing},
    Action{"open-notice", true, "/dot/{campaign}/ket-qua/{subject}", Object::subject, member, business,
           own_only, since_open, nothing},
    Action{"remediation", false, "/dot/{campaign}/khac-phuc/{subject}", Object::subject, member, leaders,
           own_or_down, any_phase, nothing},
    Action{"add-point", true, "/dot/{campaign}/khac-phuc/{subject}", Object::subject, member, leaders,
           own_or_down, since_open, point_inputs},
    Action{"move-point", true, "/dot/{campaign}/khac-phuc/{subject}/{point}", Object::subject, member,
           leaders, own_or_down, since_open, progress_of_point_inputs},
    Action{"own-remediation", false, "/dot/{campaign}/khac-phuc-cua-toi/{subject}", Object::subject, member,
           business, own_only, any_phase, nothing},
    Action{"add-own-point", true, "/dot/{campaign}/khac-phuc-cua-toi/{subject}", Object::subject, member,
           business, own_only, since_open, point_inputs},
    Action{"move-own-point", true, "/dot/{campaign}/khac-phuc-cua-toi/{subject}/{point}", Object::subject,
           member, business, own_only, since_open, progress_of_point_inputs},
    Action{"petition-form", false, "/dot/{campaign}/kien-nghi/{subject}", Object::subject, member, business,
           own_only, any_phase, nothing},
    Action{"petition", true, "/dot/{campaign}/kien-nghi/{subject}", Object::subject, member, business,
           own_only, since_open, petition_inputs},
    Action{"petitions", false, "/dot/{campaign}/kien-nghi-nhan/{unit}", Object::unit, member,
           deciders | set_of(Role::advisory), downwards, any_phase, nothing},
    Action{"answer-petition", true, "/dot/{campaign}/kien-nghi-nhan/{unit}/{petition}", Object::unit, member,
           deciders, downwards, since_open, answer_inputs},
    Action{"commendations", false, "/dot/{campaign}/khen-thuong/{unit}", Object::unit, member, leaders,
           downwards, any_phase, nothing},
    Action{"commend", true, "/dot/{campaign}/khen-thuong/{unit}", Object::unit, member, leaders, downwards,
           since_open, commendation_inputs},
    Action{"campaigns", false, "/dot", none, member, business, no_object, no_campaign, nothing, Place::more},
    Action{"campaign-form", false, "/dot-moi", none, member, planners, no_object, no_campaign, nothing},
    Action{"create-campaign", true, "/dot-moi", none, member, planners, no_object, no_campaign,
           campaign_inputs},
    Action{"campaign", false, "/dot/{campaign}", Object::campaign, member, business, up_and_down, any_phase,
           nothing},
    Action{"unit-plan", false, "/dot/{campaign}/ke-hoach/{unit}", Object::unit, member,
           planners | cell_leaders, downwards, any_phase, amend_inputs},
    Action{"amend-plan", true, "/dot/{campaign}/ke-hoach/{unit}", Object::unit, member,
           planners | cell_leaders, downwards, not_closed, amend_inputs},
    Action{"open-campaign", true, "/dot/{campaign}/mo", Object::campaign, member, planners, downwards,
           while_draft, nothing, Place::nowhere, true},
    Action{"close-campaign", true, "/dot/{campaign}/dong", Object::campaign, member, planners, downwards,
           while_open, nothing, Place::nowhere, true},
    Action{"units", false, "/to-chuc", none, member, registrars, no_object, no_campaign, unit_inputs,
           Place::main},
    Action{"root-form", false, "/to-chuc-moi", none, member, administrators, no_object, no_campaign,
           only_facts_inputs},
    Action{"add-root", true, "/to-chuc-moi", none, member, administrators, no_object, no_campaign,
           only_facts_inputs},
    Action{"unit", false, "/to-chuc/{unit}", Object::unit, member, registrars, downwards, no_campaign,
           nothing},
    Action{"save-unit", true, "/to-chuc/{unit}", Object::unit, member, importers, downwards, no_campaign,
           facts_inputs},
    Action{"entry-form", false, "/to-chuc/{unit}/them", Object::unit, member, registrars, downwards,
           no_campaign, new_facts_inputs},
    Action{"add-entry", true, "/to-chuc/{unit}/them", Object::unit, member, registrars, downwards,
           no_campaign, new_facts_inputs},
    Action{"collective", false, "/to-chuc/{unit}/tap-the/{collective}", Object::unit, member, registrars,
           downwards, no_campaign, nothing},
    Action{"save-collective", true, "/to-chuc/{unit}/tap-the/{collective}", Object::unit, member, registrars,
           downwards, no_campaign, facts_inputs},
    Action{"reorganization-form", false, "/to-chuc/{unit}/sap-xep", Object::unit, member, importers,
           downwards, no_campaign, reorganization_inputs},
    Action{"plan-reorganization", true, "/to-chuc/{unit}/sap-xep", Object::unit, member, importers, downwards,
           no_campaign, reorganization_inputs},
    Action{"reorganization", false, "/to-chuc/{unit}/sap-xep/{reorganization}", Object::unit, member,
           importers, downwards, no_campaign, nothing},
    Action{"reorganize", true, "/to-chuc/{unit}/sap-xep/{reorganization}", Object::unit, member, importers,
           downwards, no_campaign, reorganize_inputs},
    Action{"export", false, "/to-chuc/{unit}/xuat.xlsx", Object::unit, member, importers, downwards,
           no_campaign, nothing, Place::nowhere, true},
    Action{"people", false, "/dang-vien", none, member, registrars, no_object, no_campaign, people_inputs},
    Action{"bulk-form", false, "/dang-vien-chon", none, member, importers, no_object, no_campaign,
           bulk_change_inputs},
    Action{"bulk", true, "/dang-vien-chon", none, member, importers, no_object, no_campaign,
           bulk_change_inputs},
    Action{"person", false, "/dang-vien/{person}", Object::person, member, everybody, seen, no_campaign,
           nothing},
    Action{"save-person", true, "/dang-vien/{person}", Object::person, member, registrars, own_or_down,
           no_campaign, facts_inputs},
    Action{"post-form", false, "/dang-vien/{person}/chuc-vu", Object::person, member, registrars, own_or_down,
           no_campaign, line_inputs},
    Action{"add-post", true, "/dang-vien/{person}/chuc-vu", Object::person, member, registrars, own_or_down,
           no_campaign, line_inputs},
    Action{"transfer-form", false, "/dang-vien/{person}/chuyen", Object::person, member, importers, downwards,
           no_campaign, facts_inputs},
    Action{"transfer", true, "/dang-vien/{person}/chuyen", Object::person, member, importers, downwards,
           no_campaign, facts_inputs},
    Action{"import-form", false, "/nhap", none, member, importers, no_object, no_campaign, unit_inputs},
    Action{"import-upload", true, "/nhap", Object::unit, member, importers, downwards, no_campaign,
           import_inputs},
    Action{"template", false, "/nhap/mau.xlsx", none, member, importers, no_object, no_campaign, nothing},
    Action{"import", false, "/nhap/{unit}/{import}", Object::unit, member, importers, downwards, no_campaign,
           nothing},
    Action{"import-confirm", true, "/nhap/{unit}/{import}", Object::unit, member, importers, downwards,
           no_campaign, nothing, Place::nowhere, true},
    Action{"import-done", false, "/nhap/{unit}/{import}/ket-qua", Object::unit, member, importers, downwards,
           no_campaign, nothing},
    Action{"import-undo", true, "/nhap/{unit}/{import}/ket-qua", Object::unit, member, importers, downwards,
           no_campaign, nothing},
    Action{"regulations", false, "/quy-dinh", none, member, everybody, no_object, no_campaign, nothing,
           Place::main},
    Action{"regulation", false, "/quy-dinh/{regulation}", none, member, everybody, no_object, no_campaign,
           words_inputs},
    Action{"compare", false, "/so-sanh-quy-dinh", none, member, everybody, no_object, no_campaign,
           compare_inputs},
    Action{"log", false, "/nhat-ky", none, member, planners | administrators, no_object, no_campaign,
           log_inputs, Place::more},
    Action{"verify-log", true, "/nhat-ky/kiem-tra", none, member, planners | administrators, no_object,
           no_campaign, nothing},
    Action{"server", false, "/may-chu", none, member, administrators, no_object, no_campaign, nothing,
           Place::more},
    Action{"users", false, "/nguoi-dung", none, member, administrators, no_object, no_campaign, users_inputs,
           Place::more},
    Action{"user-form", false, "/nguoi-dung-moi", none, member, administrators, no_object, no_campaign,
           nothing},
    Action{"add-user", true, "/nguoi-dung-moi", none, member, administrators, no_object, no_campaign,
           user_inputs, Place::nowhere, true},
    Action{"user", false, "/nguoi-dung/{account}", none, member, administrators, no_object, no_campaign,
           nothing},
    Action{"save-user", true, "/nguoi-dung/{account}", none, member, administrators, no_object, no_campaign,
           user_inputs, Place::nowhere, true},
    Action{"grant", true, "/nguoi-dung/{account}/vai-tro", none, member, administrators, no_object,
           no_campaign, grant_inputs, Place::nowhere, true},
    Action{"revoke", true, "/nguoi-dung/{account}/vai-tro/{grant}/thoi", none, member, administrators,
           no_object, no_campaign, nothing, Place::nowhere, true},
    Action{"new-password", true, "/nguoi-dung/{account}/mat-khau", none, member, administrators, no_object,
           no_campaign, nothing, Place::nowhere, true},
    Action{"end-second-step", true, "/nguoi-dung/{account}/ma-xac-thuc", none, member, administrators,
           no_object, no_campaign, nothing, Place::nowhere, true},
    Action{"lock-user", true, "/nguoi-dung/{account}/khoa", none, member, administrators, no_object,
           no_campaign, nothing, Place::nowhere, true},
    Action{"unlock-user", true, "/nguoi-dung/{account}/mo-khoa", none, member, administrators, no_object,
           no_campaign, nothing, Place::nowhere, true},
};

}  // namespace kiemdiem::service::action_table
