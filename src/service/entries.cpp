#include "service/entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "facts/read_situation.h"

namespace kiemdiem::service {
namespace {

using facts::Fact;
using facts::FactType;
using facts::ListShape;
using facts::State;
using Pairs = std::vector<std::pair<Node, Node>>;

void add_stated(const Node& entry, const ListShape& shape, const std::string& prefix,
                std::vector<StatedFact>& all) {
  for (const Fact& fact : shape.facts) {
    if (!fact.is_directly_in(prefix) || fact.type == FactType::list) continue;
    const Node* value = entry.find(fact.path.substr(prefix.size()));
    if (value == nullptr) continue;
    StatedFact said{fact.path, value->is_null() ? State::none : State::known, {}};
    if (value->is_scalar()) said.value = value->text();
    for (const Node& item : value->items()) said.value += (said.value.empty() ? "" : ", ") + item.text();
    all.push_back(std::move(said));
    if (value->is_map()) add_stated(*value, shape, fact.path + ".", all);
  }
}

std::vector<std::string> pieces(const std::string& text) {
  std::vector<std::string> found;
  std::string piece;
  for (const char letter : text + ",") {
    if (letter != ',' && letter != ';' && letter != '\n') {
      if (letter != ' ' || !piece.empty()) piece += letter;
      continue;
    }
    while (!piece.empty() && (piece.back() == ' ' || piece.back() == '\r')) piece.pop_back();
    if (!piece.empty()) found.push_back(std::move(piece));
    piece.clear();
  }
  return found;
}

/// The value that a change gives; nothing where the fact is left out.
std::optional<Node> value_of(const Fact& fact, const FactChange& change) {
  kiemdiem::Place place;
  place.cell = fact.path;
  if (change.defaulted || change.state == State::unknown) return std::nullopt;
  if (change.state == State::none) return Node::null(place);
  if (fact.type == FactType::references) {
    std::vector<Node> items;
    for (std::string& piece : pieces(change.value))
      items.push_back(Node::scalar(std::move(piece), true, place));
    return Node::list(std::move(items), place);
  }
  const bool bare =
      fact.type == FactType::boolean || fact.type == FactType::integer || fact.type == FactType::decimal;
  return Node::scalar(change.value, !bare, place);
}

Node changed_part(const Node& entry, const ListShape& shape, const std::string& prefix,
                  const std::vector<FactChange>& changes) {
  Pairs pairs;
  for (const Fact& fact : shape.facts) {
    if (!fact.is_directly_in(prefix)) continue;
    const std::string key = fact.path.substr(prefix.size());
    const Node* before = entry.find(key);
    const auto change = std::ranges::find(changes, fact.path, &FactChange::path);
    std::optional<Node> value = before == nullptr ? std::nullopt : std::optional{*before};
    if (change != changes.end()) {
      value = value_of(fact, *change);
      if (value && fact.type == FactType::record && change->state == State::known)
        value =
            changed_part(before == nullptr ? Node::map({}, {}) : *before, shape, fact.path + ".", changes);
    }
    if (value) pairs.emplace_back(word_node(key), std::move(*value));
  }
  // What this part of the dictionary does not know stays as it is.
  for (const auto& [key, value] : entry.entries())
    if (!shape.find(prefix + key.text())) pairs.emplace_back(key, value);
  return Node::map(std::move(pairs), entry.place());
}

class Naming {
 public:
  Naming(const facts::Dictionary& dictionary, const Known& known) : dictionary_(dictionary), known_(known) {}

  void look(const Node& entry, const ListShape& shape, const std::string& prefix) {
    for (const auto& [key, value] : entry.entries()) {
      const auto index = shape.find(prefix + key.text());
      if (!index) continue;
      const Fact& fact = shape.facts[static_cast<std::size_t>(*index)];
      if (fact.type == FactType::record) look(value, shape, fact.path + ".");
      if (fact.type == FactType::list)
        for (const Node& item : value.items()) look(item, *dictionary_.list(fact.list), "");
      if (fact.type == FactType::reference) note(fact.to, value.text());
      if (fact.type == FactType::references)
        for (const Node& item : value.items()) note(fact.to, item.text());
      if (fact.type == FactType::subject) note_subject(value.text());
    }
  }

  std::vector<std::pair<std::string, std::string>> found;

 private:
  void note_subject(const std::string& subject) {
    const std::size_t colon = subject.find(':');
    if (colon == std::string::npos) return;
    const std::string kind = subject.substr(0, colon);
    const bool person = kind == "member" || kind == "leader";
    note({person ? "people" : kind + "s"}, subject.substr(colon + 1));
  }

  void note(const std::vector<std::string>& lists, const std::string& id) {
    if (id.empty()) return;
    for (const std::string& list : lists) {
      if (!known_(list, id)) continue;
      if (std::ranges::find(found, std::pair{list, id}) == found.end()) found.emplace_back(list, id);
      return;
    }
  }

  const facts::Dictionary& dictionary_;
  const Known& known_;
};

/// A situation around one entry: what it names stands there in its smallest form.
Node around(const Node& entry, const ListShape& shape, const facts::Dictionary& dictionary,
            const Known& known) {
  const ListShape* outer = shape.parent.empty() ? nullptr : dictionary.list(shape.parent);
  std::map<std::string, std::vector<Node>> lists;
  const std::string own = text_of(entry, "id");
  for (const auto& [list, id] : named_in(entry, shape, dictionary, known))
    if (own.empty() || id != own)
      lists[list].push_back(smallest_entry(*dictionary.list(list), id, dictionary));
  lists["organizations"].push_back(smallest_entry(*dictionary.list("organizations"), "-any-", dictionary));
  if (outer == nullptr) {
    lists[shape.name].push_back(entry);
  } else {
    Node holder = smallest_entry(*outer, "-one-", dictionary);
    lists[outer->name].push_back(with_value(holder, shape.in_fact, Node::list({entry}, {})));
  }
  Pairs pairs{
      {word_node("situation"), text_node("-")},
      {word_node("period"),
       Node::map({{word_node("kind"), word_node("year")}, {word_node("year"), word_node("2025")}}, {})},
      {word_node("on"), word_node("2025-12-31")}};
  for (auto& [name, entries] : lists) pairs.emplace_back(word_node(name), Node::list(std::move(entries), {}));
  return Node::map(std::move(pairs), {});
}

/// The reader's words where the label stands above: days are asked for as the form takes them.
std::string at_field(const std::string& message, const Fact& fact) {
  const std::string head = fmt::format("“{}” ({}): ", fact.label.vi, fact.path);
  std::string words = message.starts_with(head) ? message.substr(head.size()) : message;
  const std::size_t end = words.find("; cần một ngày có thật");
  if (end == std::string::npos) return words;
  words = words.substr(0, end) + "; cần một ngày có thật, viết ngày/tháng/năm như 12/12/2022";
  return words + (fact.type == FactType::moment ? ", có thể kèm giờ như 15:00 12/12/2022." : ".");
}

}  // namespace

std::string text_of(const Node& entry, std::string_view key) {
  const Node* node = entry.find(key);
  return node == nullptr ? std::string{} : node->text();
}

Node word_node(std::string text) {
  return Node::scalar(std::move(text), false, {});
}

Node text_node(std::string text) {
  return Node::scalar(std::move(text), true, {});
}

Node smallest_entry(const ListShape& shape, const std::string& id, const facts::Dictionary& dictionary) {
  Pairs pairs{{word_node("id"), text_node(id)}};
  for (const Fact& fact : shape.facts) {
    if (!fact.required || fact.path == "id") continue;
    if (fact.type == FactType::choice)
      pairs.emplace_back(word_node(fact.path), word_node(dictionary.choices(fact.choices)->words.front()));
    if (fact.type == FactType::reference) pairs.emplace_back(word_node(fact.path), text_node("-any-"));
  }
  return Node::map(std::move(pairs), {});
}

std::vector<StatedFact> stated(const Node& entry, const ListShape& shape) {
  std::vector<StatedFact> all;
  add_stated(entry, shape, "", all);
  return all;
}

ListShape lasting_part(const ListShape& shape) {
  ListShape part = shape;
  std::erase_if(part.facts, [](const Fact& fact) { return !fact.lasting && !fact.required; });
  return part;
}

ListShape period_part(const ListShape& shape) {
  ListShape part = shape;
  if (!shape.find("id") && shape.parent.empty()) return part;
  std::erase_if(part.facts, [](const Fact& fact) { return fact.lasting; });
  return part;
}

Node changed(const Node& entry, const ListShape& shape, const std::vector<FactChange>& changes) {
  return changed_part(entry, shape, "", changes);
}

Node with_value(const Node& entry, std::string_view key, const std::optional<Node>& value) {
  Pairs pairs;
  bool placed = false;
  for (const auto& [known, node] : entry.entries()) {
    if (known.text() != key) {
      pairs.emplace_back(known, node);
    } else if (value) {
      pairs.emplace_back(known, *value);
      placed = true;
    }
  }
  if (value && !placed) pairs.emplace_back(word_node(std::string{key}), *value);
  return Node::map(std::move(pairs), entry.place());
}

std::vector<std::pair<std::string, std::string>> named_in(const Node& entry, const ListShape& shape,
                                                          const facts::Dictionary& dictionary,
                                                          const Known& known) {
  Naming naming{dictionary, known};
  naming.look(entry, shape, "");
  return std::move(naming.found);
}

std::vector<FieldProblem> problems_of(const Node& entry, const ListShape& shape, const ListShape& asked,
                                      const facts::Dictionary& dictionary, const Known& known) {
  std::vector<FieldProblem> problems;
  for (const Fact& fact : asked.facts)
    if (fact.required && text_of(entry, fact.path).empty())
      problems.push_back({"fact." + fact.path, "Mục “" + fact.label.vi + "” phải ghi."});
  if (!problems.empty()) return problems;
  const auto read = facts::read_situation(around(entry, shape, dictionary, known), dictionary, "");
  if (read) return problems;
  for (const Problem& problem : read.error()) {
    const auto index = shape.find(problem.where.cell);
    if (problem.where.cell.empty() || !index)
      problems.push_back({"", problem.message});
    else
      problems.push_back({"fact." + problem.where.cell,
                          at_field(problem.message, shape.facts[static_cast<std::size_t>(*index)])});
  }
  return problems;
}

std::string in_words(const StatedFact& said, const ListShape& shape, const facts::Dictionary& dictionary) {
  const auto index = shape.find(said.path);
  if (said.state == State::none) return "không có";
  if (!index || said.state == State::unknown) return "chưa rõ";
  const Fact& fact = shape.facts[static_cast<std::size_t>(*index)];
  if (fact.type == FactType::record) return "có";
  if (fact.type == FactType::boolean) return said.value == "true" ? "có" : "không";
  if (fact.type == FactType::choice) {
    const facts::Choices* choices = dictionary.choices(fact.choices);
    const auto at = choices == nullptr ? std::nullopt : choices->find(said.value);
    return at ? choices->labels[static_cast<std::size_t>(*at)].vi : said.value;
  }
  if (fact.type == FactType::date || fact.type == FactType::moment)
    if (const auto moment = parse_moment(said.value)) return to_vietnamese(*moment);
  return said.value;
}

}  // namespace kiemdiem::service
