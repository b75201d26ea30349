#include "service/actions.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace kiemdiem::service {
namespace {

constexpr Roles everybody{0x1FF};
constexpr Roles business{0x0FF};  // everybody but the administrator
constexpr Roles cell_leaders = set_of(Role::cell_secretary, Role::cell_deputy);
constexpr Roles committees = set_of(Role::grassroots_committee, Role::upper_committee);
constexpr Roles leaders = cell_leaders | committees | set_of(Role::advisory);
constexpr Roles planners = committees | set_of(Role::advisory);
constexpr Roles registrars = leaders | set_of(Role::administrator);  // keep the register of units and people
constexpr Roles importers = planners | set_of(Role::administrator);
constexpr Roles administrators = set_of(Role::administrator);

constexpr Relations no_object = set_of(Relation::none);
constexpr Relations downwards = set_of(Relation::unit, Relation::below);
constexpr Relations own_or_down = set_of(Relation::own, Relation::unit, Relation::below);
constexpr Relations up_and_down = set_of(Relation::unit, Relation::below, Relation::above);
constexpr Relations seen = set_of(Relation::own, Relation::unit, Relation::below, Relation::linked);

constexpr Phases no_campaign = set_of(Phase::none);
constexpr Phases any_phase = set_of(Phase::draft, Phase::open, Phase::closed);
constexpr Phases while_draft = set_of(Phase::draft);
constexpr Phases while_open = set_of(Phase::open);
constexpr Phases not_closed = set_of(Phase::draft, Phase::open);

constexpr std::array<InputField, 0> nothing{};
constexpr std::array sign_in_inputs{InputField{"user", Input::text, true},
                                    InputField{"password", Input::text, true}, InputField{"back"}};
constexpr std::array code_inputs{InputField{"code", Input::text, true}};
constexpr std::array role_inputs{InputField{"grant", Input::text, true}, InputField{"back"}};
constexpr std::array display_inputs{InputField{"language"}, InputField{"theme"}, InputField{"back"}};
constexpr std::array password_inputs{InputField{"old", Input::text, true},
                                     InputField{"new", Input::text, true},
                                     InputField{"again", Input::text, true}};
constexpr std::array list_inputs{InputField{"q"}, InputField{"unit"}, InputField{"trang", Input::number},
                                 InputField{"xep"}};
constexpr std::array facts_inputs{InputField{"version", Input::number, true},
                                  InputField{"facts", Input::facts}};
constexpr std::array new_facts_inputs{InputField{"list", Input::text, true},
                                      InputField{"facts", Input::facts}};
constexpr std::array post_inputs{InputField{"version", Input::number, true},
                                 InputField{"in", Input::text, true}, InputField{"role", Input::text, true},
                                 InputField{"since", Input::day}, InputField{"until", Input::day}};
constexpr std::array transfer_inputs{InputField{"version", Input::number, true},
                                     InputField{"cell", Input::text, true},
                                     InputField{"on", Input::day, true}};
constexpr std::array import_inputs{InputField{"unit", Input::text, true},
                                   InputField{"file", Input::file, true}};
constexpr std::array campaign_inputs{
    InputField{"title", Input::text, true}, InputField{"kind", Input::text, true},
    InputField{"year", Input::number},      InputField{"quarter", Input::number},
    InputField{"first", Input::day},        InputField{"last", Input::day},
    InputField{"unit", Input::text, true},  InputField{"regulation", Input::text, true}};
constexpr std::array amend_inputs{InputField{"version", Input::number, true},
                                  InputField{"reason", Input::text, true}, InputField{"days", Input::facts}};
constexpr std::array event_inputs{InputField{"event", Input::text, true},
                                  InputField{"subject", Input::text, true},
                                  InputField{"facts", Input::facts}};
constexpr std::array meeting_inputs{InputField{"unit", Input::text, true},
                                    InputField{"day", Input::day, true},
                                    InputField{"time", Input::text, true},
                                    InputField{"room"},
                                    InputField{"chair"},
                                    InputField{"representative"}};
constexpr std::array compare_inputs{InputField{"mot"}, InputField{"hai"}};
constexpr std::array trial_inputs{InputField{"facts", Input::facts}};
constexpr std::array progress_inputs{InputField{"q"}, InputField{"buoc"}, InputField{"tinh-trang"},
                                     InputField{"xep"}, InputField{"trang", Input::number}};
constexpr std::array board_inputs{InputField{"loai"}};
constexpr std::array user_inputs{InputField{"user", Input::text, true}, InputField{"name", Input::text},
                                 InputField{"person"}};
constexpr std::array grant_inputs{InputField{"role", Input::text, true},
                                  InputField{"unit", Input::text, true}, InputField{"until", Input::day}};

constexpr Object none = Object::none;
constexpr Entry anyone = Entry::anyone;
constexpr Entry member = Entry::signed_in;

// name, changes, path, object, entry, roles, relations, phases, inputs, place, fresh
constexpr std::array table{
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

    Action{"today", false, "/viec", none, member, everybody, no_object, no_campaign, nothing, Place::main},
    Action{"work-list", false, "/dot/{campaign}/viec", none, member, business, no_object, any_phase, nothing},
    Action{"event-form", false, "/dot/{campaign}/ghi/{subject}", Object::subject, member, leaders, downwards,
           while_open, event_inputs},
    Action{"record-event", true, "/dot/{campaign}/ghi/{subject}", Object::subject, member, leaders, downwards,
           while_open, event_inputs},
    Action{"meetings", false, "/dot/{campaign}/lich", none, member, business, no_object, any_phase, nothing},
    Action{"register-meeting", true, "/dot/{campaign}/lich/{unit}", Object::unit, member, leaders, downwards,
           while_open, meeting_inputs},
    Action{"calendar", false, "/dot/{campaign}/lich.ics", none, member, business, no_object, any_phase,
           nothing},
    Action{"progress", false, "/dot/{campaign}/tien-do/{unit}", Object::unit, member, leaders, downwards,
           any_phase, progress_inputs},
    Action{"rating-board", false, "/dot/{campaign}/bang/{unit}", Object::unit, member, leaders, downwards,
           any_phase, board_inputs},
    Action{"why", false, "/dot/{campaign}/vi-sao/{subject}", Object::subject, member, business, own_or_down,
           any_phase, nothing},
    Action{"what-if", false, "/dot/{campaign}/neu/{subject}", Object::subject, member, leaders, downwards,
           any_phase, trial_inputs},
    Action{"period-facts", false, "/dot/{campaign}/du-kien/{subject}", Object::subject, member, leaders,
           downwards, any_phase, nothing},
    Action{"save-period-facts", true, "/dot/{campaign}/du-kien/{subject}", Object::subject, member, leaders,
           downwards, not_closed, facts_inputs},

    Action{"campaigns", false, "/dot", none, member, business, no_object, no_campaign, nothing, Place::main},
    Action{"campaign-form", false, "/dot-moi", none, member, planners, no_object, no_campaign, nothing},
    Action{"create-campaign", true, "/dot-moi", none, member, planners, no_object, no_campaign,
           campaign_inputs},
    Action{"campaign", false, "/dot/{campaign}", Object::campaign, member, business, up_and_down, any_phase,
           nothing},
    Action{"amend-plan", true, "/dot/{campaign}/ke-hoach/{unit}", Object::unit, member,
           planners | cell_leaders, downwards, not_closed, amend_inputs},
    Action{"open-campaign", true, "/dot/{campaign}/mo", Object::campaign, member, planners, downwards,
           while_draft, nothing},
    Action{"close-campaign", true, "/dot/{campaign}/dong", Object::campaign, member, planners, downwards,
           while_open, nothing},

    Action{"units", false, "/to-chuc", none, member, registrars, no_object, no_campaign, list_inputs,
           Place::main},
    Action{"unit", false, "/to-chuc/{unit}", Object::unit, member, registrars, downwards, no_campaign,
           nothing},
    Action{"save-unit", true, "/to-chuc/{unit}", Object::unit, member, importers, downwards, no_campaign,
           facts_inputs},
    Action{"entry-form", false, "/to-chuc/{unit}/them", Object::unit, member, registrars, downwards,
           no_campaign, new_facts_inputs},
    Action{"add-entry", true, "/to-chuc/{unit}/them", Object::unit, member, registrars, downwards,
           no_campaign, new_facts_inputs},
    Action{"export", false, "/to-chuc/{unit}/xuat.xlsx", Object::unit, member, importers, downwards,
           no_campaign, nothing},
    Action{"people", false, "/dang-vien", none, member, registrars, no_object, no_campaign, list_inputs},
    Action{"person", false, "/dang-vien/{person}", Object::person, member, everybody, seen, no_campaign,
           nothing},
    Action{"save-person", true, "/dang-vien/{person}", Object::person, member, registrars, downwards,
           no_campaign, facts_inputs},
    Action{"add-post", true, "/dang-vien/{person}/chuc-vu", Object::person, member, registrars, downwards,
           no_campaign, post_inputs},
    Action{"transfer", true, "/dang-vien/{person}/chuyen", Object::person, member, importers, downwards,
           no_campaign, transfer_inputs},
    Action{"import-form", false, "/nhap", none, member, importers, no_object, no_campaign, nothing},
    Action{"template", false, "/nhap/mau.xlsx", none, member, importers, no_object, no_campaign, nothing},
    Action{"import-upload", true, "/nhap/{unit}", Object::unit, member, importers, downwards, no_campaign,
           import_inputs},
    Action{"import", false, "/nhap/{unit}/{import}", Object::unit, member, importers, downwards, no_campaign,
           nothing},
    Action{"import-confirm", true, "/nhap/{unit}/{import}/xac-nhan", Object::unit, member, importers,
           downwards, no_campaign, nothing},
    Action{"import-undo", true, "/nhap/{unit}/{import}/hoan-tac", Object::unit, member, importers, downwards,
           no_campaign, nothing},

    Action{"regulations", false, "/quy-dinh", none, member, everybody, no_object, no_campaign, nothing,
           Place::main},
    Action{"regulation", false, "/quy-dinh/{regulation}", none, member, everybody, no_object, no_campaign,
           list_inputs},
    Action{"compare", false, "/so-sanh-quy-dinh", none, member, everybody, no_object, no_campaign,
           compare_inputs},

    Action{"log", false, "/nhat-ky", none, member, planners | administrators, no_object, no_campaign,
           list_inputs, Place::more},
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
    Action{"grant", true, "/nguoi-dung/{account}/vai-tro", none, member, administrators, no_object,
           no_campaign, grant_inputs, Place::nowhere, true},
    Action{"revoke", true, "/nguoi-dung/{account}/vai-tro/{grant}/thoi", none, member, administrators,
           no_object, no_campaign, nothing, Place::nowhere, true},
    Action{"new-password", true, "/nguoi-dung/{account}/mat-khau", none, member, administrators, no_object,
           no_campaign, nothing, Place::nowhere, true},
    Action{"lock-user", true, "/nguoi-dung/{account}/khoa", none, member, administrators, no_object,
           no_campaign, nothing, Place::nowhere, true},
};

}  // namespace

std::span<const Action> actions() {
  return table;
}

const Action* find_action(std::string_view name) {
  const auto* found = std::ranges::find(table, name, &Action::name);
  return found == table.end() ? nullptr : &*found;
}

const Action& action_named(std::string_view name) {
  const Action* found = find_action(name);
  if (found == nullptr) throw std::logic_error{"no such action"};
  return *found;
}

}  // namespace kiemdiem::service
