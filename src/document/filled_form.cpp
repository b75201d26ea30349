#include "document/filled_form.h"

#include <algorithm>

#include "base/vietnamese.h"

namespace kiemdiem::document {
namespace {

const std::string nothing;

template <class Map>
const std::string& value_in(const Map& map, std::string_view key) {
  const auto found = map.find(key);
  return found == map.end() ? nothing : found->second;
}

Node word(std::string text) {
  return Node::scalar(std::move(text), true, {});
}

template <class Map>
Node map_node(const Map& map) {
  std::vector<std::pair<Node, Node>> entries;
  for (const auto& [key, value] : map)
    if (!value.empty()) entries.emplace_back(word(key), word(value));
  return Node::map(std::move(entries), {});
}

std::map<std::string, std::string, std::less<>> texts_in(const Node* node) {
  std::map<std::string, std::string, std::less<>> texts;
  if (node != nullptr)
    for (const auto& [key, value] : node->entries()) texts[key.text()] = value.text();
  return texts;
}

std::string text_in(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  return found == nullptr ? std::string{} : found->text();
}

Node answer_node(const Answer& answer) {
  std::vector<std::pair<Node, Node>> entries;
  if (!answer.text.empty()) entries.emplace_back(word("text"), word(answer.text));
  if (!answer.grade.empty()) entries.emplace_back(word("grade"), word(answer.grade));
  if (!answer.ratings.empty()) entries.emplace_back(word("ratings"), map_node(answer.ratings));
  std::vector<Node> rows;
  for (const Row& row : answer.rows)
    rows.push_back(Node::map({{word("key"), word(row.key)}, {word("cells"), map_node(row.cells)}}, {}));
  if (!rows.empty()) entries.emplace_back(word("rows"), Node::list(std::move(rows), {}));
  return Node::map(std::move(entries), {});
}

Answer answer_in(const Node& node) {
  Answer answer{text_in(node, "text"), text_in(node, "grade"), {}, texts_in(node.find("ratings"))};
  if (const Node* rows = node.find("rows"); rows != nullptr)
    for (const Node& row : rows->items())
      answer.rows.push_back({text_in(row, "key"), texts_in(row.find("cells"))});
  return answer;
}

}  // namespace

const std::string& Row::cell(std::string_view column) const {
  return value_in(cells, column);
}

bool Answer::empty() const {
  return text.empty() && grade.empty() && rows.empty() && ratings.empty();
}

const Answer& FilledForm::answer(std::string_view section) const {
  static const Answer none;
  const auto found = answers.find(section);
  return found == answers.end() ? none : found->second;
}

std::vector<Row> rows_of(const Section& section, const Answer& answer, const Given& given) {
  std::vector<Row> rows;
  const auto add = [&](const Row& begun) {
    const auto typed = std::ranges::find(answer.rows, begun.key, &Row::key);
    Row row = begun;
    if (typed != answer.rows.end())
      for (const auto& [column, value] : typed->cells) {
        const Column* known = section.column(column);
        if (known != nullptr && known->type != ColumnType::given) row.cells[column] = value;
      }
    rows.push_back(std::move(row));
  };
  for (const FixedRow& fixed : section.rows) add({fixed.key, {}});
  if (const auto found = given.find(section.prefill);
      section.prefill != Prefill::nothing && found != given.end())
    for (const Row& row : found->second) add(row);
  for (const Row& row : answer.rows) {
    const bool shown = !row.key.empty() && std::ranges::find(rows, row.key, &Row::key) != rows.end();
    if (!shown) rows.push_back(row);
  }
  return rows;
}

Node to_node(const FilledForm& filled) {
  std::vector<std::pair<Node, Node>> answers;
  for (const auto& [section, answer] : filled.answers)
    if (!answer.empty()) answers.emplace_back(word(section), answer_node(answer));
  return Node::map({{word("form"), word(filled.form)},
                    {word("version"), Node::scalar(std::to_string(filled.version), false, {})},
                    {word("head"), map_node(filled.head)},
                    {word("answers"), Node::map(std::move(answers), {})}},
                   {});
}

FilledForm filled_form(const Node& node) {
  FilledForm filled;
  filled.form = text_in(node, "form");
  const std::string version = text_in(node, "version");
  if (version.size() < 6 && !version.empty() &&
      std::ranges::all_of(version, [](char one) { return one >= '0' && one <= '9'; }))
    filled.version = std::stoi(version);
  filled.head = texts_in(node.find("head"));
  if (const Node* answers = node.find("answers"); answers != nullptr)
    for (const auto& [section, answer] : answers->entries())
      filled.answers[section.text()] = answer_in(answer);
  return filled;
}

std::string plain_text(const Section& section, const Answer& answer) {
  std::string text = answer.text;
  for (const Row& row : answer.rows)
    for (const Column& column : section.columns) {
      const std::string& cell = row.cell(column.id);
      const bool words = column.type == ColumnType::text || column.type == ColumnType::words;
      if (words && !cell.empty()) text += (text.empty() ? "" : "\n") + cell;
    }
  return text;
}

}  // namespace kiemdiem::document
