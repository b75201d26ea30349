#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "summary/table_parts.h"

namespace kiemdiem::summary {
namespace {

std::vector<Row> rows_of(const Shape& shape, const Lookup& lookup, std::int32_t unit) {
  switch (shape.rows) {
    case RowsOf::units:
      return unit_rows(shape, lookup, unit);
    case RowsOf::positions:
      return position_rows(shape, lookup, unit);
    case RowsOf::measures:
      return cross_rows(shape, lookup, unit);
    case RowsOf::levels:
      return level_rows(shape, lookup, unit);
    default:
      return listed_rows(shape, lookup, unit);
  }
}

/// Subjects of the kinds of the table, in its part of the tree, that a measure holds of.
std::int64_t how_many(std::string_view word, const Shape& shape, const Lookup& lookup, std::int32_t unit,
                      Truth wanted) {
  const Measure measure{word, lookup.book};
  const std::vector<std::int32_t> row_of = lookup.tree.rows_below(unit);
  const auto& lines = lookup.tree.summary().lines;
  std::int64_t count = 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const std::int32_t place = lookup.tree.unit_of_line(at);
    const bool inside = unit < 0 || (place >= 0 && row_of[static_cast<std::size_t>(place)] >= 0);
    count += inside && counts_kind(shape, lines[at].kind) && measure.of(lines[at]) == wanted ? 1 : 0;
  }
  return count;
}

/// Shares of one whole that do not come to 100,0 by the rounding that is configured. A whole stands in a row;
/// of a comparison in the rows of one kind, a level each.
bool misses_the_hundred(const Table& table) {
  const std::size_t rows = table.shape->rows == RowsOf::levels ? level_count : 1;
  std::map<std::string_view, std::int64_t> sums;
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    if (at % rows == 0) sums.clear();
    const std::vector<Cell>& cells = table.rows[at].cells;
    for (std::size_t column = 0; column < std::min(cells.size(), table.shape->columns.size()); ++column)
      if (const auto* share = std::get_if<Share>(&cells[column]);
          share != nullptr && share->tenths && !table.shape->columns[column].whole.empty())
        sums[table.shape->columns[column].whole] += *share->tenths;
    const bool ends = at % rows == rows - 1;
    if (ends && std::ranges::any_of(sums, [](const auto& sum) { return sum.second != 1000; })) return true;
  }
  return false;
}

void add_notes(Table& table, const Lookup& lookup, std::int32_t unit) {
  const Shape& shape = *table.shape;
  table.notes = shape.notes;
  const bool counts = shape.rows == RowsOf::units || shape.rows == RowsOf::positions ||
                      shape.rows == RowsOf::measures || shape.rows == RowsOf::levels;
  if (counts) {
    if (const auto waiting = how_many("only_proposed", shape, lookup, unit, Truth::yes); waiting > 0)
      table.notes.push_back(fmt::format("{} đối tượng tính theo mức đề nghị, chưa có quyết định.", waiting));
    if (const auto unknown = how_many("rated", shape, lookup, unit, Truth::unknown); unknown > 0)
      table.notes.push_back(fmt::format(
          "{} đối tượng chưa rõ mức xếp loại hoặc chưa rõ có được xếp loại hay không; không tính vào tỷ lệ.",
          unknown));
  }
  if (const auto secret = how_many("secret", shape, lookup, unit, Truth::yes); secret > 0)
    table.notes.push_back(
        fmt::format("{} đối tượng có hồ sơ mật: bảng không nêu nội dung, hồ sơ giấy gửi riêng.", secret));
  if (misses_the_hundred(table))
    table.notes.emplace_back("Từng tỷ lệ được làm tròn riêng nên tổng có thể lệch 100,0%.");
  const Looked& looked = lookup.tree.summary().looked;
  if ((shape.rows == RowsOf::remedies && !looked.remedies) ||
      (shape.rows == RowsOf::commended && !looked.commended))
    table.notes.emplace_back("Chưa có số liệu của nội dung này; bảng để trống không có nghĩa là không có.");
  if (shape.rows == RowsOf::levels && !looked.past)
    table.notes.emplace_back("Chưa có kết quả xếp loại năm trước để so sánh.");
}

}  // namespace

const Row* Table::find(std::string_view key) const {
  const auto found = std::ranges::find(rows, key, &Row::key);
  return found == rows.end() ? nullptr : &*found;
}

std::optional<std::size_t> Table::column(std::string_view id) const {
  const auto found = std::ranges::find(shape->columns, id, &Column::id);
  if (found == shape->columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - shape->columns.begin());
}

Table make_table(const Shape& shape, const TableBook& book, const Tree& tree, std::string_view unit) {
  const Lookup lookup{tree, book};
  const std::int32_t at = tree.find(unit);
  Table table;
  table.shape = &shape;
  table.unit = unit;
  table.unit_name = at < 0 ? (tree.roots().size() == 1 ? tree.at(tree.roots().front()).name : std::string{})
                           : tree.at(at).name;
  table.on = tree.summary().on;
  table.period = tree.summary().period;
  table.rows = rows_of(shape, lookup, at);
  add_notes(table, lookup, at);
  return table;
}

}  // namespace kiemdiem::summary
