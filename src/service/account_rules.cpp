#include "service/account_rules.h"

#include "service/addresses.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/tree.h"
#include "base/vietnamese.h"
#include "service/entries.h"
#include "service/gate.h"

namespace kiemdiem::service {
namespace {

constexpr std::size_t shortest_login = 3;
constexpr std::size_t longest_login = 64;

bool holds_from(const store::RoleGrant& grant, const std::string& day) {
  return !grant.valid_to || *grant.valid_to >= day;
}

HeldGrant held(const store::RoleGrant& grant, const Units& units) {
  const Unit* unit = units.find(grant.organization);
  return {grant, unit == nullptr ? "" : unit->name, unit == nullptr ? "/" : unit->path};
}

}  // namespace

std::string page_of_account(const std::string& account) {
  return address("user", {{"account", account}});
}

bool reaches(const Actor& actor, std::string_view unit_path) {
  return !actor.acting.unit_path.empty() && unit_path.starts_with(actor.acting.unit_path);
}

Outcome<void> would_pass(Office& office, const Asked& asked) {
  std::optional<Refused> bar;
  const auto read = office.read_as(asked, [&](store::Transaction&, const Actor& actor) -> Result<void> {
    bar = barred(*asked.action, actor, Relation::none, Phase::none, asked.now.at);
    return {};
  });
  if (!read) return refused(read.error());
  if (bar) return refused(*bar);
  return {};
}

Outcome<std::vector<HeldGrant>> grants_held(Call& call, const std::string& account) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const auto grants = store::grants_of(call.data, account);
  if (!grants) return refused(grants.error());
  const std::string today = to_iso(call.now.local.date);
  std::vector<HeldGrant> all;
  for (const store::RoleGrant& grant : *grants)
    if (holds_from(grant, today)) all.push_back(held(grant, **units));
  return all;
}

Outcome<void> leaves_an_administrator(Call& call, const HeldGrant& grant) {
  if (grant.grant.role != name(Role::administrator)) return {};
  const auto units = call.units();
  if (!units) return refused(units.error());
  const auto grants = store::all_grants(call.data);
  if (!grants) return refused(grants.error());
  const std::string today = to_iso(call.now.local.date);
  for (const store::RoleGrant& other : *grants) {
    const bool lasts =
        other.role == name(Role::administrator) && other.valid_from <= today && !other.valid_to;
    if (!lasts || other.account == grant.grant.account) continue;
    if (!grant.unit_path.starts_with(held(other, **units).unit_path)) continue;
    const auto account = store::find_account(call.data, other.account);
    if (!account) return refused(account.error());
    if (*account && !(*account)->disabled) return {};
  }
  return refused(
      Refused::invalid,
      "Đây là người quản trị cuối cùng ở đơn vị này; hãy giao vai trò quản trị cho người khác trước.");
}

Outcome<std::string> login_of(const std::string& typed) {
  std::string login = search_key(typed);
  const bool plain = std::ranges::all_of(login, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.' ||
           letter == '-' || letter == '_';
  });
  if (login.size() < shortest_login || login.size() > longest_login)
    return refused(Refused::invalid,
                   fmt::format("Tên đăng nhập phải có từ {} đến {} ký tự.", shortest_login, longest_login),
                   "user");
  if (!plain)
    return refused(Refused::invalid,
                   "Tên đăng nhập chỉ gồm chữ, số, dấu chấm và gạch nối, không có dấu cách.", "user");
  return login;
}

Outcome<std::optional<PersonSeen>> person_seen(Call& call, const std::string& id) {
  if (id.empty()) return std::optional<PersonSeen>{};
  const auto record = store::find(call.data, {"", "people", id});
  if (!record) return refused(record.error());
  if (!*record) return std::optional<PersonSeen>{};
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Node facts = from_json((*record)->text.facts).value_or(Node::null({}));
  PersonSeen person{text_of(facts, "name"), {}, (*record)->text.unit_path};
  if (const Unit* cell = (*units)->find(text_of(facts, "cell"))) person.cell_name = cell->name;
  return std::optional{person};
}

Outcome<std::string> person_of(Call& call, const std::string& typed) {
  if (search_key(typed).empty()) return std::string{};
  const auto by_id = store::find(call.data, {"", "people", typed});
  if (!by_id) return refused(by_id.error());
  if (*by_id && reaches(call.actor, (*by_id)->text.unit_path)) return typed;
  constexpr std::int64_t looked_at = 6;
  const auto found =
      store::search(call.data, {"", "people", call.actor.acting.unit_path, search_key(typed), looked_at});
  if (!found) return refused(found.error());
  if (found->size() == 1) return found->front().text.key.id;
  if (found->empty())
    return refused(Refused::invalid,
                   "Không có ai trong danh sách đảng viên có mã hoặc họ tên như vậy; hãy kiểm tra lại.",
                   "person");
  std::string names;
  for (const store::Record& record : *found) {
    const auto person = person_seen(call, record.text.key.id);
    if (!person) return tl::unexpected{person.error()};
    names += fmt::format("{}{} ({}, {})", names.empty() ? "" : "; ", record.text.key.id,
                         *person ? (*person)->name : "", *person ? (*person)->cell_name : "");
  }
  return refused(Refused::invalid,
                 fmt::format("Nhiều người có tên như vậy; hãy ghi mã của một người: {}.", names), "person");
}

}  // namespace kiemdiem::service
