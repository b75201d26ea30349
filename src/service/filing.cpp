#include "service/filing.h"

#include <fmt/format.h>

#include "base/vietnamese.h"
#include "facts/lasting.h"
#include "service/entries.h"
#include "service/secrets.h"

namespace kiemdiem::service {
namespace {

using facts::Fact;
using facts::FactType;
using facts::ListShape;

/// Where everything stands, by id; organizations through those above them.
class Places {
 public:
  Places(const Node& lists, const Units& units, std::string_view under) : units_(units), under_(under) {
    if (const Node* organizations = lists.find("organizations"))
      for (const Node& entry : organizations->items()) given_.emplace(text_of(entry, "id"), &entry);
    note_all(lists, "collectives", "of");
    note_all(lists, "people", "cell");
  }

  /// Empty where there is no such organization.
  std::string of_organization(const std::string& id, int depth = 0) {
    if (const auto known = paths_.find(id); known != paths_.end()) return known->second;
    std::string path;
    const auto given = given_.find(id);
    if (const Unit* unit = units_.find(id); unit != nullptr && unit->ended) {
      paths_.emplace(id, path);
      return path;
    }
    if (given != given_.end() && depth < 64) {
      std::string above = text_of(*given->second, "parent");
      if (above.empty()) above = text_of(*given->second, "party_organization");
      const Unit* standing = above.empty() ? units_.find(id) : nullptr;
      if (standing != nullptr)
        path = standing->path;
      else
        path = unit_path(above.empty() ? under_ : of_organization(above, depth + 1), id);
    } else if (const Unit* unit = units_.find(id)) {
      path = unit->path;
    }
    paths_.insert_or_assign(id, path);
    return path;
  }

  std::string of(const std::string& list, const Node& entry) {
    if (list == "organizations") return of_organization(text_of(entry, "id"));
    if (list == "collectives") return of_organization(text_of(entry, "of"));
    if (list == "people") return of_organization(text_of(entry, "cell"));
    const std::string subject = text_of(entry, "subject");
    const std::string id = subject.substr(std::min(subject.find(':') + 1, subject.size()));
    if (subject.starts_with("organization:")) return of_organization(id);
    const auto known = belongs_.find(id);
    return known == belongs_.end() ? std::string{} : of_organization(known->second);
  }

 private:
  void note_all(const Node& lists, std::string_view list, std::string_view key) {
    if (const Node* entries = lists.find(list))
      for (const Node& entry : entries->items()) belongs_.emplace(text_of(entry, "id"), text_of(entry, key));
  }

  const Units& units_;
  std::string under_;
  std::map<std::string, const Node*> given_;
  std::map<std::string, std::string> belongs_;
  std::map<std::string, std::string> paths_;
};

/// Calls `change` for every id, reference and subject of an entry.
Node with_references(const Node& entry, const ListShape& shape, const facts::Dictionary& dictionary,
                     const std::string& prefix,
                     const std::function<std::string(const Fact&, const std::string&)>& change) {
  std::vector<std::pair<Node, Node>> entries;
  entries.reserve(entry.entries().size());
  for (const auto& [key, value] : entry.entries()) {
    const auto index = shape.find(prefix + key.text());
    if (!index || value.is_null()) {
      entries.emplace_back(key, value);
      continue;
    }
    const Fact& fact = shape.facts[static_cast<std::size_t>(*index)];
    std::vector<Node> items;
    const ListShape* inner = fact.type == FactType::list ? dictionary.list(fact.list) : nullptr;
    for (const Node& item : value.items())
      items.push_back(inner != nullptr
                          ? with_references(item, *inner, dictionary, "", change)
                          : Node::scalar(change(fact, item.text()), item.is_quoted(), item.place()));
    if (value.is_list())
      entries.emplace_back(key, Node::list(std::move(items), value.place()));
    else if (value.is_map())
      entries.emplace_back(key, with_references(value, shape, dictionary, fact.path + ".", change));
    else
      entries.emplace_back(key, Node::scalar(change(fact, value.text()), value.is_quoted(), value.place()));
  }
  return Node::map(std::move(entries), entry.place());
}

}  // namespace

store::RecordText filed_entry(const std::string& campaign, const std::string& list, const std::string& id,
                              const std::string& path, const Node& facts, const Node& named_by) {
  const std::string name = text_of(named_by, "name");
  store::RecordText text;
  text.key = {campaign, list, id};
  text.unit_path = path;
  text.facts = to_json(facts);
  text.name_key = name.empty() ? "" : given_name_sort_key(name);
  text.search = search_key(name + " " + id);
  return text;
}

Result<void> file_each(const Node& lists, const facts::Dictionary& dictionary, const std::string& campaign,
                       const Units& units, std::string_view under,
                       const std::function<void(FiledEntry&&)>& take) {
  Places places{lists, units, under};
  Problems problems;
  for (const ListShape& shape : dictionary.lists()) {
    const Node* list = shape.parent.empty() ? lists.find(shape.name) : nullptr;
    if (list == nullptr) continue;
    const bool has_id = shape.find("id").has_value();
    for (const Node& entry : list->items()) {
      const std::string path = places.of(shape.name, entry);
      if (path.empty()) {
        problems.push_back(
            {entry.place(), fmt::format("Không rõ “{}” thuộc tổ chức nào; hãy ghi mã chi bộ hoặc tổ "
                                        "chức có trong danh sách.",
                                        has_id ? text_of(entry, "id") : text_of(entry, "subject"))});
        continue;
      }
      if (!has_id) {
        const std::string id = token_hash(shape.name + to_json(entry)).substr(0, 24);
        take({filed_entry(campaign, shape.name, id, path, entry, entry), entry, false});
        continue;
      }
      facts::EntryParts parts = facts::split(entry, shape, dictionary);
      const std::string id = text_of(entry, "id");
      store::RecordText lasting = filed_entry("", shape.name, id, path, parts.lasting, entry);
      take({std::move(lasting), std::move(parts.lasting), true});
      if (parts.of_period.entries().empty()) continue;
      store::RecordText of_period = filed_entry(campaign, shape.name, id, path, parts.of_period, entry);
      take({std::move(of_period), std::move(parts.of_period), false});
    }
  }
  if (!problems.empty()) return tl::unexpected{problems};
  return {};
}

Result<Filed> filed(const Node& lists, const facts::Dictionary& dictionary, const std::string& campaign,
                    const Units& units, std::string_view under) {
  Filed all;
  const auto done = file_each(lists, dictionary, campaign, units, under, [&all](FiledEntry&& entry) {
    (entry.lasting ? all.lasting : all.of_period).push_back(std::move(entry.text));
  });
  if (!done) return tl::unexpected{done.error()};
  return all;
}

Node with_ids(const Node& lists, const facts::Dictionary& dictionary,
              const std::function<std::string(const std::string&)>& other) {
  const auto change = [&other](const Fact& fact, const std::string& word) -> std::string {
    if (word.empty()) return word;
    if (fact.path == "id" || fact.type == FactType::reference || fact.type == FactType::references)
      return other(word);
    if (fact.type != FactType::subject) return word;
    const std::size_t colon = word.find(':');
    return colon == std::string::npos ? word : word.substr(0, colon + 1) + other(word.substr(colon + 1));
  };
  std::vector<std::pair<Node, Node>> entries;
  for (const auto& [key, value] : lists.entries()) {
    const ListShape* shape = dictionary.list(key.text());
    if (shape == nullptr || !value.is_list()) {
      entries.emplace_back(key, value);
      continue;
    }
    std::vector<Node> items;
    for (const Node& item : value.items())
      items.push_back(with_references(item, *shape, dictionary, "", change));
    entries.emplace_back(key, Node::list(std::move(items), value.place()));
  }
  return Node::map(std::move(entries), lists.place());
}

Node with_prefix(const Node& lists, const facts::Dictionary& dictionary, const std::string& prefix) {
  return with_ids(lists, dictionary, [&prefix](const std::string& word) { return prefix + word; });
}

}  // namespace kiemdiem::service
