#include "service/import_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/vietnamese.h"
#include "facts/read_situation.h"
#include "service/imports.h"
#include "service/office.h"
#include "spreadsheet/situation_reader.h"
#include "spreadsheet/situation_writer.h"
#include "spreadsheet/workbook_reader.h"

namespace kiemdiem::service {
namespace {

using facts::Fact;
using facts::FactType;
using facts::ListShape;
using Pairs = std::vector<std::pair<Node, Node>>;

bool is_default(const Node& value, const Fact& fact) {
  if (!fact.has_default || !fact.default_unless.fact.empty()) return false;
  if (fact.type == FactType::list) return value.is_list() && value.items().empty();
  if (value.is_null()) return fact.default_word.empty() && fact.default_fact.empty();
  return value.is_scalar() && fact.default_fact.empty() && value.text() == fact.default_word;
}

void add_canonical(const Node& entry, const ListShape& shape, const facts::Dictionary& dictionary,
                   const std::string& prefix, std::string& text) {
  for (const Fact& fact : shape.facts) {
    if (!fact.is_directly_in(prefix)) continue;
    const Node* value = entry.find(fact.path.substr(prefix.size()));
    if (value == nullptr || is_default(*value, fact)) continue;
    text += "\n" + fact.path + "=";
    if (value->is_map()) add_canonical(*value, shape, dictionary, fact.path + ".", text);
    const ListShape* inner = fact.type == FactType::list ? dictionary.list(fact.list) : nullptr;
    for (const Node& item : value->items()) {
      text += "[";
      if (inner != nullptr)
        add_canonical(item, *inner, dictionary, "", text);
      else
        text += item.text();
      text += "]";
    }
    text += value->text();
  }
}

/// Organizations of the own tree by their folded name, below the unit first; two of a name: neither.
class UnitNames {
 public:
  UnitNames(const Units& units, const Unit& unit) {
    for (const Unit* one : units.subtree(unit)) {
      const auto [found, fresh] = ids_.emplace(search_key(one->name), one->id);
      if (!fresh) found->second.clear();
    }
  }
  std::string id_of(const std::string& name) const {
    const auto found = ids_.find(search_key(name));
    return found == ids_.end() ? std::string{} : found->second;
  }

 private:
  std::map<std::string, std::string> ids_;
};

std::set<std::string> ids_in(const Node& lists) {
  std::set<std::string> ids;
  for (const auto& [name, list] : lists.entries())
    for (const Node& entry : list.items())
      if (const std::string id = text_of(entry, "id"); !id.empty()) ids.insert(id);
  return ids;
}

/// A list of people alone names its cells by their names in the register.
Node with_unit_codes(const Node& people, const std::set<std::string>& own, const Units& units,
                     const UnitNames& names) {
  std::vector<Node> items;
  items.reserve(people.items().size());
  for (const Node& person : people.items()) {
    Node entry = person;
    for (const char* key : {"cell", "group", "temporary_at"}) {
      const Node* value = person.find(key);
      if (value == nullptr || !value->is_scalar() || own.contains(value->text()) ||
          units.find(value->text()) != nullptr)
        continue;
      if (const std::string id = names.id_of(value->text()); !id.empty())
        entry = with_value(entry, key, Node::scalar(id, true, value->place()));
    }
    items.push_back(std::move(entry));
  }
  return Node::list(std::move(items), people.place());
}

/// The lists that the dictionary knows.
Node lists_in(const Node& root, const facts::Dictionary& dictionary, const Units& units, const Unit& unit) {
  Pairs lists;
  const std::set<std::string> own = ids_in(root);
  for (const auto& [key, value] : root.entries())
    if (key.text() == "people")
      lists.emplace_back(key, with_unit_codes(value, own, units, UnitNames{units, unit}));
    else if (dictionary.list(key.text()) != nullptr)
      lists.emplace_back(key, value);
  return Node::map(std::move(lists), {});
}

/// The lists with a head of ours, and with what they name in the register.
Node to_be_read(const Node& lists, const facts::Dictionary& dictionary, const Known& known) {
  std::map<std::string, std::vector<Node>> beside;
  std::set<std::pair<std::string, std::string>> named;
  const std::set<std::string> own = ids_in(lists);
  for (const auto& [name, list] : lists.entries())
    if (const ListShape* shape = dictionary.list(name.text()))
      for (const Node& entry : list.items())
        for (const auto& [in, id] : named_in(entry, *shape, dictionary, known))
          if (!own.contains(id) && named.emplace(in, id).second)
            beside[in].push_back(smallest_entry(*dictionary.list(in), id, dictionary));
  beside["organizations"].push_back(smallest_entry(*dictionary.list("organizations"), "-any-", dictionary));
  Pairs pairs{
      {word_node("situation"), text_node("-")},
      {word_node("period"),
       Node::map({{word_node("kind"), word_node("year")}, {word_node("year"), word_node("2025")}}, {})},
      {word_node("on"), word_node("2025-12-31")}};
  for (const ListShape& shape : dictionary.lists()) {
    if (!shape.parent.empty()) continue;
    const Node* list = lists.find(shape.name);
    std::vector<Node> entries = list == nullptr ? std::vector<Node>{} : list->items();
    const auto more = beside.find(shape.name);
    if (more != beside.end()) entries.insert(entries.end(), more->second.begin(), more->second.end());
    if (list != nullptr || !entries.empty())
      pairs.emplace_back(word_node(shape.name), Node::list(std::move(entries), {}));
  }
  return Node::map(std::move(pairs), {});
}

}  // namespace

std::string canonical(const Node& entry, const ListShape& shape, const facts::Dictionary& dictionary) {
  std::string text;
  add_canonical(entry, shape, dictionary, "", text);
  return text;
}

Node laid_over(const Node& stored, const Node& given, const ListShape& shape) {
  std::map<std::string_view, const std::pair<Node, Node>*> laid;
  for (const auto& entry : stored.entries()) laid.emplace(entry.first.text(), &entry);
  std::vector<std::string_view> others;  // what this part of the dictionary does not know stays last
  for (const Node* layer : {&stored, &given})
    for (const auto& [key, value] : layer->entries())
      if (!shape.find(key.text()) && std::ranges::find(others, key.text()) == others.end())
        others.push_back(key.text());
  for (const auto& entry : given.entries()) {
    const auto index = shape.find(entry.first.text());
    const bool list = index && shape.facts[static_cast<std::size_t>(*index)].type == FactType::list;
    // A workbook without lines of an inner list does not say that there are none.
    if (list && entry.second.items().empty() && stored.find(entry.first.text()) != nullptr) continue;
    laid.insert_or_assign(entry.first.text(), &entry);
  }
  Pairs pairs;
  pairs.reserve(laid.size());
  const auto take = [&](std::string_view key) {
    if (const auto found = laid.find(key); found != laid.end()) pairs.push_back(*found->second);
  };
  for (const Fact& fact : shape.facts)
    if (fact.is_directly_in("")) take(fact.path);
  for (const std::string_view other : others) take(other);
  return Node::map(std::move(pairs), stored.place());
}

Result<ReadFile> read_file(Call& call, const File& file, const Unit& unit,
                           const facts::Dictionary& dictionary) {
  const auto workbook = spreadsheet::read_workbook(file.bytes, file.name);
  if (!workbook) return tl::unexpected{workbook.error()};
  const auto units = call.units();
  if (!units) return tl::unexpected{units.error()};
  spreadsheet::SituationTree tree = spreadsheet::read_situation_tree(*workbook, dictionary);
  ReadFile read;
  read.problems = std::move(tree.problems);
  read.notices = std::move(tree.notices);
  read.lists = lists_in(tree.root, dictionary, **units, unit);
  const auto situation = facts::read_situation(to_be_read(read.lists, dictionary, known_to(call, **units)),
                                               dictionary, file.name);
  if (!situation)
    read.problems.insert(read.problems.end(), situation.error().begin(), situation.error().end());
  const bool nothing =
      std::ranges::all_of(read.lists.entries(), [](const auto& list) { return list.second.items().empty(); });
  if (nothing && read.problems.empty())
    read.problems.push_back(
        {{file.name, 0, 0, {}, {}}, "Không thấy danh sách nào trong tệp; hãy điền vào tệp mẫu rồi gửi lại."});
  return read;
}

Outcome<std::string> export_workbook(Call& call, const Unit& unit) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  auto campaign = open_campaign_of(call, unit);
  if (!campaign) return tl::unexpected{campaign.error()};
  const bool of_campaign = campaign->has_value();
  store::Campaign wanted = of_campaign ? **campaign : store::Campaign{};
  if (!of_campaign) {
    wanted.kind = "year";
    wanted.year = parts(call.today).year;
    wanted.title = unit.name;
    wanted.regulation = call.office.regulations().ids().back();
  }
  auto tree = call.office.situations().tree(call.data, wanted, **units, unit, call.today);
  if (!tree) return refused(tree.error());
  if (!of_campaign) tree = with_value(*tree, "regulation", std::nullopt);
  const auto regulation = call.office.regulations().regulation(wanted.regulation, true);
  if (!regulation) return refused(regulation.error());
  const auto situation = facts::read_situation(*tree, (*regulation)->dictionary, unit.name);
  if (!situation) return refused(situation.error());
  auto bytes = spreadsheet::write_situation(*situation);
  if (!bytes) return refused(bytes.error());
  return std::move(*bytes);
}

}  // namespace kiemdiem::service
