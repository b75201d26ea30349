#include "facts/lasting.h"

#include <algorithm>

namespace kiemdiem::facts {
namespace {

using Entries = std::vector<std::pair<Node, Node>>;

const Fact* fact_of(const ListShape& shape, const Node& key) {
  const auto index = shape.find(key.text());
  return index ? &shape.facts[static_cast<std::size_t>(*index)] : nullptr;
}

/// A list that lasts and whose entries also say something of the period.
const ListShape* mixed_list(const Fact* fact, const Dictionary& dictionary) {
  return fact != nullptr && fact->lasting && fact->type == FactType::list ? dictionary.list(fact->list)
                                                                          : nullptr;
}

bool is_key(const Fact* fact) {
  return fact != nullptr && fact->required;
}

bool same_key(const Node& one, const Node& other, const ListShape& shape) {
  return std::ranges::all_of(shape.facts, [&](const Fact& fact) {
    if (!fact.required) return true;
    const Node* left = one.find(fact.path);
    const Node* right = other.find(fact.path);
    return left != nullptr && right != nullptr && left->text() == right->text();
  });
}

/// Inner entries keep their keys in both parts; of the period only where they say more than their keys.
EntryParts split_inner(const Node& entry, const ListShape& shape, const Dictionary& dictionary) {
  EntryParts parts = split(entry, shape, dictionary);
  if (parts.of_period.entries().empty()) return parts;
  Entries with_key;
  for (const auto& [key, value] : entry.entries())
    if (is_key(fact_of(shape, key))) with_key.emplace_back(key, value);
  with_key.insert(with_key.end(), parts.of_period.entries().begin(), parts.of_period.entries().end());
  parts.of_period = Node::map(std::move(with_key), entry.place());
  return parts;
}

Node overlaid_lists(const Node& lasting, const Node& of_period, const ListShape& shape,
                    const Dictionary& dictionary) {
  std::vector<Node> items;
  std::vector<bool> used(of_period.items().size(), false);
  for (const Node& entry : lasting.items()) {
    Node joined = entry;
    for (std::size_t at = 0; at < used.size(); ++at) {
      if (used[at] || !same_key(entry, of_period.items()[at], shape)) continue;
      used[at] = true;
      joined = overlaid(entry, of_period.items()[at], shape, dictionary);
      break;
    }
    items.push_back(std::move(joined));
  }
  for (std::size_t at = 0; at < used.size(); ++at)
    if (!used[at]) items.push_back(of_period.items()[at]);
  return Node::list(std::move(items), lasting.place());
}

}  // namespace

EntryParts split(const Node& entry, const ListShape& shape, const Dictionary& dictionary) {
  Entries lasting;
  Entries of_period;
  lasting.reserve(entry.entries().size());
  for (const auto& [key, value] : entry.entries()) {
    const Fact* fact = fact_of(shape, key);
    const ListShape* inner = mixed_list(fact, dictionary);
    if (inner != nullptr && value.is_list()) {
      std::vector<Node> lasting_items;
      std::vector<Node> period_items;
      for (const Node& item : value.items()) {
        EntryParts parts = split_inner(item, *inner, dictionary);
        lasting_items.push_back(std::move(parts.lasting));
        if (!parts.of_period.entries().empty()) period_items.push_back(std::move(parts.of_period));
      }
      lasting.emplace_back(key, Node::list(std::move(lasting_items), value.place()));
      if (!period_items.empty())
        of_period.emplace_back(key, Node::list(std::move(period_items), value.place()));
      continue;
    }
    const bool lasts = is_key(fact) || (fact != nullptr && fact->lasting);
    (lasts ? lasting : of_period).emplace_back(key, value);
  }
  return {Node::map(std::move(lasting), entry.place()), Node::map(std::move(of_period), entry.place())};
}

Node overlaid(const Node& lasting, const Node& of_period, const ListShape& shape,
              const Dictionary& dictionary) {
  Entries entries;
  entries.reserve(lasting.entries().size() + of_period.entries().size());
  for (const auto& [key, value] : lasting.entries()) {
    const Node* said = of_period.find(key.text());
    const ListShape* inner = mixed_list(fact_of(shape, key), dictionary);
    if (said == nullptr)
      entries.emplace_back(key, value);
    else if (inner != nullptr && value.is_list() && said->is_list())
      entries.emplace_back(key, overlaid_lists(value, *said, *inner, dictionary));
    else
      entries.emplace_back(key, *said);
  }
  for (const auto& [key, value] : of_period.entries())
    if (lasting.find(key.text()) == nullptr) entries.emplace_back(key, value);
  return Node::map(std::move(entries), lasting.place());
}

}  // namespace kiemdiem::facts
