#include "facts/tree_change.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/words.h"

namespace kiemdiem::facts {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> lists_of_kinds{
    {{"organization", "organizations"},
     {"collective", "collectives"},
     {"member", "people"},
     {"leader", "people"}}};

Result<TreeChange> refuse_change(const std::string& text, const std::string& why) {
  return refuse({}, fmt::format("--set {}: {}", text, why));
}

bool has_entry(const Node& tree, std::string_view list, std::string_view id) {
  const Node* entries = tree.find(list);
  return entries != nullptr && std::ranges::any_of(entries->items(), [&](const Node& entry) {
           const Node* own = entry.find("id");
           return own != nullptr && own->text() == id;
         });
}

std::vector<std::string> ids_in(const Node& tree) {
  std::vector<std::string> ids;
  for (const std::string_view list : {"organizations", "collectives", "people"})
    if (const Node* entries = tree.find(list))
      for (const Node& entry : entries->items())
        if (const Node* id = entry.find("id")) ids.push_back(id->text());
  return ids;
}

/// A map with another value under a dotted path.
Node with_value(const Node& map, std::string_view path, const Node& value) {
  const std::size_t dot = path.find('.');
  const std::string_view key = path.substr(0, dot);
  std::vector<std::pair<Node, Node>> entries = map.entries();
  const auto inner = [&](const Node& old) {
    return dot == std::string_view::npos ? value : with_value(old, path.substr(dot + 1), value);
  };
  for (auto& [name, old] : entries)
    if (name.text() == key) {
      old = inner(old);
      return Node::map(std::move(entries), map.place());
    }
  entries.emplace_back(Node::scalar(std::string{key}, false, value.place()),
                       inner(Node::map({}, value.place())));
  return Node::map(std::move(entries), map.place());
}

/// Every post in which the person is rated as a leader gets the value.
Node with_posts(const Node& person, const TreeChange& change) {
  const Node* posts = person.find("posts");
  if (posts == nullptr) return person;
  std::vector<Node> all;
  for (const Node& post : posts->items()) {
    const Node* leader = post.find("leader");
    all.push_back(leader != nullptr && leader->text() == "true" ? with_value(post, change.path, change.value)
                                                                : post);
  }
  return with_value(person, "posts", Node::list(std::move(all), posts->place()));
}

}  // namespace

Result<TreeChange> read_change(const std::string& text, const Node& tree) {
  const std::size_t equals = text.find('=');
  const std::size_t dot = text.find('.');
  if (equals == std::string::npos || dot == std::string::npos || dot > equals)
    return refuse_change(text, "hãy viết như member:an.sick_leave_months=2.");
  TreeChange change;
  std::string subject = text.substr(0, dot);
  change.path = text.substr(dot + 1, equals - dot - 1);
  if (const std::size_t colon = subject.find(':'); colon != std::string::npos) {
    for (const auto& [kind, list] : lists_of_kinds)
      if (kind == subject.substr(0, colon)) change.list = list;
    if (change.list.empty())
      return refuse_change(text, "loại phải là organization, collective, member hoặc leader.");
    change.in_posts = subject.starts_with("leader:") && (change.path == "proposed");
    subject = subject.substr(colon + 1);
  }
  change.id = subject;
  for (const auto& [kind, list] : lists_of_kinds)
    if (change.list.empty() && has_entry(tree, list, change.id)) change.list = list;
  if (change.list.empty() || !has_entry(tree, change.list, change.id))
    return refuse_change(text, fmt::format("không có “{}” trong tình huống.{}", change.id,
                                           did_you_mean(change.id, ids_in(tree))));
  auto value = parse_yaml("value: " + text.substr(equals + 1) + "\n", "--set " + text);
  if (!value) return tl::unexpected{value.error()};
  change.value = value->find("value") == nullptr ? Node::null({}) : *value->find("value");
  return change;
}

Node changed(const Node& tree, const TreeChange& change) {
  const Node* entries = tree.find(change.list);
  if (entries == nullptr) return tree;
  std::vector<Node> all;
  for (const Node& entry : entries->items()) {
    const Node* id = entry.find("id");
    if (id == nullptr || id->text() != change.id)
      all.push_back(entry);
    else
      all.push_back(change.in_posts ? with_posts(entry, change)
                                    : with_value(entry, change.path, change.value));
  }
  return with_value(tree, change.list, Node::list(std::move(all), entries->place()));
}

}  // namespace kiemdiem::facts
