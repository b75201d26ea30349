#include "spreadsheet/situation_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "facts/read_situation.h"
#include "spreadsheet/entity_names.h"
#include "spreadsheet/excerpt.h"
#include "spreadsheet/fact_cell.h"
#include "spreadsheet/head_reader.h"
#include "spreadsheet/list_table.h"
#include "spreadsheet/sheet_words.h"

namespace kiemdiem::spreadsheet {
namespace {

using facts::Dictionary;
using facts::Fact;
using facts::FactType;
using facts::ListShape;

/// “không” as the only entry: the list is given and holds nothing.
bool says_nothing_there(const ListTable& table) {
  if (table.rows.size() != 1) return false;
  const ListRow& row = table.rows.front();
  const Cell* only = row.parent;
  int cells = row.parent != nullptr ? 1 : 0;
  for (const Cell* cell : row.facts)
    if (cell != nullptr) {
      only = cell;
      ++cells;
    }
  return cells == 1 && is_none_word(only->text);
}

/// Builds the lists of the tree out of the tables of the workbook.
class TreeBuilder {
 public:
  TreeBuilder(const Workbook& workbook, const std::vector<ListTable>& tables, const CellContext& context)
      : workbook_(workbook), tables_(tables), context_(context) {
    for (const ListTable& table : tables_)
      if (!table.shape->parent.empty()) join(table);
  }

  NodeEntries lists(const Node* complete) {
    NodeEntries lists;
    for (const ListTable& table : tables_) {
      if (!table.shape->parent.empty()) continue;
      const bool nothing = says_nothing_there(table);
      if (table.rows.empty() && !is_listed(complete, table.shape->name)) continue;
      std::vector<Node> entries;
      for (std::size_t at = 0; !nothing && at < table.rows.size(); ++at)
        entries.push_back(entry_of(table, at));
      lists.push_back(entry(table.shape->name,
                            Node::list(std::move(entries), place_in(workbook_.file, *table.sheet, {}))));
    }
    return lists;
  }

 private:
  static bool is_listed(const Node* names, std::string_view name) {
    return names != nullptr &&
           std::ranges::any_of(names->items(), [&](const Node& item) { return item.text() == name; });
  }

  /// Hangs the rows of an inner list on the entries that they name.
  void join(const ListTable& inner) {
    if (says_nothing_there(inner)) return;
    for (std::size_t at = 0; at < inner.rows.size(); ++at) {
      const ListRow& row = inner.rows[at];
      if (row.parent == nullptr) {
        complain(inner, {row.row, 1}, fmt::format("Thiếu “{}” ở dòng này.", inner.shape->row_column));
        continue;
      }
      bool ambiguous = false;
      const std::string text = trimmed_text(*row.parent);
      const auto found = context_.names.find(text, {inner.shape->parent}, ambiguous);
      if (!found || found->list != inner.shape->parent)
        complain(inner, row.parent->at,
                 ambiguous ? fmt::format("Có nhiều người cùng tên “{}”; hãy ghi mã.", excerpt(text))
                           : fmt::format("“{}”: không có mã hay tên “{}” trong danh sách “{}”.",
                                         inner.shape->row_column, excerpt(text),
                                         context_.dictionary.list(inner.shape->parent)->label.vi));
      else
        joined_[inner.shape][found->id].push_back(at);
    }
  }

  void complain(const ListTable& table, CellReference cell, std::string message) {
    context_.problems.push_back({place_in(workbook_.file, *table.sheet, cell), std::move(message)});
  }

  Node entry_of(const ListTable& table, std::size_t at) {
    const ListRow& row = table.rows[at];
    const std::string& id = context_.names.id_of(table, at);
    const Cell* first = row.parent;
    for (const Cell* cell : row.facts)
      if (cell != nullptr && (first == nullptr || cell->at.column < first->at.column)) first = cell;
    const CellReference where = first == nullptr ? CellReference{row.row, 1} : first->at;
    const Place place = place_in(workbook_.file, *table.sheet, where);
    NodeEntries values = values_of(table, row, "", id);
    const auto id_fact = table.shape->find("id");
    if (id_fact && row.facts[static_cast<std::size_t>(*id_fact)] == nullptr && !id.empty())
      values.insert(values.begin(), entry("id", Node::scalar(id, false, place)));
    return Node::map(std::move(values), place);
  }

  NodeEntries values_of(const ListTable& table, const ListRow& row, std::string_view prefix,
                        const std::string& id) {
    NodeEntries values;
    const std::vector<Fact>& facts = table.shape->facts;
    values.reserve(prefix.empty() ? facts.size() : 4);
    for (std::size_t at = 0; at < facts.size(); ++at) {
      if (!facts[at].is_directly_in(prefix)) continue;
      if (auto value = value_of(table, row, at, id))
        values.push_back(entry(std::string_view{facts[at].path}.substr(prefix.size()), std::move(*value)));
    }
    return values;
  }

  std::optional<Node> value_of(const ListTable& table, const ListRow& row, std::size_t at,
                               const std::string& id) {
    const Fact& fact = table.shape->facts[at];
    if (fact.type == FactType::list)
      if (auto entries = inner_entries(fact, id, row)) return entries;
    if (const Cell* cell = row.facts[at])
      return read_fact_cell(*cell, fact, place_in(workbook_.file, *table.sheet, cell->at), context_);
    return fact.type == FactType::record ? record_of(table, row, fact, id) : std::nullopt;
  }

  /// A record is given where one of its cells is, and null where all that is given is “không”.
  std::optional<Node> record_of(const ListTable& table, const ListRow& row, const Fact& fact,
                                const std::string& id) {
    NodeEntries values = values_of(table, row, fact.path + ".", id);
    if (values.empty()) return std::nullopt;
    const Place place = values.front().second.place();
    const bool nothing =
        std::ranges::all_of(values, [](const auto& value) { return value.second.is_null(); });
    return nothing ? Node::null(place) : Node::map(std::move(values), place);
  }

  std::optional<Node> inner_entries(const Fact& fact, const std::string& id, const ListRow& row) {
    for (const ListTable& inner : tables_) {
      if (inner.shape->name != fact.list || id.empty()) continue;
      const auto& by_parent = joined_[inner.shape];
      const auto found = by_parent.find(id);
      if (found == by_parent.end()) return std::nullopt;
      std::vector<Node> entries;
      for (const std::size_t at : found->second) entries.push_back(entry_of(inner, at));
      return Node::list(std::move(entries), place_in(workbook_.file, *inner.sheet, {row.row, 1}));
    }
    return std::nullopt;
  }

  const Workbook& workbook_;
  const std::vector<ListTable>& tables_;
  const CellContext& context_;
  std::map<const ListShape*, std::map<std::string, std::vector<std::size_t>, std::less<>>> joined_;
};

}  // namespace

SituationTree read_situation_tree(const Workbook& workbook, const Dictionary& dictionary) {
  SituationTree tree;
  tree.notices = workbook.notices;
  const std::vector<ListTable> tables = find_lists(workbook, dictionary, tree.problems, tree.notices);
  const EntityNames names{tables, workbook.file, tree.notices};
  const ChoiceFinder choices{dictionary};
  const CellContext context{dictionary, names, choices, tree.problems};
  NodeEntries root = read_head(workbook, dictionary, tree.problems);
  if (Node defaults = read_defaults(workbook, context); defaults.is_map())
    root.push_back(entry("unless_stated", std::move(defaults)));
  const auto complete =
      std::ranges::find_if(root, [](const auto& value) { return value.first.text() == "complete"; });
  NodeEntries lists =
      TreeBuilder{workbook, tables, context}.lists(complete == root.end() ? nullptr : &complete->second);
  root.insert(root.end(), std::make_move_iterator(lists.begin()), std::make_move_iterator(lists.end()));
  tree.root = Node::map(std::move(root), {workbook.file, 0, 0, {}, {}});
  return tree;
}

std::string regulation_named_in(const Workbook& workbook) {
  Problems ignored;
  for (const auto& [key, value] : read_head(workbook, Dictionary{}, ignored))
    if (key.text() == "regulation") return value.text();
  return {};
}

Result<facts::Situation> read_situation(const Workbook& workbook, const Dictionary& dictionary,
                                        Problems& notices) {
  SituationTree tree = read_situation_tree(workbook, dictionary);
  notices.insert(notices.end(), tree.notices.begin(), tree.notices.end());
  auto situation = facts::read_situation(tree.root, dictionary, workbook.file);
  if (!situation)
    tree.problems.insert(tree.problems.end(), situation.error().begin(), situation.error().end());
  if (!tree.problems.empty()) return tl::unexpected{std::move(tree.problems)};
  return situation;
}

}  // namespace kiemdiem::spreadsheet
