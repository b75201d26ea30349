#include "spreadsheet/head_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/words.h"
#include "spreadsheet/excerpt.h"
#include "spreadsheet/sheet_rows.h"
#include "spreadsheet/sheet_words.h"

namespace kiemdiem::spreadsheet {
namespace {

using facts::Dictionary;
using facts::Fact;
using facts::ListShape;

const ListShape* find_list(const Dictionary& dictionary, std::string_view text) {
  const std::string key = heading_key(text);
  for (const ListShape& shape : dictionary.lists())
    if (key == heading_key(shape.name) || key == heading_key(shape.sheet) ||
        key == heading_key(shape.label.vi))
      return &shape;
  return nullptr;
}

std::string list_labels(const Dictionary& dictionary) {
  std::vector<std::string> labels;
  for (const ListShape& shape : dictionary.lists())
    if (shape.parent.empty()) labels.push_back("“" + shape.sheet + "”");
  return joined_with_and(labels);
}

class HeadReader {
 public:
  HeadReader(const Workbook& workbook, const Sheet& sheet, const Dictionary& dictionary, Problems& problems)
      : workbook_(workbook), sheet_(sheet), dictionary_(dictionary), problems_(problems) {}

  NodeEntries read() {
    for (const CellRow row : rows_of(sheet_)) read_row(row);
    NodeEntries head;
    NodeEntries period;
    for (auto& [key, value] : values_) {
      if (key.starts_with("period."))
        period.push_back(entry(key.substr(7), std::move(value)));
      else
        head.push_back(entry(key, std::move(value)));
    }
    if (!period.empty())
      head.push_back(entry("period", Node::map(std::move(period), place_in(workbook_.file, sheet_, {1, 1}))));
    return head;
  }

 private:
  void read_row(CellRow row) {
    for (std::size_t at = 0; at < row.size(); ++at) {
      const HeadField* field = find_field(row[at].text);
      if (field == nullptr) {
        if (at == 0) complain_if_near(row);
        continue;
      }
      if (at + 1 == row.size() || row[at + 1].at.column != merged_area_at(sheet_, row[at].at).last.column + 1)
        return;
      const Cell& value = row[at + 1];
      if (values_.contains(std::string{field->key}))
        return complain(value, fmt::format("“{}” ghi hai lần; hãy bỏ một dòng", field->label));
      if (auto node = read_value(*field, value)) values_.emplace(field->key, std::move(*node));
      return;
    }
  }

  static const HeadField* find_field(std::string_view text) {
    const std::string key = heading_key(text);
    for (const HeadField& field : head_fields())
      if (key == heading_key(field.label) || key == heading_key(field.key)) return &field;
    return nullptr;
  }

  void complain_if_near(CellRow row) {
    if (row.size() < 2) return;
    std::vector<std::string> known;
    for (const HeadField& field : head_fields())
      if (field.label.size() > 4) known.push_back(heading_key(field.label));
    const std::string near = nearest_within(2, heading_key(row.front().text), known);
    if (near.empty()) return;
    problems_.push_back(
        {place_of(row.front()), fmt::format("Không có mục “{}”. Ý bạn là “{}”?", excerpt(row.front().text),
                                            find_field(near)->label)});
  }

  Place place_of(const Cell& cell) const { return place_in(workbook_.file, sheet_, cell.at); }
  void complain(const Cell& cell, std::string message) {
    problems_.push_back({place_of(cell), std::move(message) + "."});
  }

  std::optional<Node> read_value(const HeadField& field, const Cell& cell) {
    const std::string text = trimmed_text(cell);
    if (text.empty()) return std::nullopt;
    switch (field.type) {
      case HeadType::text:
      case HeadType::whole:
        return Node::scalar(text, false, place_of(cell));
      case HeadType::word:
        return read_word(field, cell);
      case HeadType::day:
        if (const auto day = iso_day(cell, false)) return Node::scalar(*day, false, place_of(cell));
        complain(cell, fmt::format("“{}”: “{}” không phải ngày có thật; hãy viết như 10/12/2022", field.label,
                                   excerpt(text)));
        return Node::scalar("2000-01-01", false, place_of(cell));
      case HeadType::days:
        return read_days(field, cell);
      case HeadType::lists:
        return read_lists(field, cell);
    }
    return std::nullopt;
  }

  std::optional<Node> read_word(const HeadField& field, const Cell& cell) {
    const std::string key = heading_key(cell.text);
    std::string needed;
    for (const HeadWord& word : field.words) {
      if (key == heading_key(word.word) || key == heading_key(word.label))
        return Node::scalar(std::string{word.word}, false, place_of(cell));
      needed += (needed.empty() ? "“" : ", “") + std::string{word.label} + "”";
    }
    complain(cell, fmt::format("“{}”: “{}” không dùng được; cần một trong: {}", field.label,
                               excerpt(cell.text), needed));
    return Node::scalar(std::string{field.words.front().word}, false, place_of(cell));
  }

  std::optional<Node> read_days(const HeadField& field, const Cell& cell) {
    std::vector<Node> days;
    if (const auto day = cell.kind == Cell::Kind::date ? iso_day(cell, false) : std::nullopt) {
      days.push_back(Node::scalar(*day, false, place_of(cell)));
      return Node::list(std::move(days), place_of(cell));
    }
    for (const std::string& piece : pieces_of(cell.text)) {
      Cell one = cell;
      one.text = piece;
      if (const auto day = iso_day(one, false))
        days.push_back(Node::scalar(*day, false, place_of(cell)));
      else if (!is_none_word(piece))
        complain(cell, fmt::format("“{}”: “{}” không phải ngày có thật; hãy viết như 02/01/2023", field.label,
                                   excerpt(piece)));
    }
    return Node::list(std::move(days), place_of(cell));
  }

  std::optional<Node> read_lists(const HeadField& field, const Cell& cell) {
    std::vector<Node> lists;
    for (const std::string& piece : pieces_of(cell.text)) {
      const ListShape* shape = find_list(dictionary_, piece);
      if (shape != nullptr && shape->parent.empty())
        lists.push_back(Node::scalar(shape->name, false, place_of(cell)));
      else if (!is_none_word(piece))
        complain(cell, fmt::format("“{}”: không có danh sách “{}”; cần trong số {}", field.label,
                                   excerpt(piece), list_labels(dictionary_)));
    }
    return Node::list(std::move(lists), place_of(cell));
  }

  const Workbook& workbook_;
  const Sheet& sheet_;
  const Dictionary& dictionary_;
  Problems& problems_;
  std::map<std::string, Node> values_;
};

const Fact* find_fact(const ListShape& shape, std::string_view text) {
  const std::string key = heading_key(text);
  for (const Fact& fact : shape.facts)
    if (fact.path.find('.') == std::string::npos &&
        (key == heading_key(fact.path) || key == heading_key(fact.column) ||
         key == heading_key(fact.label.vi)))
      return &fact;
  return nullptr;
}

}  // namespace

std::pair<Node, Node> entry(std::string_view key, Node value) {
  return {Node::scalar(std::string{key}, false, {}), std::move(value)};
}

const Sheet* find_sheet(const Workbook& workbook, std::string_view name) {
  for (const Sheet& sheet : workbook.sheets)
    if (heading_key(sheet.name) == heading_key(name)) return &sheet;
  return nullptr;
}

NodeEntries read_head(const Workbook& workbook, const Dictionary& dictionary, Problems& problems) {
  const Sheet* sheet = find_sheet(workbook, information_sheet);
  return sheet == nullptr ? NodeEntries{} : HeadReader{workbook, *sheet, dictionary, problems}.read();
}

Node read_defaults(const Workbook& workbook, const CellContext& context) {
  const Sheet* sheet = find_sheet(workbook, defaults_sheet);
  if (sheet == nullptr) return Node::null({});
  std::map<std::string, NodeEntries> lists;
  bool below_headings = false;
  for (const CellRow row : rows_of(*sheet)) {
    const bool headings = heading_key(row.front().text) == heading_key(defaults_headings.front());
    if (headings || !below_headings || is_example(row) || row.size() < 3) {
      below_headings = below_headings || headings;
      continue;
    }
    const ListShape* shape = find_list(context.dictionary, row[0].text);
    const Fact* fact = shape == nullptr ? nullptr : find_fact(*shape, row[1].text);
    const Cell& wrong = shape == nullptr ? row[0] : row[1];
    if (fact == nullptr) {
      context.problems.push_back(
          {place_in(workbook.file, *sheet, wrong.at),
           fmt::format("Không có {} “{}”; hãy ghi đúng như tên trang tính và tiêu đề cột.",
                       shape == nullptr ? "danh sách" : "cột", excerpt(wrong.text))});
      continue;
    }
    lists[shape->name].push_back(entry(
        fact->path, read_fact_cell(row[2], *fact, place_in(workbook.file, *sheet, row[2].at), context)));
  }
  NodeEntries all;
  for (auto& [name, values] : lists)
    all.push_back(entry(name, Node::map(std::move(values), place_in(workbook.file, *sheet, {1, 1}))));
  return all.empty() ? Node::null({}) : Node::map(std::move(all), place_in(workbook.file, *sheet, {1, 1}));
}

}  // namespace kiemdiem::spreadsheet
