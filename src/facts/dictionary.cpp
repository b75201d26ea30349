#include "facts/dictionary.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/words.h"
#include "facts/record_reader.h"

namespace kiemdiem::facts {
namespace {

const std::vector<std::pair<std::string, FactType>>& type_words() {
  static const std::vector<std::pair<std::string, FactType>> words{{"text", FactType::text},
                                                                   {"boolean", FactType::boolean},
                                                                   {"integer", FactType::integer},
                                                                   {"decimal", FactType::decimal},
                                                                   {"date", FactType::date},
                                                                   {"moment", FactType::moment},
                                                                   {"choice", FactType::choice},
                                                                   {"reference", FactType::reference},
                                                                   {"references", FactType::references},
                                                                   {"subject", FactType::subject},
                                                                   {"record", FactType::record},
                                                                   {"list", FactType::list}};
  return words;
}

Choices read_choices(const std::string& name, const Node& node, Problems& problems) {
  Choices choices;
  choices.name = name;
  for (const Node& entry : node.items()) {
    RecordReader reader{entry, problems};
    choices.words.push_back(reader.text("word"));
    choices.labels.push_back({reader.text("vi"), reader.optional_text("en")});
    choices.also.push_back(reader.texts("also"));
    choices.managed_by.push_back(reader.texts("managed_by"));
    reader.finish();
  }
  return choices;
}

/// Reads facts into a list's shape; a record's facts follow it with dotted paths.
class FactsReader {
 public:
  FactsReader(const Node* records, std::string declared_by, Problems& problems)
      : records_(records), declared_by_(std::move(declared_by)), problems_(problems) {}

  void read(const Node& facts, const std::string& prefix, std::vector<Fact>& into) {
    for (const Node& node : facts.items()) read_one(node, prefix, into);
  }

 private:
  void read_one(const Node& node, const std::string& prefix, std::vector<Fact>& into) {
    RecordReader reader{node, problems_};
    Fact fact;
    fact.path = prefix + reader.text("fact");
    const std::string type = reader.text("type");
    const Node* shared = records_ == nullptr ? nullptr : records_->find(type);
    fact.type = shared != nullptr ? FactType::record : type_of(type, node.place());
    fact.choices = reader.optional_text("choices");
    fact.list = reader.optional_text("list");
    fact.to = reader.texts("to");
    fact.label = reader.label("label");
    fact.help = reader.label("help");
    fact.unit = reader.optional_text("unit");
    fact.at_least = reader.optional_number("at_least");
    fact.at_most = reader.optional_number("at_most");
    fact.required = reader.flag("required");
    fact.lasting = reader.flag("lasting");
    read_default(reader, fact);
    fact.column = reader.optional_text("column");
    fact.also = reader.texts("also");
    fact.joined_from = reader.texts("joined_from");
    fact.declared_by = declared_by_;
    const Node* own = reader.take("facts");
    reader.finish();
    const std::string path = fact.path;
    into.push_back(std::move(fact));
    if (shared != nullptr) read(*shared, path + ".", into);
    if (own != nullptr) read(*own, path + ".", into);
  }

  static void read_default(RecordReader& reader, Fact& fact) {
    if (const Node* node = reader.take("default")) {
      fact.has_default = true;
      fact.default_word = node->text();
    }
    fact.default_fact = reader.optional_text("default_from");
    if (const Node* node = reader.take("default_unless")) {
      fact.default_unless.fact = node->find("fact") ? node->find("fact")->text() : "";
      fact.default_unless.is = node->find("is") ? node->find("is")->text() : "";
      fact.default_unless.then = node->find("then") ? node->find("then")->text() : "";
    }
  }

  FactType type_of(const std::string& word, const Place& place) {
    std::vector<std::string> known;
    for (const auto& [name, type] : type_words()) {
      if (name == word) return type;
      known.push_back(name);
    }
    problems_.push_back(
        {place, fmt::format("Không có kiểu dữ kiện “{}”.{}", word, did_you_mean(word, known))});
    return FactType::text;
  }

  const Node* records_;
  std::string declared_by_;
  Problems& problems_;
};

void check_shape(const ListShape& shape, const std::vector<Choices>& choices, const Place& place,
                 Problems& problems) {
  for (std::size_t at = 0; at < shape.facts.size(); ++at) {
    const Fact& fact = shape.facts[at];
    if (shape.find(fact.path) != static_cast<int>(at))
      problems.push_back({place, fmt::format("Dữ kiện “{}.{}” khai hai lần.", shape.name, fact.path)});
    const bool known =
        std::ranges::any_of(choices, [&](const Choices& set) { return set.name == fact.choices; });
    if (fact.type == FactType::choice && !known)
      problems.push_back(
          {place, fmt::format("Dữ kiện “{}” dùng bộ giá trị “{}” chưa khai.", fact.path, fact.choices)});
  }
}

}  // namespace

std::optional<int> Choices::find(std::string_view word) const {
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return static_cast<int>(found - words.begin());
}

bool Fact::is_directly_in(std::string_view record) const {
  return path.starts_with(record) && path.find('.', record.size()) == std::string::npos;
}

std::optional<int> ListShape::find(std::string_view path) const {
  const auto found = std::ranges::find(facts, path, &Fact::path);
  if (found == facts.end()) return std::nullopt;
  return static_cast<int>(found - facts.begin());
}

Result<Dictionary> Dictionary::from_yaml(std::string_view text, std::string_view file) {
  const auto root = parse_yaml(text, file);
  if (!root) return tl::unexpected{root.error()};
  Problems problems;
  Dictionary dictionary;
  RecordReader reader{*root, problems};
  if (const Node* sets = reader.take("choices"))
    for (const auto& [name, node] : sets->entries())
      dictionary.choices_.push_back(read_choices(name.text(), node, problems));
  dictionary.records_ = reader.take("records") ? *root->find("records") : Node::map({}, root->place());
  const Node* lists = reader.take("lists");
  reader.finish();
  if (lists != nullptr) {
    for (const Node& node : lists->items()) {
      RecordReader list{node, problems};
      ListShape shape;
      shape.name = list.text("list");
      shape.parent = list.optional_text("parent");
      shape.sheet = list.text("sheet");
      shape.row_column = list.optional_text("row_column");
      shape.label = list.label("label");
      if (const Node* facts = list.take("facts"))
        FactsReader{&dictionary.records_, "", problems}.read(*facts, "", shape.facts);
      list.finish();
      check_shape(shape, dictionary.choices_, node.place(), problems);
      dictionary.lists_.push_back(std::move(shape));
    }
  }
  dictionary.join_inner_lists();
  if (!problems.empty()) return tl::unexpected{problems};
  return dictionary;
}

void Dictionary::join_inner_lists() {
  for (const ListShape& shape : lists_)
    for (const Fact& fact : shape.facts)
      for (ListShape& inner : lists_)
        if (fact.type == FactType::list && inner.name == fact.list) {
          inner.parent = shape.name;
          inner.in_fact = fact.path;
        }
}

Result<Dictionary> Dictionary::extended_by(const Node& declarations, std::string_view regulation) const {
  Problems problems;
  Dictionary extended = *this;
  RecordReader reader{declarations, problems};
  if (const Node* sets = reader.take("choices")) {
    for (const auto& [name, node] : sets->entries()) {
      Choices more = read_choices(name.text(), node, problems);
      const auto known = std::ranges::find(extended.choices_, more.name, &Choices::name);
      if (known == extended.choices_.end()) {
        extended.choices_.push_back(std::move(more));
        continue;
      }
      for (std::size_t at = 0; at < more.words.size(); ++at) {
        if (known->find(more.words[at])) continue;
        known->words.push_back(more.words[at]);
        known->labels.push_back(more.labels[at]);
        known->also.push_back(more.also[at]);
        known->managed_by.push_back(more.managed_by[at]);
      }
    }
  }
  if (const Node* lists = reader.take("lists")) {
    for (const auto& [name, facts] : lists->entries()) {
      const auto shape = std::ranges::find(extended.lists_, name.text(), &ListShape::name);
      if (shape == extended.lists_.end()) {
        problems.push_back({name.place(), fmt::format("Không có danh sách “{}”.", name.text())});
        continue;
      }
      FactsReader{&records_, std::string{regulation}, problems}.read(facts, "", shape->facts);
      check_shape(*shape, extended.choices_, name.place(), problems);
    }
  }
  reader.finish();
  if (!problems.empty()) return tl::unexpected{problems};
  return extended;
}

const ListShape* Dictionary::list(std::string_view name) const {
  const auto found = std::ranges::find(lists_, name, &ListShape::name);
  return found == lists_.end() ? nullptr : &*found;
}

std::optional<int> Dictionary::list_index(std::string_view name) const {
  const auto found = std::ranges::find(lists_, name, &ListShape::name);
  if (found == lists_.end()) return std::nullopt;
  return static_cast<int>(found - lists_.begin());
}

const Choices* Dictionary::choices(std::string_view name) const {
  const auto found = std::ranges::find(choices_, name, &Choices::name);
  return found == choices_.end() ? nullptr : &*found;
}

}  // namespace kiemdiem::facts
