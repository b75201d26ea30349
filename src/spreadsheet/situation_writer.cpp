#include "spreadsheet/situation_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include "base/vietnamese.h"
#include "spreadsheet/sheet_layout.h"
#include "spreadsheet/sheet_words.h"

namespace kiemdiem::spreadsheet {
namespace {

using facts::Column;
using facts::Fact;
using facts::FactType;
using facts::ListShape;
using facts::Situation;
using facts::State;
using facts::Table;

/// Writes the tables of a situation into the cells of its sheets.
class ListsWriter {
 public:
  ListsWriter(const Situation& situation, const std::vector<CellRemark>& remarks,
              const std::vector<KeptColumns>& kept)
      : situation_(situation), kept_(kept) {
    for (const CellRemark& remark : remarks)
      remarks_[remark.row ? row_key(remark.list, *remark.row) : remark.list + ":" + remark.entry_id]
          .push_back(&remark);
  }

  DraftSheet sheet_of(const Table& table) const {
    const ListShape& shape = situation_.dictionary.lists()[static_cast<std::size_t>(table.shape)];
    const std::vector<int> columns = columns_of(shape);
    const auto last_row = heading_row + static_cast<int>(table.rows()) + 500;
    DraftSheet sheet = empty_list_sheet(shape, situation_.dictionary, last_row);
    const auto kept = std::ranges::find(kept_, shape.name, &KeptColumns::list);
    if (kept != kept_.end())
      for (const std::string& heading : kept->headings) {
        sheet.rows[heading_row - 1].push_back({heading, Style::heading});
        sheet.widths.push_back(18);
      }
    sheet.rows.reserve(table.rows() + heading_row + 1);
    for (std::size_t row = 0; row < table.rows(); ++row) {
      sheet.rows.emplace_back();
      sheet.rows.back().reserve(columns.size());
      for (const int index : columns) sheet.rows.back().push_back(cell_of(shape, table, index, row));
      if (!remarks_.empty()) remark_row(shape, table, row, columns, sheet.rows.back());
      if (kept != kept_.end()) add_kept(*kept, table.places[row], sheet.rows.back());
    }
    if (table.rows() == 0 && shape.parent.empty() && situation_.is_given(shape.name))
      sheet.rows.push_back({{std::string{word_for_none}}});
    return sheet;
  }

 private:
  static void add_kept(const KeptColumns& kept, const Place& read_from, std::vector<DraftCell>& cells) {
    const auto first = read_from.sheet == kept.sheet ? parse_cell_reference(read_from.cell) : std::nullopt;
    const auto found = first ? kept.cells.find(first->row) : kept.cells.end();
    if (found != kept.cells.end()) cells.insert(cells.end(), found->second.begin(), found->second.end());
  }

  DraftCell cell_of(const ListShape& shape, const Table& table, int index, std::size_t row) const {
    if (index == parent_column_index) return {entry_id(shape, table, row)};
    const Fact& fact = shape.facts[static_cast<std::size_t>(index)];
    const Column& column = table.columns[static_cast<std::size_t>(index)];
    switch (column.state(row)) {
      case State::unknown:
        return {};
      case State::none:
        return none_cell(shape, table, index, row);
      case State::known:
        return is_default(fact, column, shape, table, index, row)
                   ? DraftCell{}
                   : DraftCell{value_of(fact, column, shape, table, index, row)};
    }
    return {};
  }

  /// The code of the entry; of an inner list, that of the parent's.
  std::string entry_id(const ListShape& shape, const Table& table, std::size_t row) const {
    const ListShape* holder = &shape;
    const Table* holders = &table;
    if (!shape.parent.empty()) {
      holder = situation_.dictionary.list(shape.parent);
      holders = &situation_.table(shape.parent);
      row = static_cast<std::size_t>(table.parents[row]);
    }
    const auto id = holder->find("id");
    return id ? written(situation_, *holder, *holders, *id, row) : std::string{};
  }

  /// Where a whole record is null, its first column says so for all.
  static DraftCell none_cell(const ListShape& shape, const Table& table, int index, std::size_t row) {
    const Fact& fact = shape.facts[static_cast<std::size_t>(index)];
    const std::size_t dot = fact.path.rfind('.');
    if (dot != std::string::npos) {
      const auto record = shape.find(fact.path.substr(0, dot));
      const bool all_null =
          record && table.columns[static_cast<std::size_t>(*record)].state(row) == State::none;
      if (all_null && default_is_null(shape.facts[static_cast<std::size_t>(*record)])) return {};
      if (all_null && index != first_column_of(shape, fact.path.substr(0, dot + 1))) return {};
    } else if (default_is_null(fact)) {
      return {};
    }
    const bool word_has_meaning = fact.type == FactType::integer || fact.type == FactType::decimal ||
                                  fact.type == FactType::boolean || fact.type == FactType::list;
    return {word_has_meaning ? std::string{"null"} : std::string{word_for_none}};
  }
  static bool default_is_null(const Fact& fact) {
    return fact.has_default && fact.default_word.empty() && fact.default_unless.fact.empty();
  }
  static int first_column_of(const ListShape& shape, std::string_view prefix) {
    for (std::size_t at = 0; at < shape.facts.size(); ++at)
      if (shape.facts[at].path.starts_with(prefix) && !shape.facts[at].column.empty())
        return static_cast<int>(at);
    return parent_column_index;
  }

  bool is_default(const Fact& fact, const Column& column, const ListShape& shape, const Table& table,
                  int index, std::size_t row) const {
    if (!fact.has_default || fact.default_word.empty() || !fact.default_unless.fact.empty()) return false;
    if (fact.type == FactType::list) return column.counts[row] == 0;
    return written(situation_, shape, table, index, row) == fact.default_word;
  }

  std::variant<std::monostate, std::string, double, Date, Moment> value_of(const Fact& fact,
                                                                           const Column& column,
                                                                           const ListShape& shape,
                                                                           const Table& table, int index,
                                                                           std::size_t row) const {
    const std::int32_t number = column.numbers[row];
    switch (fact.type) {
      case FactType::boolean:
        return std::string{boolean_word(number != 0)};
      case FactType::integer:
        return static_cast<double>(number);
      case FactType::decimal:
        return static_cast<double>(number) / 100;
      case FactType::date:
        return Date{number};
      case FactType::moment:
        return Moment::unpacked(number);
      case FactType::choice:
        return situation_.dictionary.choices(fact.choices)->labels[static_cast<std::size_t>(number)].vi;
      case FactType::list:
        if (column.counts[row] > 0) return std::monostate{};
        return std::string{word_for_none};
      case FactType::text:
      case FactType::reference:
      case FactType::references:
      case FactType::subject:
      case FactType::record:
        break;
    }
    return written(situation_, shape, table, index, row);
  }

  void remark_row(const ListShape& shape, const Table& table, std::size_t row,
                  const std::vector<int>& columns, std::vector<DraftCell>& cells) const {
    for (const std::string& key : {shape.name + ":" + entry_id(shape, table, row), row_key(shape.name, row)})
      if (const auto found = remarks_.find(key); found != remarks_.end())
        remark_cells(shape, columns, found->second, cells);
  }
  static std::string row_key(const std::string& list, std::size_t row) {
    return fmt::format("{}#{}", list, row);
  }
  static void remark_cells(const ListShape& shape, const std::vector<int>& columns,
                           const std::vector<const CellRemark*>& remarks, std::vector<DraftCell>& cells) {
    for (const CellRemark* remark : remarks) {
      DraftCell& cell = cells[column_for(shape, columns, remark->fact)];
      cell.style = std::max(cell.style, remark->severity,
                            [](Style one, Style other) { return weight(one) < weight(other); });
      cell.comment += (cell.comment.empty() ? "" : "\n") + remark->text;
    }
  }
  static int weight(Style style) {
    return style == Style::breaks ? 3 : style == Style::undecided ? 2 : style == Style::plain ? 0 : 1;
  }
  static std::size_t column_for(const ListShape& shape, const std::vector<int>& columns,
                                const std::string& fact) {
    for (const std::string& prefix : {fact, fact + "."})
      for (std::size_t at = 0; at < columns.size(); ++at) {
        if (columns[at] == parent_column_index || fact.empty()) continue;
        const std::string& path = shape.facts[static_cast<std::size_t>(columns[at])].path;
        if (path == prefix || (prefix.ends_with('.') && path.starts_with(prefix))) return at;
      }
    return 0;
  }

  const Situation& situation_;
  const std::vector<KeptColumns>& kept_;
  std::unordered_map<std::string, std::vector<const CellRemark*>> remarks_;
};

std::string joined(const std::vector<std::string>& pieces) {
  std::string all;
  for (const std::string& piece : pieces) all += (all.empty() ? "" : ", ") + piece;
  return all;
}

std::string label_of(std::string_view key, std::string_view word) {
  for (const HeadField& field : head_fields())
    for (const HeadWord& known : field.words)
      if (field.key == key && known.word == word) return std::string{known.label};
  return std::string{word};
}

HeadValues head_values(const Situation& situation) {
  constexpr std::string_view kinds[] = {"year", "quarter", "term", "ad_hoc"};
  HeadValues values;
  const auto add = [&](std::string_view key, DraftCell cell) { values.emplace_back(key, std::move(cell)); };
  add("situation", {situation.title});
  add("regulation", {situation.regulation});
  add("period.kind", {label_of("period.kind", kinds[static_cast<std::size_t>(situation.period.kind)])});
  if (situation.period.year > 0) add("period.year", {static_cast<double>(situation.period.year)});
  if (situation.period.quarter > 0) add("period.quarter", {static_cast<double>(situation.period.quarter)});
  add("on", {situation.on});
  std::vector<std::string> complete;
  std::vector<std::string> holidays;
  for (const std::string& list : situation.complete)
    if (const ListShape* shape = situation.dictionary.list(list)) complete.push_back(shape->sheet);
  for (const Date day : situation.holidays) holidays.push_back(to_vietnamese(day));
  add("complete", {joined(complete)});
  if (situation.quota_reading_given)
    add("quota_reading", {std::string{situation.quota_reading_b ? "B" : "A"}});
  if (situation.layers_given) add("layers", {label_of("layers", situation.all_layers ? "all" : "own")});
  add("holidays", {joined(holidays)});
  return values;
}

DraftSheet table_sheet(ResultTable table) {
  DraftSheet sheet;
  sheet.name = table.sheet;
  sheet.widths = table.widths;
  sheet.rows.push_back({{table.title, Style::title}});
  sheet.rows.emplace_back();
  sheet.rows.emplace_back();
  for (const std::string& heading : table.headings) sheet.rows.back().push_back({heading, Style::heading});
  sheet.rows.insert(sheet.rows.end(), std::make_move_iterator(table.rows.begin()),
                    std::make_move_iterator(table.rows.end()));
  if (table.headings.size() > 1)
    sheet.merged.push_back({{1, 1}, {1, static_cast<int>(table.headings.size())}});
  sheet.frozen_rows = sheet.repeated_rows = sheet.filter_row = heading_row;
  return sheet;
}

/// Sheets of an earlier result give way to those of this one.
void add_kept_sheets(const std::vector<DraftSheet>& kept, std::vector<DraftSheet>& sheets) {
  std::set<std::string> taken;
  for (const DraftSheet& sheet : sheets) taken.insert(search_key(sheet.name));
  for (const DraftSheet& sheet : kept)
    if (taken.insert(search_key(sheet.name)).second) sheets.push_back(sheet);
}

}  // namespace

std::vector<DraftSheet> situation_sheets(const Situation& situation, const std::vector<CellRemark>& remarks,
                                         const Kept& kept) {
  std::vector<DraftSheet> sheets{head_sheet(head_values(situation))};
  const ListsWriter writer{situation, remarks, kept.columns};
  for (const Table& table : situation.tables) sheets.push_back(writer.sheet_of(table));
  sheets.push_back(word_lists(situation.dictionary));
  return sheets;
}

Result<std::string> write_situation(const Situation& situation) {
  return write_workbook(situation_sheets(situation));
}

Result<std::string> write_result(const Situation& situation, std::vector<ResultTable> tables,
                                 const std::vector<CellRemark>& remarks, const Kept& kept) {
  std::vector<DraftSheet> sheets;
  for (ResultTable& table : tables) sheets.push_back(table_sheet(std::move(table)));
  for (DraftSheet& sheet : situation_sheets(situation, remarks, kept)) sheets.push_back(std::move(sheet));
  add_kept_sheets(kept.sheets, sheets);
  return write_workbook(sheets);
}

}  // namespace kiemdiem::spreadsheet
