#include <fmt/format.h>

#include <algorithm>

#include "dossier/rules.h"
#include "regulation/conditions.h"
#include "regulation/rule_reader.h"

namespace kiemdiem::dossier {
namespace {

using regulation::RuleReader;

/// An entry of `items:` or `sends:` as the layers together say it.
struct Entry {
  std::string id;
  std::vector<std::pair<Node, Node>> keys;
  std::string clause_from;  ///< document of the layer that gave `clause`
  std::string copies_from;
  Place place;

  const Node* find(std::string_view key) const {
    for (const auto& [name, value] : keys)
      if (name.text() == key) return &value;
    return nullptr;
  }
};

void lay(Entry& entry, const Node& said, const std::string& document) {
  for (const auto& [key, value] : said.entries()) {
    if (entry.find(key.text()) != nullptr) continue;
    if (key.text() == "clause") entry.clause_from = document;
    if (key.text() == "copies") entry.copies_from = document;
    entry.keys.emplace_back(key, value);
  }
}

/// Entries in the order of the farthest layer; what only a nearer one names comes after.
std::vector<Entry> entries_of(const std::vector<Layer>& layers, std::string_view part) {
  std::vector<Entry> entries;
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer)
    if (const Node* map = layer->said.find(part))
      for (const auto& [id, said] : map->entries())
        if (std::ranges::find(entries, id.text(), &Entry::id) == entries.end())
          entries.push_back({id.text(), {}, {}, {}, said.place()});
  for (const Layer& layer : layers)
    if (const Node* map = layer.said.find(part))
      for (const auto& [id, said] : map->entries())
        lay(*std::ranges::find(entries, id.text(), &Entry::id), said, layer.document);
  std::erase_if(entries, [](const Entry& entry) {
    const Node* drop = entry.find("drop");
    return drop != nullptr && drop->text() == "true";
  });
  return entries;
}

const Node* first_of(const std::vector<Layer>& layers, std::string_view key) {
  for (const Layer& layer : layers)
    if (const Node* found = layer.said.find(key)) return found;
  return nullptr;
}

struct Copies {
  int number = 0;
  Said said;
};

/// The number that the entry gives with its clause, else the usual one.
Copies copies_of(RuleReader& reader, const Entry& entry, int usual) {
  const auto own = reader.optional_number("copies");
  if (!own) return {usual, {}};
  const Node* clause = entry.find("clause");
  return {*own, {entry.copies_from, clause == nullptr || entry.copies_from.empty() ? "" : clause->text()}};
}

regulation::EventPattern pattern_of(RuleReader& reader) {
  regulation::EventPattern about;
  about.events = reader.words("event", "event");
  about.of = reader.kinds("of");
  about.where = reader.condition("where");
  return about;
}

Item item_of(const Entry& entry, const Node& node, const facts::Dictionary& dictionary, int copies, int kept,
             Problems& problems) {
  RuleReader reader{node, dictionary, problems};
  Item item;
  item.id = entry.id;
  item.paper = reader.word("paper", "document");
  item.form = reader.optional_text("form");
  item.about = pattern_of(reader);
  item.if_there = reader.flag("if_there");
  item.goes = reader.one_of("goes", {"up", "kept"}, false) == 1 ? Goes::kept : Goes::up;
  item.kept_at = reader.optional_text("kept_at");
  const Copies number = copies_of(reader, entry, item.goes == Goes::up ? copies : kept);
  item.copies = number.number;
  item.copies_said = number.said;
  item.signer = reader.optional_text("signer");
  item.seal = reader.flag("seal");
  item.who = reader.optional_text("who");
  item.given_by = reader.optional_text("given_by");
  item.said = {entry.clause_from, reader.optional_text("clause")};
  reader.flag("drop");
  reader.finish();
  if (item.about.of.empty())
    problems.push_back(
        {entry.place, fmt::format("Giấy tờ “{}” chưa rõ của loại đối tượng nào (of).", item.id)});
  return item;
}

Sending sending_of(const Entry& entry, const Node& node, const facts::Dictionary& dictionary, int copies,
                   Problems& problems) {
  RuleReader reader{node, dictionary, problems};
  Sending sending;
  sending.id = entry.id;
  sending.about = pattern_of(reader);
  sending.papers = reader.words("papers", "document");
  sending.to = reader.optional_text("to");
  sending.through = reader.optional_text("through");
  const Copies number = copies_of(reader, entry, copies);
  sending.copies = number.number;
  sending.copies_said = number.said;
  if (entry.find("by") != nullptr) sending.by = reader.word("by", "channel");
  sending.said = {entry.clause_from, reader.optional_text("clause")};
  reader.flag("drop");
  reader.finish();
  return sending;
}

/// The keys of a file beside its items and sendings.
struct Head {
  Rules rules;
  int copies = 2, kept = 1;
};

Head head_of(const std::vector<Layer>& layers, const facts::Dictionary& dictionary, Problems& problems) {
  std::vector<std::pair<Node, Node>> keys;
  for (const char* key : {"numbering", "term_from", "term_years", "copies", "kept", "reading"})
    if (const Node* found = first_of(layers, key)) keys.emplace_back(Node::scalar(key, false, {}), *found);
  const Node node = Node::map(std::move(keys), {});
  RuleReader reader{node, dictionary, problems};
  Head head;
  head.rules.numbering =
      reader.one_of("numbering", {"year", "term"}, false) == 1 ? Numbering::term : Numbering::year;
  head.rules.term_from = reader.optional_number("term_from").value_or(0);
  head.rules.term_years = std::max(reader.optional_number("term_years").value_or(5), 1);
  head.copies = reader.optional_number("copies").value_or(2);
  head.kept = reader.optional_number("kept").value_or(1);
  if (const Node* said = reader.take("reading")) {
    RuleReader inner{*said, dictionary, problems};
    head.rules.reading = {inner.text("number"), inner.text("taken"), inner.texts("alternatives")};
    inner.finish();
  }
  reader.finish();
  return head;
}

void check_keys(const std::vector<Layer>& layers, Problems& problems) {
  static const std::vector<std::string> known{"numbering", "term_from", "term_years", "copies",
                                              "kept",      "reading",   "items",      "sends"};
  for (const Layer& layer : layers)
    for (const auto& [key, value] : layer.said.entries())
      if (std::ranges::find(known, key.text()) == known.end())
        problems.push_back({key.place(), fmt::format("Không có khóa “{}” ở đây.{}", key.text(),
                                                     did_you_mean(key.text(), known))});
}

}  // namespace

std::vector<Layer> layers_in(const std::vector<Node>& words,
                             const std::function<std::string(const std::string& id)>& cited) {
  constexpr std::string_view folder = "regulations/";
  std::vector<Layer> layers;
  for (const Node& said : words) {
    const Node* dossier = said.find("dossier");
    if (dossier == nullptr) continue;
    const std::string& file = dossier->place().file;
    const bool of_document = file.starts_with(folder);
    const std::string id = of_document ? file.substr(folder.size(), file.rfind('/') - folder.size()) : "";
    layers.push_back({of_document ? cited(id) : "", *dossier});
  }
  return layers;
}

Result<Rules> read_rules(const std::vector<Layer>& layers, const regulation::Regulation& bound,
                         const facts::Period& period, Date on) {
  Problems problems;
  check_keys(layers, problems);
  Head head = head_of(layers, bound.dictionary, problems);
  Rules& rules = head.rules;
  for (const Entry& entry : entries_of(layers, "items"))
    rules.items.push_back(item_of(entry, Node::map(entry.keys, entry.place), bound.dictionary, head.copies,
                                  head.kept, problems));
  for (const Entry& entry : entries_of(layers, "sends"))
    rules.sends.push_back(
        sending_of(entry, Node::map(entry.keys, entry.place), bound.dictionary, head.copies, problems));
  if (!problems.empty()) return tl::unexpected{std::move(problems)};
  std::vector<regulation::EventPattern*> patterns;
  for (Item& item : rules.items) patterns.push_back(&item.about);
  for (Sending& sending : rules.sends) patterns.push_back(&sending.about);
  if (auto compiled = regulation::bind_patterns(patterns, bound.dictionary, period, on); !compiled)
    return tl::unexpected{compiled.error()};
  return std::move(rules);
}

}  // namespace kiemdiem::dossier
