#include "summary/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kiemdiem::summary {

namespace {

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
      for (std::size_t level = 0; level < level_count; ++level) {
        const auto* figure = std::get_if<Figure>(&table.rows[first + level].cells[*column]);
        bar.values.push_back(figure == nullptr ? 0 : figure->count());
      }
      if (std::ranges::any_of(bar.values, [](std::int64_t value) { return value > 0; }))
        chart.bars.push_back(std::move(bar));
    }
  if (chart.bars.empty()) return std::nullopt;
  return chart;
}

}  // namespace

std::optional<Chart> chart_of(const Table& table, std::size_t most) {
  if (table.shape->chart.empty()) return std::nullopt;
  if (table.shape->rows == RowsOf::levels) return compared_chart(table, most);
  constexpr std::array measures{"excellent", "good", "completed", "not_completed", "unrated"};
  Chart chart{table.shape->name + " theo mức",
              {"xuất sắc", "tốt", "hoàn thành", "không hoàn thành", "chưa xếp loại"},
              {}};
  for (const Row& row : table.rows) {
    if (row.kind != RowKind::data || chart.bars.size() == most) continue;
    ChartBar bar;
    bar.unit = row.unit;
    for (const char* measure : measures) {
      const auto column = table.column(measure);
      const auto* figure = column ? std::get_if<Figure>(&row.cells[*column]) : nullptr;
      bar.values.push_back(figure == nullptr ? 0 : figure->count());
    }
    for (std::size_t at = 0; at < row.cells.size(); ++at)
      if (table.shape->columns[at].what == "name") bar.label = in_words(row.cells[at]);
    if (std::ranges::any_of(bar.values, [](std::int64_t value) { return value > 0; }))
      chart.bars.push_back(std::move(bar));
  }
  if (chart.bars.empty()) return std::nullopt;
  return chart;
}

}  // namespace kiemdiem::summary
