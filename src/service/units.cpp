#include "service/units.h"

#include <algorithm>

#include "base/tree.h"
#include "base/vietnamese.h"
#include "service/entries.h"
#include "store/records.h"

namespace kiemdiem::service {
namespace {

Unit unit_of(const store::Record& record) {
  const Node facts = from_json(record.text.facts).value_or(Node::null({}));
  Unit unit;
  unit.id = record.text.key.id;
  unit.name = text_of(facts, "name");
  if (unit.name.empty()) unit.name = unit.id;
  unit.kind = text_of(facts, "kind");
  unit.parent = text_of(facts, "parent");
  // An agency stands with the party organization of its members.
  if (unit.parent.empty()) unit.parent = text_of(facts, "party_organization");
  unit.path = record.text.unit_path;
  unit.version = record.version;
  if (record.text.key.list == former_organizations) unit.ended = parse_date(text_of(facts, "until"));
  return unit;
}

}  // namespace

std::string unit_path(std::string_view parent_path, std::string_view id) {
  std::string path{parent_path.empty() ? "/" : parent_path};
  for (const char letter : id) {
    if (letter == '/')
      path += "%2F";
    else if (letter == '%')
      path += "%25";
    else
      path += letter;
  }
  return path + "/";
}

Result<std::shared_ptr<const Units>> Units::load(store::Transaction& transaction) {
  const auto records = store::find_all(transaction, "", "organizations", "/");
  if (!records) return tl::unexpected{records.error()};
  const auto former = store::find_all(transaction, "", former_organizations, "/");
  if (!former) return tl::unexpected{former.error()};
  auto units = std::make_shared<Units>();
  for (const auto* list : {&*records, &*former})
    for (const store::Record& record : *list) {
      units->by_id_.emplace(record.text.key.id, units->units_.size());
      units->by_path_.emplace(record.text.unit_path, units->units_.size());
      units->units_.push_back(unit_of(record));
    }
  for (std::size_t at = 0; at < units->units_.size(); ++at) {
    if (units->units_[at].ended) continue;
    const auto parent = units->by_id_.find(units->units_[at].parent);
    if (parent == units->by_id_.end())
      units->roots_.push_back(at);
    else
      units->units_[parent->second].children.push_back(at);
  }
  std::vector<std::string> keys;
  keys.reserve(units->units_.size());
  for (const Unit& unit : units->units_) keys.push_back(search_key(unit.name));
  const auto by_name = [&keys](std::size_t left, std::size_t right) { return keys[left] < keys[right]; };
  std::ranges::sort(units->roots_, by_name);
  for (Unit& unit : units->units_) std::ranges::sort(unit.children, by_name);
  return units;
}

const Unit* Units::find(std::string_view id) const {
  const auto found = by_id_.find(std::string{id});
  return found == by_id_.end() ? nullptr : &units_[found->second];
}

const Unit* Units::at_path(std::string_view path) const {
  const auto found = by_path_.find(std::string{path});
  return found == by_path_.end() ? nullptr : &units_[found->second];
}

std::vector<const Unit*> Units::way_to(const Unit& unit) const {
  std::vector<const Unit*> way;
  for (const Unit* at = &unit; at != nullptr && way.size() <= units_.size(); at = find(at->parent))
    way.push_back(at);
  std::ranges::reverse(way);
  return way;
}

std::vector<const Unit*> Units::subtree(const Unit& unit) const {
  std::vector<const Unit*> units{&unit};
  for (std::size_t at = 0; at < units.size(); ++at)
    for (const std::size_t child : units[at]->children) units.push_back(&units_[child]);
  return units;
}

const Unit& Units::grassroots_of(const Unit& unit) const {
  const Unit* found = nullptr;
  for (const Unit* at : way_to(unit))
    if (at->kind.starts_with("grassroots")) found = at;
  return found == nullptr ? unit : *found;
}

}  // namespace kiemdiem::service
