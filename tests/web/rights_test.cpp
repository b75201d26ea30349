#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "rights_office.h"
#include "service/action_table.h"
#include "service/actions.h"

// The matrix of rights over the whole stack: every action of the table, asked by every role, about things
// everywhere in the tree, as a page and as JSON.

namespace kiemdiem::web {
namespace {

using service::Object;
using service::Phase;
using service::Relation;
using service::Role;
using testing::HasSubstr;
using testing::Not;

const std::string own_campaign = "phu-yen-khoi-2022";

/// Something that a path may name, with its place.
struct Thing {
  std::string campaign = own_campaign;
  std::string unit, subject, person;
  std::string stands_at;  ///< unit; empty: does not exist
};

const std::vector<Thing>& things() {
  static const std::vector<Thing> all{
      {own_campaign, "pyk.khoi", "organization:pyk.khoi", "", "pyk.khoi"},
      {own_campaign, "pyk.tt", "organization:pyk.tt", "", "pyk.tt"},
      {own_campaign, "pyk.tt", "collective:pyk.tt-bch", "", "pyk.tt"},
      {own_campaign, "pyk.cb1", "member:pyk.dv04", "pyk.dv04", "pyk.cb1"},
      {own_campaign, "pyk.cb1", "member:pyk.dv05", "pyk.dv05", "pyk.cb1"},
      {own_campaign, "pyk.cb2", "member:pyk.dv16", "pyk.dv16", "pyk.cb2"},
      {own_campaign, "pyk.cb9", "organization:pyk.cb9", "", "pyk.cb9"},
      {own_campaign, "hu.cbxa", "member:hu.hu09", "hu.hu09", "hu.cbxa"},
      {"huyen-uy-2023", "hu.cbxa", "member:hu.hu09", "hu.hu09", "hu.cbxa"},
      {"huyen-uy-2023", "pyk.cb1", "member:pyk.dv05", "pyk.dv05", "pyk.cb1"},
      {own_campaign, "khong-co", "member:khong-co", "khong-co", ""},
      {"khong-co", "pyk.cb1", "member:pyk.dv05", "pyk.dv05", "pyk.cb1"},
  };
  return all;
}

/// The tree as the demonstration has it, written down here once more by hand.
const std::map<std::string, std::string>& above_of() {
  static const std::map<std::string, std::string> all{
      {"pyk.tt", "pyk.khoi"}, {"pyk.cb1", "pyk.tt"},   {"pyk.cb2", "pyk.tt"},  {"pyk.cb9", "pyk.khoi"},
      {"hu.cbxa", "hu.dbxa"}, {"hu.dbxa", "hu.huyen"}, {"hu.huyen", "hu.tinh"}};
  return all;
}

bool stands_over(const std::string& upper, std::string lower) {
  if (upper.empty()) return true;  // the whole installation
  for (auto at = above_of().find(lower); at != above_of().end(); at = above_of().find(lower)) {
    lower = at->second;
    if (lower == upper) return true;
  }
  return false;
}

Relation relation(const Acting& acting, const std::string& unit, const std::string& person) {
  if (!person.empty() && person == acting.person) return Relation::own;
  if (unit == acting.unit) return Relation::unit;
  if (stands_over(acting.unit, unit)) return Relation::below;
  return stands_over(unit, acting.unit) ? Relation::above : Relation::other;
}

bool names(const service::Action& action, std::string_view name) {
  return action.path.find(fmt::format("{{{}}}", name)) != std::string_view::npos;
}

/// What a place hides although its row opens it: a review is of a person or a collective and, of others, for
/// leaders alone; comments are on persons.
bool is_narrower(const service::Action& action, const Acting& acting, const Thing& thing, Relation stands) {
  const bool of_review = action.path.find("/kiem-diem/") != std::string_view::npos;
  const bool leads = service::action_table::leaders.has(acting.role);
  if (of_review && (thing.subject.starts_with("organization:") || (stands != Relation::own && !leads)))
    return true;
  // A slip about oneself is written alone, those about others by who leads; opinions are on collectives, a
  // list of which an organization has; a person petitions alone.
  if (action.path.find("/phan-tich/") != std::string_view::npos && stands != Relation::own && !leads)
    return true;
  const bool person = thing.subject.starts_with("member:");
  if (action.path.ends_with("/gop-y/{subject}"))
    return person || (action.changes && thing.subject.starts_with("organization:"));
  if (action.path.find("/kien-nghi-cua-don-vi/") != std::string_view::npos) return person;
  return action.path.find("/nhan-xet/") != std::string_view::npos && !person;
}

/// Whether the table opens the action; nothing where what the path names does not concern the action.
enum class Expected { open, hidden, not_now };
Expected expected(const service::Action& action, const Acting& acting, const Thing& thing,
                  const std::string& state) {
  if (action.entry == service::Entry::anyone) return Expected::open;
  if (!action.roles.has(acting.role)) return Expected::hidden;
  if (names(action, "campaign") && thing.campaign != own_campaign && !acting.unit.empty())
    return Expected::hidden;
  Relation stands = Relation::none;
  if (action.object == Object::campaign)
    stands = relation(acting, "pyk.khoi", "");
  else if (action.object == Object::unit && !names(action, "unit"))
    stands = acting.unit.empty() ? Relation::below : Relation::unit;  // the own unit stands in the form
  else if (action.object != Object::none) {
    if (thing.stands_at.empty()) return Expected::hidden;
    const bool of_person = action.object == Object::person ||
                           (action.object == Object::subject && thing.subject.starts_with("member:"));
    stands = relation(acting, thing.stands_at, of_person ? thing.person : "");
  }
  if (!action.relations.has(stands)) return Expected::hidden;
  // The place itself is narrower than its row: a member sees nobody but the own page.
  if (action.name == "person" && acting.role == Role::member && stands != Relation::own)
    return Expected::hidden;
  const Phase phase = names(action, "campaign") ? service::phase_named(state).value() : Phase::none;
  if (!action.phases.has(phase)) return Expected::not_now;
  return is_narrower(action, acting, thing, stands) ? Expected::hidden : Expected::open;
}

std::string filled(const service::Action& action, const Thing& thing, const Acting& victim) {
  std::string path{action.path};
  for (const auto& [name, value] : std::map<std::string, std::string>{{"campaign", thing.campaign},
                                                                      {"unit", thing.unit},
                                                                      {"subject", thing.subject},
                                                                      {"person", thing.person},
                                                                      {"regulation", own_campaign},
                                                                      {"account", victim.account},
                                                                      {"grant", victim.grant}}) {
    const std::string mark = fmt::format("{{{}}}", name);
    if (const std::size_t at = path.find(mark); at != std::string::npos) path.replace(at, mark.size(), value);
  }
  // What is left names something of which there is none.
  for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{'))
    path.replace(at, path.find('}') - at + 1, "khong-co");
  return path;
}

/// Names of things that this test has no example of: such a page may be missing although the gate opened.
bool may_be_missing(const service::Action& action) {
  std::string path{action.path};
  for (const char* known :
       {"{campaign}", "{unit}", "{subject}", "{person}", "{regulation}", "{account}", "{grant}"})
    if (const std::size_t at = path.find(known); at != std::string::npos)
      path.erase(at, std::string{known}.size());
  return path.find('{') != std::string::npos;
}

http::Response ask(RightsOffice& office, const service::Action& action, const std::string& path,
                   const std::string& token, const Acting& acting) {
  http::Request request;
  request.method = action.changes ? http::Method::post : http::Method::get;
  request.path = path;
  request.headers.add("Authorization", "Bearer " + token);
  // What stands in no path but decides whether there is such a thing.
  if (action.name == "choose-role") request.form.add("grant", acting.grant);
  if (action.path.ends_with("/them")) request.query.add("list", "people");
  if (action.path == "/nhap") request.form.add("unit", acting.unit.empty() ? "pyk.khoi" : acting.unit);
  return office.site().answer(request);
}

std::set<int> statuses(Expected expected, const service::Action& action, bool as_json) {
  if (expected == Expected::hidden) return {404};
  if (expected == Expected::not_now) return {409};
  std::set<int> open{200};
  if (!as_json || action.path == "/" || action.path == "/viec") open.insert(303);
  if (action.changes) open.insert(422);
  const bool versioned = std::ranges::any_of(
      action.inputs, [](const service::InputField& input) { return input.name == "version"; });
  if (action.changes && versioned) open.insert(409);  // nothing was sent, so the version is an old one
  if (may_be_missing(action)) open.insert(404);
  if (action.name == "code") open.insert(401);  // nobody waits for a code
  return open;
}

/// Things that differ only in what the path does not name are asked about once.
std::vector<std::pair<std::string, const Thing*>> paths_of(const service::Action& action,
                                                           const Acting& victim) {
  std::vector<std::pair<std::string, const Thing*>> paths;
  std::set<std::string> seen;
  for (const Thing& thing : things()) {
    if (action.object == Object::person && thing.person.empty()) continue;
    std::string path = filled(action, thing, victim);
    if (seen.insert(path).second) paths.emplace_back(std::move(path), &thing);
  }
  return paths;
}

class Rights : public testing::TestWithParam<int> {};

TEST_P(Rights, are_exactly_those_of_the_table_and_no_foreign_name_appears) {
  static RightsOffice office;
  const Acting& acting = office.everybody()[static_cast<std::size_t>(GetParam())];
  for (const service::Action& action : service::actions()) {
    const Acting victim = names(action, "account") ? office.victim() : Acting{};
    for (const auto& [path, thing] : paths_of(action, victim))
      for (const bool as_json : {false, true}) {
        const std::string state =
            thing->campaign == own_campaign ? office.state_of(own_campaign) : std::string{"open"};
        // Whoever the first request was done to is not there for the second.
        if (as_json && action.name == "revoke") continue;
        const Expected wanted = expected(action, acting, *thing, state);
        const std::string whole = (as_json ? "/api/v1" : "") + (as_json && path == "/" ? "" : path);
        const http::Response response = ask(office, action, whole, office.session_of(acting), acting);
        EXPECT_THAT(statuses(wanted, action, as_json), testing::Contains(response.status))
            << action.name << " " << whole << " is answered " << response.status << "\n"
            << response.headers.get("Location");
        if (acting.unit.empty()) continue;  // the administrator of the whole keeps the register
        EXPECT_THAT(response.body, Not(HasSubstr(far_person))) << action.name << " " << whole;
        EXPECT_THAT(response.body, Not(HasSubstr(far_unit))) << action.name << " " << whole;
        // The form of an event offers everybody of the grassroots organization as chair or representative.
        const bool offers_colleagues = action.name == "event-form" || action.name == "record-event";
        if (acting.unit == "pyk.cb1" && !offers_colleagues) {
          EXPECT_THAT(response.body, Not(HasSubstr(near_person))) << action.name << " " << whole;
        }
      }
  }
}

std::string name_of_case(const testing::TestParamInfo<int>& info) {
  constexpr std::array<const char*, 10> names{
      "member",    "group_leader", "cell_deputy",     "cell_secretary",          "residence_committee",
      "committee", "advisory",     "upper_committee", "administrator_of_a_unit", "administrator"};
  return names[static_cast<std::size_t>(info.param)];
}

INSTANTIATE_TEST_SUITE_P(Of, Rights, testing::Range(0, 10), name_of_case);

TEST(WhatIsHidden, looks_exactly_like_what_does_not_exist) {
  RightsOffice office;
  const Acting& secretary = office.everybody()[3];
  const service::Action& person = service::action_named("person");
  const std::string token = office.session_of(secretary);
  const auto hidden = ask(office, person, "/dang-vien/hu.hu09", token, secretary);
  const auto missing = ask(office, person, "/dang-vien/ma.khac1", token, secretary);
  EXPECT_EQ(hidden.status, 404);
  const auto without_names = [](std::string body) {
    for (const char* id : {"hu.hu09", "ma.khac1"})
      for (std::size_t at = body.find(id); at != std::string::npos; at = body.find(id))
        body.erase(at, std::string{id}.size());
    return body;
  };
  EXPECT_EQ(without_names(hidden.body), without_names(missing.body));
}

}  // namespace
}  // namespace kiemdiem::web
