#include "service/registers.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/vietnamese.h"
#include "service/demonstration.h"
#include "service/filing.h"
#include "service/office.h"
#include "service/plan_facts.h"
#include "service/secrecy.h"
#include "store/accounts.h"
#include "store/exchange.h"

namespace kiemdiem::service {
namespace {

std::string object_name(const store::RecordKey& key) {
  if (key.list == "people") return "member:" + key.id;
  if (key.list == "organizations" || key.list == "collectives")
    return key.list.substr(0, key.list.size() - 1) + ":" + key.id;
  return key.list + ":" + key.id;
}

tl::unexpected<Refusal> conflict(Call& call, const store::RecordKey& key, std::optional<store::Record> stored,
                                 const std::string& mine, std::int64_t seen) {
  auto refusal =
      refused(Refused::conflict, "Người khác vừa lưu mục này; hãy chọn nội dung đúng rồi lưu lại.");
  if (stored) stored->changed_by = account_name(call, stored->changed_by);
  Conflict both{key, std::move(stored), mine, {}, {}};
  if (call.campaign && key.campaign == call.campaign->id)
    if (auto known = dictionary_of(call.data, call.office.regulations(), *call.campaign))
      both.dictionary = std::move(*known);
  if (const auto before = store::find_version(call.data, key, seen); before && *before)
    both.before = (*before)->text.facts;
  refusal.value().conflict = std::move(both);
  return refusal;
}

}  // namespace

std::string root_of(std::string_view unit_path) {
  const std::size_t end = unit_path.size() < 2 ? std::string_view::npos : unit_path.find('/', 1);
  return std::string{end == std::string_view::npos ? "/" : unit_path.substr(0, end + 1)};
}

Known known_to(Call& call, const Units& units) {
  return [&call, &units, root = root_of(call.actor.acting.unit_path)](const std::string& list,
                                                                      const std::string& id) {
    if (list == "organizations") {
      const Unit* unit = units.find(id);
      return unit != nullptr && unit->path.starts_with(root);
    }
    const auto record = store::find(call.data, {"", list, id});
    return record && *record && (*record)->text.unit_path.starts_with(root);
  };
}

Outcome<std::optional<store::Record>> stored_entry(Call& call, const store::RecordKey& key) {
  auto record = store::find(call.data, key);
  if (!record) return refused(record.error());
  return std::move(*record);
}

Node facts_of(const std::optional<store::Record>& record) {
  if (!record) return Node::map({}, {});
  return from_json(record->text.facts).value_or(Node::map({}, {}));
}

std::string account_name(Call& call, const std::string& account) {
  const auto found = store::find_account(call.data, account);
  if (account == demonstration_account) return "Dữ liệu minh họa";
  if (!found || !*found) {
    const auto elsewhere = store::known_name(call.data, account);
    return elsewhere && *elsewhere ? **elsewhere : account;
  }
  return (*found)->name.empty() ? (*found)->login : (*found)->name;
}

std::int64_t version_in(const Inputs& inputs) {
  const std::string& text = inputs.get("version");
  std::int64_t version = -1;
  std::from_chars(text.data(), text.data() + text.size(), version);
  return version;
}

Outcome<void> keep(Call& call, const store::RecordText& text, std::int64_t seen) {
  const auto allowed = without_secrets(call, text);
  if (!allowed) return tl::unexpected{allowed.error()};
  auto saved = store::save(call.data, *allowed, seen, {call.actor.account, call.now.at});
  if (!saved) return refused(saved.error());
  if (saved->conflict()) return conflict(call, text.key, std::move(saved->stored), allowed->facts, seen);
  call.notes.push_back(
      {object_name(text.key), allowed->unit_path, saved->before_digest, saved->after_digest});
  return {};
}

Outcome<void> drop(Call& call, const store::RecordKey& key, std::int64_t seen) {
  auto saved = store::erase(call.data, key, seen, {call.actor.account, call.now.at});
  if (!saved) return refused(saved.error());
  if (saved->conflict()) return conflict(call, key, std::move(saved->stored), "{}", seen);
  call.notes.push_back({object_name(key), call.target.unit_path, saved->before_digest, {}});
  return {};
}

std::optional<std::string> path_of(const Node& entry, const std::string& list, const Units& units) {
  std::string above = text_of(entry, list == "people" ? "cell" : list == "collectives" ? "of" : "parent");
  if (list == "organizations" && above.empty()) above = text_of(entry, "party_organization");
  if (list == "organizations" && above.empty()) return unit_path("/", text_of(entry, "id"));
  const Unit* unit = units.find(above);
  if (unit == nullptr || unit->ended) return std::nullopt;
  return list == "organizations" ? unit_path(unit->path, text_of(entry, "id")) : unit->path;
}

Outcome<void> move_below(Call& call, const std::string& from, const std::string& to) {
  const auto campaigns = store::all_campaigns(call.data);
  if (!campaigns) return refused(campaigns.error());
  std::vector<std::string> layers{""};
  for (const store::Campaign& campaign : *campaigns) layers.push_back(campaign.id);
  for (const std::string& layer : layers) {
    const auto records = store::find_unit(call.data, layer, from);
    if (!records) return refused(records.error());
    std::vector<store::RecordText> moved;
    for (const store::Record& record : *records) {
      moved.push_back(record.text);
      moved.back().unit_path = to + record.text.unit_path.substr(from.size());
    }
    const auto loaded = store::load(call.data, moved, {call.actor.account, call.now.at});
    if (!loaded) return refused(loaded.error());
  }
  return {};
}

Outcome<void> keep_entry(Call& call, const std::string& list, const Node& entry, std::int64_t seen) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const std::string id = text_of(entry, "id");
  const auto path = path_of(entry, list, **units);
  if (!path) return refused(Refused::invalid, "Không rõ mục này thuộc tổ chức nào.");
  const Unit* before = list == "organizations" ? (*units)->find(id) : nullptr;
  if (auto kept = keep(call, filed_entry("", list, id, *path, entry, entry), seen); !kept) return kept;
  if (before == nullptr || before->path == *path) return {};
  return move_below(call, before->path, *path);
}

Outcome<std::vector<store::Record>> namesakes(Call& call, const std::string& name, const std::string& id) {
  const std::string key = search_key(name);
  if (key.empty()) return std::vector<store::Record>{};
  auto found = store::search(call.data, {"", "people", root_of(call.actor.acting.unit_path), key, 50});
  if (!found) return refused(found.error());
  std::erase_if(*found, [&](const store::Record& record) {
    return record.text.key.id == id || search_key(text_of(facts_of(record), "name")) != key;
  });
  return std::move(*found);
}

Outcome<std::vector<EntryVersion>> versions_of(Call& call, const store::RecordKey& key,
                                               const facts::Dictionary& dictionary) {
  const auto records = store::history(call.data, key);
  if (!records) return refused(records.error());
  const facts::ListShape* shape = dictionary.list(key.list);
  std::vector<EntryVersion> versions;
  for (std::size_t at = 0; shape != nullptr && at < records->size(); ++at) {
    const store::Record& record = (*records)[at];
    EntryVersion version{record.changed_at, account_name(call, record.changed_by), {}, {}};
    const Node now = facts_of(record);
    const bool first = at + 1 == records->size() || (*records)[at + 1].deleted;
    const Node before = first ? Node::map({}, {}) : facts_of((*records)[at + 1]);
    for (const facts::Fact& fact : shape->facts) {
      if (fact.path.find('.') != std::string::npos) continue;
      const Node* one = before.find(fact.path);
      const Node* other = now.find(fact.path);
      const bool same = one == nullptr || other == nullptr ? one == other : to_json(*one) == to_json(*other);
      if (same) continue;
      version.paths.push_back(fact.path);
      version.what += (version.what.empty() ? "Sửa: " : "; ") + fact.label.vi;
    }
    if (first) version.what = "Ghi lần đầu";
    if (record.deleted) version.what = "Xóa";
    if (version.what.empty() && !first && record.text.unit_path != (*records)[at + 1].text.unit_path)
      version.what = "Tổ chức cấp trên đổi chỗ";
    versions.push_back(std::move(version));
  }
  return versions;
}

}  // namespace kiemdiem::service
