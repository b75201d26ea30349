#include "summary/chart.h"

#include <algorithm>
#include <array>

namespace kiemdiem::summary {

std::optional<Chart> chart_of(const Table& table, std::size_t most) {
  if (table.shape->chart.empty()) return std::nullopt;
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
