#include "facts/read_situation.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/words.h"
#include "facts/header_reader.h"
#include "facts/value_reader.h"

namespace kiemdiem::facts {
namespace {

/// Fills the tables of a situation: first all ids, then the facts, so that references may point forward.
class TablesReader {
 public:
  TablesReader(Situation& situation, Problems& problems)
      : situation_(situation), dictionary_(situation.dictionary), problems_(problems), names_(situation) {}

  void read(const Node& root) {
    read_unless_stated(root.find("unless_stated"));
    define_ids(root);
    for (const ListShape& shape : dictionary_.lists()) {
      const Node* list = shape.parent.empty() ? root.find(shape.name) : nullptr;
      if (list == nullptr) continue;
      situation_.given.push_back(shape.name);
      if (list->is_null()) continue;
      if (!list->is_list()) complain(*list, fmt::format("“{}” phải là một danh sách.", shape.name));
      for (const Node& entry : list->items()) add_entry(shape, entry, -1);
    }
  }

 private:
  void complain(const Node& node, std::string message) {
    problems_.push_back({node.place(), std::move(message)});
  }

  static std::optional<EntityKind> entity_of(const ListShape& shape) {
    if (shape.name == "organizations") return EntityKind::organization;
    if (shape.name == "collectives") return EntityKind::collective;
    if (shape.name == "people") return EntityKind::person;
    return std::nullopt;
  }

  void define_ids(const Node& root) {
    for (const ListShape& shape : dictionary_.lists()) {
      const auto kind = entity_of(shape);
      const Node* list = root.find(shape.name);
      if (!kind || list == nullptr) continue;
      std::int32_t row = 0;
      for (const Node& entry : list->items()) {
        const Node* id = entry.find("id");
        const EntityRef entity{*kind, row++};
        if (id == nullptr || !id->is_scalar()) continue;
        if (id->text().empty() || id->text().find_first_of(": \t\n") != std::string::npos)
          complain(*id,
                   fmt::format("Mã “{}” không dùng được; mã không trống, không có dấu cách và dấu hai chấm.",
                               id->text()));
        else if (!names_.define(id->text(), entity))
          complain(*id, fmt::format("Mã “{}” đã dùng cho mục khác; mỗi mã chỉ dùng một lần trong tệp.",
                                    id->text()));
      }
    }
  }

  void read_unless_stated(const Node* node) {
    if (node == nullptr) return;
    for (const auto& [list, facts] : node->entries()) {
      const ListShape* shape = dictionary_.list(list.text());
      if (shape == nullptr) {
        complain(list, fmt::format("unless_stated: không có danh sách “{}”.", list.text()));
        continue;
      }
      for (const auto& [key, value] : facts.entries())
        if (!shape->find(key.text())) complain_of_key(*shape, "", key);
      unless_stated_.emplace_back(shape->name, &facts);
    }
  }

  const Node* unless_stated(const ListShape& shape, std::string_view key) const {
    for (const auto& [name, facts] : unless_stated_)
      if (name == shape.name)
        if (const Node* value = facts->find(key)) return value;
    return nullptr;
  }

  void complain_of_key(const ListShape& shape, const std::string& prefix, const Node& key) {
    std::vector<std::string> known;
    for (const Fact& fact : shape.facts)
      if (fact.is_directly_in(prefix)) known.push_back(fact.path.substr(prefix.size()));
    complain(key, fmt::format("“{}”: không có dữ kiện “{}{}”.{}", shape.name, prefix, key.text(),
                              did_you_mean(key.text(), known)));
  }

  void add_entry(const ListShape& shape, const Node& entry, std::int32_t parent) {
    Table& table = table_of(shape);
    const std::size_t row = table.rows();
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
      const FactType type = shape.facts[at].type;
      table.columns[at].numbers.push_back(0);
      table.columns[at].states.push_back(State::unknown);
      if (type == FactType::list || type == FactType::references) table.columns[at].counts.push_back(0);
    }
    table.places.push_back(entry.place());
    table.parents.push_back(parent);
    if (!entry.is_map())
      return complain(entry, fmt::format("Mỗi mục của “{}” phải là các cặp “khóa: giá trị”.", shape.name));
    fill(shape, entry, "", row);
    fill_defaults(shape, row, entry);
  }

  /// The shapes passed around here are those of the dictionary itself.
  Table& table_of(const ListShape& shape) {
    return situation_.tables[static_cast<std::size_t>(&shape - dictionary_.lists().data())];
  }
  Column& column(const ListShape& shape, int fact) {
    return table_of(shape).columns[static_cast<std::size_t>(fact)];
  }

  void fill(const ListShape& shape, const Node& entry, const std::string& prefix, std::size_t row) {
    for (const auto& [key, value] : entry.entries()) {
      const auto fact = shape.find(prefix + key.text());
      if (!fact)
        complain_of_key(shape, prefix, key);
      else
        set(shape, *fact, value, row);
    }
  }

  void set(const ListShape& shape, int index, const Node& value, std::size_t row) {
    const Fact& fact = shape.facts[static_cast<std::size_t>(index)];
    if (value.is_null()) return set_null(shape, index, row);
    switch (fact.type) {
      case FactType::record:
        if (!value.is_map())
          return complain(value, fmt::format("“{}” ({}) gồm nhiều dữ kiện; hãy viết {{khóa: giá trị, …}}.",
                                             fact.label.vi, fact.path));
        column(shape, index).states[row] = State::known;
        return fill(shape, value, fact.path + ".", row);
      case FactType::list:
        return set_list(shape, index, value, row);
      case FactType::references:
        return set_references(shape, index, value, row);
      case FactType::text:
      case FactType::boolean:
      case FactType::integer:
      case FactType::decimal:
      case FactType::date:
      case FactType::moment:
      case FactType::choice:
      case FactType::reference:
      case FactType::subject:
        break;
    }
    if (const auto number = read_value(value, fact, dictionary_, names_, problems_)) {
      column(shape, index).numbers[row] = *number;
      column(shape, index).states[row] = State::known;
    }
  }

  /// Null says: known, there is none. Of a record, its facts too.
  void set_null(const ListShape& shape, int index, std::size_t row) {
    const std::string prefix = shape.facts[static_cast<std::size_t>(index)].path + ".";
    column(shape, index).states[row] = State::none;
    for (std::size_t at = 0; at < shape.facts.size(); ++at)
      if (shape.facts[at].path.starts_with(prefix))
        column(shape, static_cast<int>(at)).states[row] = State::none;
  }

  void set_list(const ListShape& shape, int index, const Node& value, std::size_t row) {
    const Fact& fact = shape.facts[static_cast<std::size_t>(index)];
    if (!value.is_list())
      return complain(value, fmt::format("“{}” ({}) phải là một danh sách.", fact.label.vi, fact.path));
    const ListShape& inner = *dictionary_.list(fact.list);
    const auto first = static_cast<std::int32_t>(situation_.table(inner.name).rows());
    for (const Node& entry : value.items()) add_entry(inner, entry, static_cast<std::int32_t>(row));
    Column& held = column(shape, index);
    held.numbers[row] = first;
    held.counts[row] = static_cast<std::int32_t>(value.items().size());
    held.states[row] = State::known;
  }

  void set_references(const ListShape& shape, int index, const Node& value, std::size_t row) {
    Fact one = shape.facts[static_cast<std::size_t>(index)];
    one.type = FactType::reference;
    if (!value.is_list())
      return complain(value, fmt::format("“{}” ({}) phải là danh sách mã.", one.label.vi, one.path));
    Column& held = column(shape, index);
    held.numbers[row] = static_cast<std::int32_t>(held.pool.size());
    for (const Node& item : value.items())
      if (const auto number = read_value(item, one, dictionary_, names_, problems_))
        held.pool.push_back(*number);
    held.counts[row] = static_cast<std::int32_t>(held.pool.size()) - held.numbers[row];
    held.states[row] = State::known;
  }

  void fill_defaults(const ListShape& shape, std::size_t row, const Node& entry) {
    for (std::size_t at = 0; at < shape.facts.size(); ++at) {
      const int index = static_cast<int>(at);
      const Fact& fact = shape.facts[at];
      const auto stated = [&] { return entry.find(fact.path) != nullptr; };
      if (column(shape, index).state(row) == State::unknown && fact.path.find('.') == std::string::npos &&
          !stated()) {
        if (const Node* value = unless_stated(shape, fact.path))
          set(shape, index, *value, row);
        else
          set_default(shape, index, row, entry.place());
      }
      const State state = column(shape, index).state(row);
      if (fact.required && state != State::known && !stated())
        complain(entry, fmt::format("Mục của “{}” thiếu “{}” ({}).", shape.name, fact.path, fact.label.vi));
    }
  }

  void set_default(const ListShape& shape, int index, std::size_t row, const Place& place) {
    const Fact& fact = shape.facts[static_cast<std::size_t>(index)];
    if (!fact.default_fact.empty()) {
      const Column& from = column(shape, *shape.find(fact.default_fact));
      column(shape, index).numbers[row] = from.numbers[row];
      column(shape, index).states[row] = from.states[row];
      return;
    }
    if (!fact.has_default) return;
    if (fact.type == FactType::list) return set_list(shape, index, Node::list({}, place), row);
    std::string word = fact.default_word;
    if (!fact.default_unless.fact.empty() &&
        written(situation_, shape, situation_.table(shape.name), *shape.find(fact.default_unless.fact),
                row) == fact.default_unless.is)
      word = fact.default_unless.then;
    set(shape, index, word.empty() ? Node::null(place) : Node::scalar(word, false, place), row);
  }

  Situation& situation_;
  const Dictionary& dictionary_;
  Problems& problems_;
  Names names_;
  std::vector<std::pair<std::string, const Node*>> unless_stated_;
};

/// An organization may not stand, through its superiors, above itself.
void refuse_cycles(const Situation& situation, Problems& problems) {
  const Table& table = situation.table("organizations");
  const Column& parent = situation.column("organizations", "parent");
  std::vector<std::int8_t> seen(table.rows(), 0);  // 1: on the way up, 2: known to end
  for (std::size_t start = 0; start < table.rows(); ++start) {
    std::vector<std::size_t> way;
    std::size_t at = start;
    while (seen[at] == 0) {
      seen[at] = 1;
      way.push_back(at);
      if (!parent.known(at)) break;
      at = static_cast<std::size_t>(EntityRef::unpacked(parent.numbers[at]).row);
    }
    if (seen[at] == 1 && parent.known(at) && std::ranges::find(way, at) != way.end() && way.back() != at)
      problems.push_back(
          {table.places[at],
           fmt::format("Tổ chức “{}” đứng trên chính nó qua các cấp trên; hãy sửa “parent”.",
                       situation.id(EntityRef{EntityKind::organization, static_cast<std::int32_t>(at)}))});
    else if (seen[at] == 1 && parent.known(at) &&
             EntityRef::unpacked(parent.numbers[at]).row == static_cast<std::int32_t>(at))
      problems.push_back(
          {table.places[at],
           fmt::format("Tổ chức “{}” không thể là cấp trên của chính nó.",
                       situation.id(EntityRef{EntityKind::organization, static_cast<std::int32_t>(at)}))});
    for (const std::size_t passed : way) seen[passed] = 2;
  }
}

}  // namespace

std::string regulation_named_in(const Node& root) {
  const Node* regulation = root.find("regulation");
  return regulation == nullptr ? std::string{} : regulation->text();
}

std::vector<Table> empty_tables(const Dictionary& dictionary) {
  std::vector<Table> tables;
  for (std::size_t at = 0; at < dictionary.lists().size(); ++at) {
    Table table;
    table.shape = static_cast<int>(at);
    table.columns.resize(dictionary.lists()[at].facts.size());
    tables.push_back(std::move(table));
  }
  return tables;
}

Result<Situation> read_situation(const Node& root, const Dictionary& dictionary, std::string_view file) {
  Problems problems;
  Situation situation;
  situation.file = file;
  situation.dictionary = dictionary;
  if (!root.is_map())
    return refuse(root.place(), "Tệp tình huống phải bắt đầu bằng các cặp “khóa: giá trị”.");
  if (const Node* further = root.find("facts")) {
    auto extended = dictionary.extended_by(*further, "situation");
    if (!extended) return tl::unexpected{extended.error()};
    situation.dictionary = std::move(*extended);
    situation.further_facts = *further;
  }
  situation.tables = empty_tables(situation.dictionary);
  read_header(root, situation, problems);
  TablesReader{situation, problems}.read(root);
  if (problems.empty()) refuse_cycles(situation, problems);
  if (!problems.empty()) return tl::unexpected{problems};
  return situation;
}

}  // namespace kiemdiem::facts
