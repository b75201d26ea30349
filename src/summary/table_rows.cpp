#include <algorithm>

#include "summary/table_parts.h"

namespace kiemdiem::summary {
namespace {

/// Roman numbers of blocks: I, II, …
std::string block_number(std::size_t number) {
  constexpr std::array<std::string_view, 13> signs{"M",  "CM", "D",  "CD", "C",  "XC", "L",
                                                   "XL", "X",  "IX", "V",  "IV", "I"};
  constexpr std::array<std::size_t, 13> values{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  std::string roman;
  for (std::size_t at = 0; at < values.size(); ++at)
    for (; number >= values[at]; number -= values[at]) roman += signs[at];
  return roman;
}

DraftRow total_row(const Counting& counting, const std::vector<DraftRow>& rows) {
  DraftRow total = counting.row();
  total.kind = RowKind::total;
  total.key = "total";
  total.about.label = "Tổng cộng";
  std::vector<const DraftRow*> counted;
  for (const DraftRow& row : rows)
    if (row.kind == RowKind::data) counted.push_back(&row);
  Counting::add(total, counted);
  return total;
}

/// Whether a subject's organization decides or another above it.
bool decides(const Shape& shape, const Line& line, const Lookup& lookup, std::int32_t unit) {
  if (shape.deciding.empty()) return true;
  const std::int32_t decider = lookup.tree.find(line.decided_by);
  const bool own = decider >= 0 && lookup.tree.is_below(decider, unit);
  return (shape.deciding == "own") == own;
}

bool in_table(const Shape& shape, const Line& line, const Lookup& lookup, std::int32_t unit) {
  return counts_kind(shape, line.kind) && decides(shape, line, lookup, unit);
}

/// Rows of one kind of organization under a title, with their sum.
std::vector<DraftRow> in_blocks(std::vector<DraftRow> rows, const Counting& counting, const Lookup& lookup) {
  std::vector<std::string> kinds;
  for (const DraftRow& row : rows) {
    const std::string& kind = lookup.tree.at(row.about.unit).kind_words;
    if (std::ranges::find(kinds, kind) == kinds.end()) kinds.push_back(kind);
  }
  if (kinds.size() < 2) return rows;
  std::vector<DraftRow> blocks;
  std::size_t number = 0;
  for (const std::string& kind : kinds) {
    DraftRow sum = counting.row();
    sum.kind = RowKind::subtotal;
    sum.key = "block-" + std::to_string(++number);
    sum.about.label = block_number(number) + ". " + kind;
    std::vector<const DraftRow*> counted;
    for (const DraftRow& row : rows)
      if (lookup.tree.at(row.about.unit).kind_words == kind) counted.push_back(&row);
    Counting::add(sum, counted);
    blocks.push_back(std::move(sum));
    std::int64_t order = 0;
    for (DraftRow& row : rows) {
      if (lookup.tree.at(row.about.unit).kind_words != kind) continue;
      row.about.order = ++order;
      blocks.push_back(std::move(row));
      row.about.unit = blocks.back().about.unit;
    }
  }
  return blocks;
}

std::vector<Row> finish_all(std::vector<DraftRow> rows, const Shape& shape, const Lookup& lookup) {
  std::vector<Row> made;
  made.reserve(rows.size());
  for (DraftRow& row : rows) made.push_back(finished(std::move(row), shape, lookup));
  return made;
}

}  // namespace

std::vector<Row> unit_rows(const Shape& shape, const Lookup& lookup, std::int32_t unit) {
  const Tree& tree = lookup.tree;
  const Counting counting{shape, lookup.book};
  const std::vector<std::int32_t> row_of = tree.rows_below(unit);
  const std::vector<std::int32_t>& children = unit < 0 ? tree.roots() : tree.children(unit);
  std::vector<DraftRow> rows(children.size() + 1, counting.row());
  std::vector<bool> used(rows.size(), false);
  const auto& lines = tree.summary().lines;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (!in_table(shape, lines[at], lookup, unit)) continue;
    const std::int32_t place = tree.unit_of_line(at);
    const std::int32_t row = place >= 0 ? row_of[static_cast<std::size_t>(place)] : unit < 0 ? 0 : -1;
    if (row < 0) continue;
    used[static_cast<std::size_t>(row)] = true;
    counting.add(rows[static_cast<std::size_t>(row)], lines[at], static_cast<std::int32_t>(at));
  }
  std::vector<DraftRow> kept;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (!used[row]) continue;
    DraftRow& one = rows[row];
    one.about.unit = row == 0 ? unit : children[row - 1];
    one.about.order = static_cast<std::int64_t>(kept.size()) + 1;
    one.key = row == 0 ? "own" : tree.at(one.about.unit).id;
    if (row > 0) one.unit = one.key;
    if (row == 0)
      one.about.label = unit < 0 ? "Chưa rõ thuộc tổ chức nào" : tree.at(unit).name + " (trực thuộc thẳng)";
    kept.push_back(std::move(one));
  }
  DraftRow total = total_row(counting, kept);
  const bool blocks =
      shape.blocks && std::ranges::none_of(kept, [](const DraftRow& row) { return row.about.unit < 0; });
  if (blocks) kept = in_blocks(std::move(kept), counting, lookup);
  kept.push_back(std::move(total));
  return finish_all(std::move(kept), shape, lookup);
}

std::vector<Row> position_rows(const Shape& shape, const Lookup& lookup, std::int32_t unit) {
  const Tree& tree = lookup.tree;
  const Counting counting{shape, lookup.book};
  const std::vector<std::int32_t> row_of = tree.rows_below(unit);
  std::vector<DraftRow> rows;
  for (const PositionGroup& group : lookup.book.positions) {
    DraftRow row = counting.row();
    row.key = "position-" + group.code;
    row.about.order = static_cast<std::int64_t>(rows.size()) + 1;
    row.about.label = group.label;
    row.about.code = group.code;
    rows.push_back(std::move(row));
  }
  DraftRow nowhere = counting.row();
  nowhere.key = "position-none";
  nowhere.about.order = static_cast<std::int64_t>(rows.size()) + 1;
  nowhere.about.label = "Chưa có mã chức danh";
  rows.push_back(std::move(nowhere));
  bool any_nowhere = false;
  const auto& lines = tree.summary().lines;
  const auto code_column = std::string_view{"code"};
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (!in_table(shape, lines[at], lookup, unit)) continue;
    const std::int32_t place = tree.unit_of_line(at);
    if (unit >= 0 && (place < 0 || row_of[static_cast<std::size_t>(place)] < 0)) continue;
    About about;
    about.line = &lines[at];
    const std::string code = in_words(field(code_column, about, lookup));
    const auto group = std::ranges::find(lookup.book.positions, code, &PositionGroup::code);
    const auto row = static_cast<std::size_t>(group - lookup.book.positions.begin());
    any_nowhere = any_nowhere || row + 1 == rows.size();
    counting.add(rows[row], lines[at], static_cast<std::int32_t>(at));
  }
  if (!any_nowhere) rows.pop_back();
  rows.push_back(total_row(counting, rows));
  return finish_all(std::move(rows), shape, lookup);
}

std::vector<Row> cross_rows(const Shape& shape, const Lookup& lookup, std::int32_t unit) {
  const Tree& tree = lookup.tree;
  const std::vector<std::int32_t> row_of = tree.rows_below(unit);
  const auto& lines = tree.summary().lines;
  std::vector<Row> rows;
  for (const MeasureRow& measured : shape.measures) {
    const Measure measure{measured.measure, lookup.book};
    std::vector<Figure> figures(shape.columns.size());
    for (std::size_t at = 0; at < lines.size(); ++at) {
      if (!in_table(shape, lines[at], lookup, unit)) continue;
      const std::int32_t place = tree.unit_of_line(at);
      if (unit >= 0 && (place < 0 || row_of[static_cast<std::size_t>(place)] < 0)) continue;
      const Truth truth = measure.of(lines[at]);
      if (truth == Truth::no) continue;
      const std::string type = tree.type_of(place);
      for (std::size_t column = 0; column < figures.size(); ++column) {
        const auto& types = shape.columns[column].types;
        if (!types.empty() && std::ranges::find(types, type.empty() ? "unknown" : type) == types.end())
          continue;
        auto& into = truth == Truth::yes ? figures[column].subjects : figures[column].unsure;
        into.push_back(static_cast<std::int32_t>(at));
      }
    }
    Row row{RowKind::data, "row-" + measured.measure, {}, {}, {}};
    About about;
    about.order = static_cast<std::int64_t>(rows.size()) + 1;
    about.label = measured.title;
    for (std::size_t column = 0; column < figures.size(); ++column)
      if (shape.columns[column].kind == ColumnKind::shows)
        row.cells.push_back(field(shape.columns[column].what, about, lookup));
      else
        row.cells.emplace_back(std::move(figures[column]));
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace kiemdiem::summary
