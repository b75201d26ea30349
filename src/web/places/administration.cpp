#include "web/places/administration.h"

#include <fmt/format.h>

#include <algorithm>

#include "pages/texts.h"
#include "service/account_rules.h"
#include "service/second_step.h"
#include "web/addresses.h"
#include "web/places/lists.h"

namespace kiemdiem::web {
namespace {

using service::AccountSeen;
using service::HeldGrant;

constexpr std::size_t lines_of_page = 50;

std::string day_words(const std::string& iso) {
  const auto day = parse_date(iso);
  return day ? to_vietnamese(*day) : iso;
}

std::string role_words(const std::string& role) {
  return pages::role_label(pages::Language::vietnamese, role);
}

pages::GrantShown shown(const AccountSeen& seen, const HeldGrant& held) {
  pages::GrantShown grant;
  grant.role = role_words(held.grant.role);
  grant.unit = held.unit_name.empty() ? "Toàn hệ thống" : held.unit_name;
  grant.since = day_words(held.grant.valid_from);
  if (held.grant.valid_to) grant.until = day_words(*held.grant.valid_to);
  grant.end_action = address("revoke", {{"account", seen.account.id}, {"grant", held.grant.id}});
  return grant;
}

pages::Mark state_of(const store::Account& account) {
  if (account.disabled) return {pages::Standing::wrong, "đã khóa"};
  if (account.password.starts_with('!')) return {pages::Standing::waiting, "chưa đổi mật khẩu tạm"};
  return {pages::Standing::done, "đang dùng"};
}

pages::UserLine line_of(const AccountSeen& seen) {
  pages::UserLine line;
  line.user = seen.account.login;
  line.name = seen.account.name.empty() ? seen.account.login : seen.account.name;
  line.link = {line.name, address("user", {{"account", seen.account.id}})};
  for (const HeldGrant& grant : seen.grants) line.grants.push_back(shown(seen, grant));
  line.totp = service::second_step_is_on(seen.account);
  if (seen.last_seen > 0) line.last_seen = to_vietnamese(service::now_at(seen.last_seen).local);
  line.mark = state_of(seen.account);
  return line;
}

std::vector<pages::Option> role_options(const std::string& chosen) {
  std::vector<pages::Option> options{{"", "Chọn vai trò", chosen.empty(), {}}};
  for (int at = 0; at < service::role_count; ++at) {
    const auto role = static_cast<service::Role>(at);
    if (role == service::Role::member) continue;  // whoever is in the register has it already
    const std::string word{name(role)};
    options.push_back({word, role_words(word), word == chosen, {}});
  }
  return options;
}

/// The units within reach, each indented below the one above it.
void add_unit_options(const service::Units& units, std::size_t at, int depth, const service::Actor& actor,
                      const std::string& chosen, std::vector<pages::Option>& options) {
  const service::Unit& unit = units.at(at);
  const bool within = service::reaches(actor, unit.path);
  if (within) {
    std::string label;
    for (int step = 0; step < depth; ++step) label += "– ";
    options.push_back({unit.id, label + unit.name, unit.id == chosen, {}});
  }
  for (const std::size_t child : unit.children)
    add_unit_options(units, child, within ? depth + 1 : depth, actor, chosen, options);
}

service::Outcome<std::vector<pages::Option>> unit_options(service::Call& call, const std::string& chosen) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  std::vector<pages::Option> options;
  const bool whole = call.actor.acting.unit_path == "/";
  options.push_back({"", whole ? "Toàn hệ thống (chỉ cho quản trị)" : "Chọn đơn vị", chosen.empty(), {}});
  for (const std::size_t root : (*units)->roots())
    add_unit_options(**units, root, 0, call.actor, chosen, options);
  return options;
}

std::vector<pages::Button> buttons_of(const AccountSeen& seen, const std::string& own) {
  if (seen.account.id == own) return {};  // the own account is kept under Tài khoản
  const std::vector<std::pair<std::string_view, std::string>> names{{"account", seen.account.id}};
  std::vector<pages::Button> buttons;
  buttons.push_back({"Cấp mật khẩu mới", address("new-password", names), true, false,
                     "Mật khẩu cũ và các phiên đăng nhập hết hiệu lực ngay."});
  if (service::second_step_is_on(seen.account))
    buttons.push_back({"Đặt lại bước xác thực", address("end-second-step", names), true, false,
                       "Chỉ làm khi người dùng mất điện thoại."});
  if (seen.account.disabled)
    buttons.push_back({"Mở khóa", address("unlock-user", names), true, false, {}});
  else
    buttons.push_back({"Khóa tài khoản", address("lock-user", names), true, false,
                       "Các phiên đăng nhập kết thúc ngay; mở khóa lại được."});
  return buttons;
}

/// What was typed, where the form is shown again; what is stored otherwise.
std::string kept(const service::Call& call, const char* field, const std::string& stored) {
  return call.inputs.has(field) ? call.inputs.get(field) : stored;
}

void fill_errors(const service::Call& call, pages::UserPage& page) {
  page.user_error = problem_of(call, "user");
  page.name_error = problem_of(call, "name");
  page.person_error = problem_of(call, "person");
  for (const char* field : {"role", "unit", "since", "until"})
    if (page.grant_error.empty()) page.grant_error = problem_of(call, field);
}

}  // namespace

service::Outcome<pages::UsersPage> users(service::Call& call) {
  const std::string& words = call.inputs.get("q");
  const auto accounts = service::accounts_within(call, words);
  if (!accounts) return tl::unexpected{accounts.error()};
  pages::UsersPage page;
  page.filter_action = address("users");
  page.filter_text = words;
  const PartOfList part = part_of_list(call, accounts->size(), lines_of_page);
  for (std::size_t at = part.first; at < part.last; ++at) {
    const auto seen = service::account_within(call, (*accounts)[at].id);
    if (!seen) return tl::unexpected{seen.error()};
    page.users.push_back(line_of(*seen));
  }
  page.pager = pager_of(call, part, {{"q", words}});
  page.actions.push_back({"Người dùng mới", address("user-form"), false, true, {}});
  page.empty.text = words.empty() ? "Chưa có tài khoản nào trong đơn vị này."
                                  : "Không có tài khoản nào có chữ ấy trong tên.";
  return page;
}

service::Outcome<pages::UserPage> user_form(service::Call& call) {
  pages::UserPage page;
  page.heading = "Người dùng mới";
  page.action = address("add-user");
  page.cancel_href = address("users");
  page.is_new = true;
  page.user = call.inputs.get("user");
  page.name = call.inputs.get("name");
  page.person = call.inputs.get("person");
  fill_errors(call, page);
  return page;
}

service::Outcome<pages::UserPage> user(service::Call& call) {
  const auto seen = service::account_within(call, call.inputs.get("account"));
  if (!seen) return tl::unexpected{seen.error()};
  const std::vector<std::pair<std::string_view, std::string>> names{{"account", seen->account.id}};
  pages::UserPage page;
  page.heading = fmt::format("Tài khoản {}", seen->account.login);
  call.title = page.heading;
  page.action = address("save-user", names);
  page.cancel_href = address("users");
  page.user = kept(call, "user", seen->account.login);
  page.name = kept(call, "name", seen->account.name);
  page.person = kept(call, "person", seen->account.person);
  if (!seen->person_name.empty())
    page.person_words = seen->cell_name.empty() ? seen->person_name
                                                : fmt::format("{}, {}", seen->person_name, seen->cell_name);
  for (const HeldGrant& grant : seen->grants) page.grants.push_back(shown(*seen, grant));
  if (seen->account.id != call.actor.account) {
    page.grant_action = address("grant", names);
    page.roles = role_options(call.inputs.get("role"));
    auto units = unit_options(call, call.inputs.get("unit"));
    if (!units) return tl::unexpected{units.error()};
    page.units = std::move(*units);
    page.since = call.inputs.get("since");
    page.until = call.inputs.get("until");
  }
  page.actions = buttons_of(*seen, call.actor.account);
  page.temporary_password = call.shown_once;
  fill_errors(call, page);
  return page;
}

}  // namespace kiemdiem::web
