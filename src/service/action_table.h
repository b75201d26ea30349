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
inline constexpr Roles administrators = set_of(Role::administrator);

inline constexpr Relations no_object = set_of(Relation::none);
inline constexpr Relations downwards = set_of(Relation::unit, Relation::below);
inline constexpr Relations own_or_down = set_of(Relation::own, Relation::unit, Relation::below);
inline constexpr Relations up_and_down = set_of(Relation::unit, Relation::below, Relation::above);
inline constexpr Relations seen = set_of(Relation::own, Relation::unit, Relation::below, Relation::linked);

inline constexpr Phases no_campaign = set_of(Phase::none);
inline constexpr Phases any_phase = set_of(Phase::draft, Phase::open, Phase::closed);
inline constexpr Phases while_draft = set_of(Phase::draft);
inline constexpr Phases while_open = set_of(Phase::open);
inline constexpr Phases not_closed = set_of(Phase::draft, Phase::open);

inline constexpr std::array<InputField, 0> nothing{};
inline constexpr std::array sign_in_inputs{InputField{"user", Input::text, true},
                                           InputField{"password", Input::text, true}, InputField{"back"}};
inline constexpr std::array code_inputs{InputField{"code", Input::text, true}};
inline constexpr std::array role_inputs{InputField{"grant", Input::text, true}, InputField{"back"}};
inline constexpr std::array display_inputs{InputField{"language"}, InputField{"theme"}, InputField{"back"}};
inline constexpr std::array password_inputs{InputField{"old", Input::text, true},
                                            InputField{"new", Input::text, true},
                                            InputField{"again", Input::text, true}};
inline constexpr std::array list_inputs{InputField{"q"}, InputField{"unit"},
                                        InputField{"trang", Input::number}, InputField{"xep"}};
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
                                         InputField{"days", Input::facts}};
inline constexpr std::array event_inputs{InputField{"version", Input::number},
                                         InputField{"event"},
                                         InputField{"document"},
                                         InputField{"step"},
                                         InputField{"entry"},
                                         InputField{"facts", Input::facts}};
inline constexpr std::array meeting_inputs{InputField{"subject", Input::text, true},
                                           InputField{"day", Input::day, true},
                                           InputField{"time", Input::text, true},
                                           InputField{"room"},
                                           InputField{"chair"},
                                           InputField{"representative"}};
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
inline constexpr std::array board_inputs{InputField{"loai"}};
inline constexpr std::array user_inputs{InputField{"user", Input::text, true},
                                        InputField{"name", Input::text}, InputField{"person"}};
inline constexpr std::array grant_inputs{InputField{"role", Input::text, true}, InputField{"unit"},
                                         InputField{"since", Input::day}, InputField{"until", Input::day}};
inline constexpr std::array log_inputs{InputField{"q"}, InputField{"viec"}, InputField{"tu", Input::day},
                                       InputField{"den", Input::day}, InputField{"trang", Input::number}};

inline constexpr Object none = Object::none;
inline constexpr Entry anyone = Entry::anyone;
inline constexpr Entry member = Entry::signed_in;

// name, changes, path, object, entry, roles, relations, phases, inputs, place, fresh
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
    Action{"second-step", true, "/tai-khoan/ma-xac-thuc", none, member, everybody, no_object, no_campaign,
           code_inputs},
    Action{"today", false, "/viec", none, member, everybody, no_object, no_campaign, nothing, Place::nowhere},
    Action{"work-list", false, "/dot/{campaign}/viec", none, member, business, no_object, any_phase, nothing,
           Place::main},
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
           while_draft, nothing},
    Action{"close-campaign", true, "/dot/{campaign}/dong", Object::campaign, member, planners, downwards,
           while_open, nothing},
    Action{"units", false, "/to-chuc", none, member, registrars, no_object, no_campaign, list_inputs,
           Place::main},
    Action{"root-form", false, "/to-chuc-moi", none, member, administrators, no_object, no_campaign,
           new_facts_inputs},
    Action{"add-root", true, "/to-chuc-moi", none, member, administrators, no_object, no_campaign,
           new_facts_inputs},
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
    Action{"export", false, "/to-chuc/{unit}/xuat.xlsx", Object::unit, member, importers, downwards,
           no_campaign, nothing},
    Action{"people", false, "/dang-vien", none, member, registrars, no_object, no_campaign, people_inputs},
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
    Action{"import-form", false, "/nhap", none, member, importers, no_object, no_campaign, list_inputs},
    Action{"import-upload", true, "/nhap", Object::unit, member, importers, downwards, no_campaign,
           import_inputs},
    Action{"template", false, "/nhap/mau.xlsx", none, member, importers, no_object, no_campaign, nothing},
    Action{"import", false, "/nhap/{unit}/{import}", Object::unit, member, importers, downwards, no_campaign,
           nothing},
    Action{"import-confirm", true, "/nhap/{unit}/{import}", Object::unit, member, importers, downwards,
           no_campaign, nothing},
    Action{"import-done", false, "/nhap/{unit}/{import}/ket-qua", Object::unit, member, importers, downwards,
           no_campaign, nothing},
    Action{"import-undo", true, "/nhap/{unit}/{import}/ket-qua", Object::unit, member, importers, downwards,
           no_campaign, nothing},
    Action{"regulations", false, "/quy-dinh", none, member, everybody, no_object, no_campaign, nothing,
           Place::main},
    Action{"regulation", false, "/quy-dinh/{regulation}", none, member, everybody, no_object, no_campaign,
           list_inputs},
    Action{"compare", false, "/so-sanh-quy-dinh", none, member, everybody, no_object, no_campaign,
           compare_inputs},
    Action{"log", false, "/nhat-ky", none, member, planners | administrators, no_object, no_campaign,
           log_inputs, Place::more},
    Action{"verify-log", true, "/nhat-ky/kiem-tra", none, member, planners | administrators, no_object,
           no_campaign, nothing},
    Action{"users", false, "/nguoi-dung", none, member, administrators, no_object, no_campaign, list_inputs,
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
