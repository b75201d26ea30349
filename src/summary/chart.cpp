#include "summary/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kiemdiem::summary {

namespace {

constexpr std::array measures{"excellent", "good", "completed", "not_completed", "unrated"};
const std::vector<std::string> level_parts{"xuất sắc", "tốt", "hoàn thành", "không hoàn thành",
                                           "chưa xếp loại"};

std::int64_t count_in(const Cell& cell) {
  const auto* figure = std::get_if<Figure>(&cell);
  return figure == nullptr ? 0 : figure->count();
}

bool is_anybody(const ChartBar& bar) {
  return std::ranges::any_of(bar.values, [](std::int64_t value) { return value > 0; });
}

/// The year before beside this year, a pair of bars for each kind of subjects; a row of the table is one
/// level.
std::optional<Chart> compared_chart(const Table& table, std::size_t most) {
  Chart chart{table.shape->name, {"xuất sắc", "tốt", "hoàn thành", "không hoàn thành"}, {}};
  const auto name = table.column("name");
  constexpr std::array<std::pair<const char*, const char*>, 2> years{
      {{"past", "năm trước"}, {"now", "năm nay"}}};
  for (std::size_t first = 0; first + level_count <= table.rows.size(); first += level_count)
    for (const auto& [id, words] : years) {
      const auto column = table.column(id);
      if (!column || !name || chart.bars.size() == most) continue;
      ChartBar bar{fmt::format("{}, {}", in_words(table.rows[first].cells[*name]), words), {}, {}};
      for (std::size_t level = 0; level < level_count; ++level)
        bar.values.push_back(count_in(table.rows[first + level].cells[*column]));
      if (is_anybody(bar)) chart.bars.push_back(std::move(bar));
    }
  if (chart.bars.empty()) return std::nullopt;
  return chart;
}

/// A bar for each type that stands in a column of its own; columns that add types up are left out.
std::optional<Chart> cross_chart(const Table& table, std::size_t most) {
  Chart chart{table.shape->name, level_parts, {}};
  for (std::size_t column = 0; column < table.shape->columns.size(); ++column) {
    if (table.shape->columns[column].types.size() != 1 || chart.bars.size() == most) continue;
    ChartBar bar{table.shape->columns[column].title, {}, {}};
    for (const char* measure : measures) {
      const auto row = std::ranges::find(table.shape->measures, measure, &MeasureRow::measure);
      const auto at = static_cast<std::size_t>(row - table.shape->measures.begin());
      bar.values.push_back(at < table.rows.size() ? count_in(table.rows[at].cells[column]) : 0);
    }
    if (is_anybody(bar)) chart.bars.push_back(std::move(bar));
  }
  if (chart.bars.empty()) return std::nullopt;
  return chart;
}

}  // namespace

std::optional<Chart> chart_of(const Table& table, std::size_t most) {
  if (table.shape->chart.empty()) return std::nullopt;
  if (table.shape->rows == RowsOf::levels) return compared_chart(table, most);
  if (table.shape->rows == RowsOf::measures) return cross_chart(table, most);
  Chart chart{table.shape->name + " theo mức", level_parts, {}};
  for (const Row& row : table.rows) {
    if (row.kind != RowKind::data || chart.bars.size() == most) continue;
    ChartBar bar;
    bar.unit = row.unit;
    for (const char* measure : measures) {
      const auto column = table.column(measure);
      bar.values.push_back(column ? count_in(row.cells[*column]) : 0);
    }
    for (std::size_t at = 0; at < row.cells.size(); ++at)
      if (table.shape->columns[at].what == "name") bar.label = in_words(row.cells[at]);
    if (is_anybody(bar)) chart.bars.push_back(std::move(bar));
  }
  if (chart.bars.empty()) return std::nullopt;
  return chart;
}

}  // namespace kiemdiem::summary
