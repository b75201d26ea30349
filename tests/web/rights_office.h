#pragma once

#include <gtest/gtest.h>

#include "base/tree.h"
#include "service/demonstration.h"
#include "store/accounts.h"
#include "store/sessions.h"
#include "web/site.h"

namespace kiemdiem::web {

/// Names that nobody outside of their units may read.
inline constexpr const char* far_person = "Chim Hoàng Yến Lạ";  ///< in another district
inline constexpr const char* far_unit = "Chi bộ Kim Tước Xa";   ///< in another district
inline constexpr const char* near_person =
    "Sáo Sậu Kề Bên Cạnh";  ///< in the next cell of the same grassroots organization

/// Somebody who acts in one role at one place of the first demonstration campaign.
struct Acting {
  service::Role role;
  std::string unit;  ///< empty: the whole installation
  std::string person;
  std::string account;
  std::string grant;
};

/// A site over the demonstration campaigns with an account for every role, and one that things are done to.
/// Its clock stands at 20 December 2022, 09:00 in Viet Nam.
class RightsOffice {
 public:
  static constexpr std::int64_t now = 1'671'501'600'000;

  RightsOffice() {
    auto installation = Installation::open(KIEMDIEM_SOURCE_DIR).value();
    const auto situations = installation.demonstrations().value();
    office_ = service::Office::open(store::Database::open("sqlite::memory:").value(), std::move(installation),
                                    {false, 2, service::SecondStep::offered})
                  .value();
    EXPECT_TRUE(service::fill_demonstration(*office_, situations, service::now_at(now)));
    site_ = std::make_unique<Site>(*office_, SiteOptions{"Kiểm điểm", [] { return now; }});
    write([this](store::Transaction& data) { fill(data); });
  }

  Site& site() { return *site_; }
  service::Office& office() { return *office_; }
  const std::vector<Acting>& everybody() const { return everybody_; }

  /// A new session, as if somebody had just signed in.
  std::string session_of(const Acting& acting) {
    const std::string token = service::new_token();
    const auto given = acting.grant.empty() ? std::nullopt : std::optional{acting.grant};
    write([&](store::Transaction& data) {
      EXPECT_TRUE(store::create(data, {service::token_hash(token), acting.account, given, now, now, now,
                                       service::new_token(), "máy thử"}));
    });
    return token;
  }

  /// An account with a role that nothing was done to yet.
  Acting victim() {
    Acting victim{service::Role::cell_deputy, "pyk.cb1", {}, {}, {}};
    write([&](store::Transaction& data) { add(data, victim); });
    return victim;
  }

  std::string state_of(const std::string& campaign) {
    std::string state;
    const auto read = office_->database().read([&](store::Transaction& data) -> Result<void> {
      state = store::find_campaign(data, campaign).value()->state;
      return {};
    });
    EXPECT_TRUE(read);
    return state;
  }

 private:
  template <class Work>
  void write(const Work& work) {
    const auto written = office_->database().write([&](store::Transaction& data) -> Result<void> {
      work(data);
      return {};
    });
    EXPECT_TRUE(written);
  }

  void add(store::Transaction& data, Acting& acting) {
    acting.account = service::new_id(now);
    store::Account account;
    account.id = acting.account;
    account.login = "thu." + std::to_string(++made_);
    account.password = "x";
    account.person = acting.person;
    account.name = "Người thử";
    EXPECT_TRUE(store::create(data, account).value());
    if (acting.role == service::Role::member) return;
    acting.grant = service::new_id(now);
    EXPECT_TRUE(store::add_grant(
        data, {acting.grant, acting.account, std::string{name(acting.role)}, acting.unit, "2022-01-01", {}}));
  }

  static void rename(store::Transaction& data, const std::string& list, const std::string& id,
                     const std::string& name) {
    const auto record = store::find(data, {"", list, id}).value();
    ASSERT_TRUE(record) << id;
    std::vector<std::pair<Node, Node>> entries;
    const Node facts = from_json(record->text.facts).value();
    for (const auto& [key, value] : facts.entries())
      entries.emplace_back(key, key.text() == "name" ? Node::scalar(name, true, {}) : value);
    store::RecordText text = record->text;
    text.facts = to_json(Node::map(std::move(entries), {}));
    EXPECT_TRUE(store::save(data, text, record->version, {"thu", now}));
  }

  void fill(store::Transaction& data) {
    rename(data, "people", "hu.hu09", far_person);
    rename(data, "organizations", "hu.cbxa", far_unit);
    rename(data, "people", "pyk.dv16", near_person);
    using service::Role;
    everybody_ = {{Role::member, "pyk.cb1", "pyk.dv04", {}, {}},
                  {Role::group_leader, "pyk.cb1", {}, {}, {}},
                  {Role::cell_deputy, "pyk.cb1", {}, {}, {}},
                  {Role::cell_secretary, "pyk.cb1", {}, {}, {}},
                  {Role::residence_committee, "pyk.cb1", {}, {}, {}},
                  {Role::grassroots_committee, "pyk.tt", {}, {}, {}},
                  {Role::advisory, "pyk.khoi", {}, {}, {}},
                  {Role::upper_committee, "pyk.khoi", {}, {}, {}},
                  {Role::administrator, "pyk.tt", {}, {}, {}},
                  {Role::administrator, "", {}, {}, {}}};
    for (Acting& acting : everybody_) add(data, acting);
  }

  std::unique_ptr<service::Office> office_;
  std::unique_ptr<Site> site_;
  std::vector<Acting> everybody_;
  int made_ = 0;
};

}  // namespace kiemdiem::web
