#include "service/gate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <fstream>
#include <set>
#include <sstream>

#include "demonstration_office.h"

namespace kiemdiem::service {
namespace {

Actor acting_as(Role role, const std::string& path = "/tinh/dbcs/cb1/") {
  Actor actor;
  actor.account = "a";
  actor.person = "an";
  actor.acting = {"g", role, "cb1", "Chi bộ 1", path};
  actor.fresh_at = morning;
  return actor;
}

Target standing_at(const std::string& path, const std::string& person = {}) {
  Target target;
  target.unit_path = path;
  target.person = person;
  return target;
}

TEST(Relation_, is_read_off_the_paths) {
  const Actor actor = acting_as(Role::grassroots_committee, "/tinh/dbcs/");
  EXPECT_EQ(relation_of(actor, standing_at("/tinh/dbcs/"), Object::unit), Relation::unit);
  EXPECT_EQ(relation_of(actor, standing_at("/tinh/dbcs/cb1/"), Object::unit), Relation::below);
  EXPECT_EQ(relation_of(actor, standing_at("/tinh/"), Object::unit), Relation::above);
  EXPECT_EQ(relation_of(actor, standing_at("/tinh/dbcs2/"), Object::unit), Relation::other);
  EXPECT_EQ(relation_of(actor, standing_at("/tinh/dbcs2/cb/", "an"), Object::person), Relation::own);
  Target moved = standing_at("/tinh/dbcs2/cb/", "binh");
  moved.linked_paths = {"/tinh/dbcs/cb1/"};
  EXPECT_EQ(relation_of(actor, moved, Object::person), Relation::linked);
  EXPECT_EQ(relation_of(acting_as(Role::administrator, ""), standing_at("/"), Object::unit), Relation::other)
      << "who acts nowhere is related to nothing";
}

TEST(TheGate, opens_exactly_where_the_table_says) {
  for (const Action& action : actions())
    for (int role = 0; role < role_count; ++role)
      for (int relation = 0; relation < relation_count; ++relation)
        for (int phase = 0; phase < phase_count; ++phase) {
          const auto refused = barred(action, acting_as(static_cast<Role>(role)),
                                      static_cast<Relation>(relation), static_cast<Phase>(phase), morning);
          const bool open =
              action.entry == Entry::anyone || (action.roles.has(static_cast<Role>(role)) &&
                                                action.relations.has(static_cast<Relation>(relation)) &&
                                                action.phases.has(static_cast<Phase>(phase)));
          EXPECT_EQ(!refused, open) << action.name;
        }
}

/// The lowest value of a set.
template <class T>
T first_of(SetOf<T> values) {
  return static_cast<T>(std::countr_zero(values.bits));
}

TEST(TheGate, asks_for_the_password_again_where_the_table_says) {
  std::set<std::string_view> fresh;
  for (const Action& action : actions()) {
    if (!action.fresh) continue;
    fresh.insert(action.name);
    Actor actor = acting_as(first_of(action.roles));
    const auto asked = [&] {
      return barred(action, actor, first_of(action.relations), first_of(action.phases), morning);
    };
    actor.fresh_at = morning - 10LL * 60 * 1000;
    EXPECT_EQ(asked(), std::nullopt) << action.name;
    actor.fresh_at -= 1;
    EXPECT_EQ(asked(), Refused::stale) << action.name;
  }
  for (const char* bulk : {"export", "import-confirm", "open-campaign", "close-campaign", "recovery-codes"})
    EXPECT_TRUE(fresh.contains(bulk)) << bulk;
}

TEST(TheTable, names_each_action_and_path_once) {
  std::set<std::string> names;
  std::set<std::pair<bool, std::string>> paths;
  for (const Action& action : actions()) {
    EXPECT_TRUE(names.emplace(action.name).second) << action.name;
    EXPECT_TRUE(paths.emplace(action.changes, action.path).second) << action.path;
    EXPECT_FALSE(action.roles.empty()) << action.name;
    EXPECT_FALSE(action.relations.empty()) << action.name;
    EXPECT_FALSE(action.phases.empty()) << action.name;
    const bool of_campaign = action.path.find("{campaign}") != std::string_view::npos;
    EXPECT_EQ(of_campaign, !action.phases.has(Phase::none)) << action.name;
    EXPECT_EQ(action.relations.has(Relation::none), action.object == Object::none) << action.name;
  }
}

TEST(TheTable, gives_an_administrator_no_business_of_the_party) {
  for (const Action& action : actions()) {
    const bool of_campaign = action.path.find("{campaign}") != std::string_view::npos;
    EXPECT_FALSE(of_campaign && action.roles.has(Role::administrator)) << action.name;
  }
}

/// Everybody sees the same thing of what is not there and of what is none of their business.
TEST(AForeignUnit, looks_like_one_that_does_not_exist) {
  const std::string token = signed_in("pyk.bithu");
  const auto board = [&](const std::string& campaign, const std::string& unit) {
    return outcome_of(asking("rating-board", token, {{"campaign", campaign}, {"unit", unit}}));
  };
  EXPECT_EQ(board("phu-yen-khoi-2022", "pyk.cb1"), std::nullopt);
  EXPECT_EQ(board("phu-yen-khoi-2022", "pyk.cb2"), Refused::hidden);
  EXPECT_EQ(board("phu-yen-khoi-2022", "khong-co"), Refused::hidden);
  EXPECT_EQ(board("bu-dang-2020", "pyk.cb1"), Refused::hidden);
  EXPECT_EQ(board("khong-co", "pyk.cb1"), Refused::hidden);
}

TEST(AMember, sees_the_own_work_and_no_board) {
  const std::string token = signed_in("pyk.dangvien");
  EXPECT_EQ(outcome_of(asking("work-list", token, {{"campaign", "phu-yen-khoi-2022"}})), std::nullopt);
  EXPECT_EQ(
      outcome_of(asking("rating-board", token, {{"campaign", "phu-yen-khoi-2022"}, {"unit", "pyk.cb1"}})),
      Refused::hidden);
}

TEST(Nobody, gets_in_without_signing_in) {
  for (const Action& action : actions()) {
    if (action.entry == Entry::anyone) continue;
    Asked asked = asking(action.name, {},
                         {{"campaign", "phu-yen-khoi-2022"},
                          {"unit", "pyk.cb1"},
                          {"subject", "member:pyk.dv01"},
                          {"person", "pyk.dv01"}});
    EXPECT_EQ(outcome_of(asked), Refused::unknown_person) << action.name;
    asked.token = "0123456789abcdef";
    EXPECT_EQ(outcome_of(asked), Refused::unknown_person) << action.name;
  }
}

}  // namespace
}  // namespace kiemdiem::service
