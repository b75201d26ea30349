#include "service/demonstration.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/vietnamese.h"
#include "facts/read_situation.h"
#include "facts/write_situation.h"
#include "service/entries.h"
#include "service/filing.h"
#include "store/accounts.h"
#include "store/log.h"

namespace kiemdiem::service {
namespace {

/// "bdg" for "bu-dang": enough to tell five situations apart.
std::string short_name(std::string_view regulation) {
  std::string name;
  bool begins = true;
  for (const char letter : regulation) {
    if (begins && letter >= 'a' && letter <= 'z') name += letter;
    begins = letter == '-';
  }
  return name;
}

/// The plan's own words of the issuing organization: what the situation says in its head, and the day it
/// stands at.
std::string plan_body(const Node& root, Date day) {
  std::vector<std::pair<Node, Node>> head;
  for (const char* key : {"complete", "layers", "quota_reading", "holidays"})
    if (const Node* said = root.find(key)) head.emplace_back(word_node(key), *said);
  return to_json(Node::map(
      {{word_node("head"), Node::map(std::move(head), {})}, {word_node("day"), word_node(to_iso(day))}}, {}));
}

struct Wanted {
  Role role;
  const Unit* unit;
  std::string person;
  std::string login;
};

/// One log-in for each role that the situation has a place for.
std::vector<Wanted> logins_of(const Units& units, const Unit& top, const Node& people,
                              const std::string& prefix) {
  std::vector<Wanted> wanted;
  const auto has = [&wanted](Role role) {
    return std::ranges::any_of(wanted, [role](const Wanted& one) { return one.role == role; });
  };
  const std::string at = prefix.substr(0, prefix.size() - 1);
  for (const Unit* unit : units.subtree(top))
    if (!has(Role::grassroots_committee) && unit->kind == "grassroots_committee")
      wanted.push_back({Role::grassroots_committee, unit, {}, at + ".danguy"});
  wanted.push_back({Role::advisory, &top, {}, at + ".bantochuc"});
  wanted.push_back({Role::upper_committee, &top, {}, at + ".thuongvu"});
  for (const Node& person : people.items()) {
    const std::string id = person.find("id")->text();
    const Node* cell = person.find("cell");
    const Unit* own = cell == nullptr ? nullptr : units.find(cell->text());
    const Node* posts = person.find("posts");
    bool leads = false;
    if (posts != nullptr) {
      for (const Node& post : posts->items()) {
        const std::string role = post.find("role")->text();
        const Unit* in = units.find(post.find("in")->text());
        leads = true;
        if (in == nullptr || own == nullptr || in->id != own->id) continue;
        if (role == "secretary" && !has(Role::cell_secretary))
          wanted.push_back({Role::cell_secretary, in, id, at + ".bithu"});
        if (role == "deputy_secretary" && !has(Role::cell_deputy))
          wanted.push_back({Role::cell_deputy, in, id, at + ".phobithu"});
      }
    }
    if (!leads && own != nullptr && !has(Role::member))
      wanted.push_back({Role::member, own, id, at + ".dangvien"});
  }
  return wanted;
}

Result<void> add_login(store::Transaction& transaction, const Wanted& wanted, const std::string& hash,
                       const Now& now) {
  store::Account account;
  account.id = new_id(now.at);
  account.login = wanted.login;
  account.password = hash;
  account.person = wanted.person;
  if (!wanted.person.empty()) {
    const auto record = store::find(transaction, {"", "people", wanted.person});
    if (!record) return tl::unexpected{record.error()};
    if (*record) {
      const Node facts = from_json((*record)->text.facts).value_or(Node::null({}));
      if (const Node* name = facts.find("name")) account.name = name->text();
    }
  }
  if (const auto made = store::create(transaction, account); !made) return tl::unexpected{made.error()};
  if (wanted.role == Role::member) return {};
  return store::add_grant(transaction, {new_id(now.at),
                                        account.id,
                                        std::string{name(wanted.role)},
                                        wanted.unit == nullptr ? "" : wanted.unit->id,
                                        "2000-01-01",
                                        {}});
}

Result<void> add_situation(store::Transaction& transaction, Office& office,
                           const regulation::SourceFile& file, const std::string& hash, const Now& now) {
  auto root = parse_yaml(file.text, file.name);
  if (!root) return tl::unexpected{root.error()};
  const std::string id = facts::regulation_named_in(*root);
  const auto regulation = office.regulations().regulation(id, true);
  if (!regulation) return tl::unexpected{regulation.error()};
  const facts::Dictionary& dictionary = (*regulation)->dictionary;
  const auto situation = facts::read_situation(*root, dictionary, file.name);
  if (!situation) return tl::unexpected{situation.error()};
  const std::string body = plan_body(*root, situation->on);
  // A province is large: each form of it goes as soon as the next is there.
  *root = Node::null({});
  // Written again, so that what stands under `unless_stated` stands in every entry.
  auto lists = parse_yaml(facts::to_yaml(*situation), file.name);
  if (!lists) return tl::unexpected{lists.error()};
  const std::string prefix = short_name(id) + ".";
  const Node named = with_prefix(*lists, dictionary, prefix);
  *lists = Node::null({});

  const auto before = Units::load(transaction);
  if (!before) return tl::unexpected{before.error()};
  const auto entries = filed(named, dictionary, id, **before, "/");
  if (!entries) return tl::unexpected{entries.error()};
  const store::Change change{demonstration_account, now.at};
  for (const auto* texts : {&entries->lasting, &entries->of_period})
    if (const auto loaded = store::load(transaction, *texts, change); !loaded)
      return tl::unexpected{loaded.error()};

  const auto units = Units::load(transaction);
  if (!units) return tl::unexpected{units.error()};
  const Unit* top = nullptr;
  for (const Node& entry : named.find("organizations")->items()) {
    const Unit* unit = (*units)->find(entry.find("id")->text());
    if (unit != nullptr && (top == nullptr || unit->path.size() < top->path.size())) top = unit;
  }
  const auto fingerprint = office.regulations().fingerprint(id);
  if (!fingerprint) return tl::unexpected{fingerprint.error()};
  store::Campaign campaign;
  campaign.id = id;
  campaign.kind = "year";
  campaign.year = situation->period.year;
  campaign.first_day = to_iso(situation->period.first);
  campaign.last_day = to_iso(situation->period.last);
  campaign.organization = top->id;
  campaign.title = situation->title;
  campaign.regulation = id;
  campaign.regulation_hash = *fingerprint;
  campaign.state = "open";
  campaign.opened_at = now.at;
  if (const auto made = store::create(transaction, campaign); !made) return tl::unexpected{made.error()};
  const store::Plan plan{id, top->id, body, 0};
  if (const auto saved = store::save(transaction, plan); !saved) return tl::unexpected{saved.error()};
  for (const Wanted& wanted : logins_of(**units, *top, *named.find("people"), prefix))
    if (auto added = add_login(transaction, wanted, hash, now); !added) return added;
  return {};
}

}  // namespace

Result<void> fill_demonstration(Office& office, const std::vector<regulation::SourceFile>& situations,
                                const Now& now) {
  bool filled = false;
  const auto read = office.database().read([&](store::Transaction& transaction) -> Result<void> {
    const auto campaigns = store::all_campaigns(transaction);
    if (!campaigns) return tl::unexpected{campaigns.error()};
    filled = !campaigns->empty();
    return {};
  });
  if (!read || filled) return read;
  const auto hash = office.passwords().hash(demonstration_password);
  if (!hash) return refuse({}, "Không tạo được tài khoản minh họa; máy thiếu bộ nhớ.");
  return office.database().write([&](store::Transaction& transaction) -> Result<void> {
    for (const regulation::SourceFile& file : situations)
      if (auto added = add_situation(transaction, office, file, *hash, now); !added) return added;
    const Wanted administrator{Role::administrator, nullptr, {}, "quantri"};
    if (auto added = add_login(transaction, administrator, *hash, now); !added) return added;
    store::LogEntry entry;
    entry.chain = store::system_chain;
    entry.at = now.at;
    entry.action = "demonstration";
    const auto logged = store::append(transaction, entry);
    if (!logged) return tl::unexpected{logged.error()};
    return {};
  });
}

Result<std::vector<DemonstrationLogin>> demonstration_logins(Call& call) {
  const auto campaigns = store::all_campaigns(call.data);
  if (!campaigns) return tl::unexpected{campaigns.error()};
  const auto accounts = store::all_accounts(call.data);
  if (!accounts) return tl::unexpected{accounts.error()};
  const auto units = call.units();
  if (!units) return tl::unexpected{units.error()};
  std::vector<DemonstrationLogin> logins;
  for (const store::Account& account : *accounts) {
    const auto grants = grants_of(call.data, account.id);
    if (!grants) return tl::unexpected{grants.error()};
    DemonstrationLogin login{{}, grants->empty() ? "member" : grants->front().role, {}, account.login};
    std::string unit = grants->empty() ? "" : grants->front().organization;
    if (unit.empty() && !account.person.empty()) {
      const auto record = store::find(call.data, {"", "people", account.person});
      if (record && *record)
        if (const auto facts = from_json((*record)->text.facts))
          if (const Node* cell = facts->find("cell")) unit = cell->text();
    }
    const Unit* at = (*units)->find(unit);
    if (at != nullptr) {
      login.unit = at->name;
      for (const store::Campaign& campaign : *campaigns)
        if (const Unit* issuer = (*units)->find(campaign.organization);
            issuer && at->path.starts_with(issuer->path))
          login.campaign = campaign.title;
    }
    logins.push_back(std::move(login));
  }
  std::ranges::stable_sort(logins, {}, [](const DemonstrationLogin& one) { return one.campaign; });
  return logins;
}

}  // namespace kiemdiem::service
