#include <algorithm>
#include <array>
#include <numeric>

#include "paper/composer.h"

namespace kiemdiem::paper {
namespace {

constexpr int steps = 48;  ///< columns of the grid that the longest bar takes
/// Percent of black: neighbours differ when printed without colour, the number on each can be read.
constexpr std::array shades{45, 22, 8, 35, 0, 15};
constexpr int narrowest = 2;  ///< columns in which a number fits

int shade_of(std::size_t part) {
  return shades[part % shades.size()];
}

std::int64_t sum_of(const BarChart::Bar& bar) {
  return std::accumulate(bar.values.begin(), bar.values.end(), std::int64_t{0});
}

/// Columns of each part of a bar: by its share of the longest, each that is there wide enough for its number.
std::vector<int> widths_of(const BarChart::Bar& bar, std::int64_t longest) {
  std::vector<int> widths;
  for (const std::int64_t value : bar.values)
    widths.push_back(
        value <= 0 ? 0 : std::max(narrowest, static_cast<int>((value * steps + longest / 2) / longest)));
  while (std::accumulate(widths.begin(), widths.end(), 0) > steps) --*std::ranges::max_element(widths);
  return widths;
}

}  // namespace

/// A table of narrow columns: the label, then each part over its share of them.
void Composer::add_block(const BarChart& chart) {
  std::int64_t longest = 1;
  for (const BarChart::Bar& bar : chart.bars) longest = std::max(longest, sum_of(bar));
  const int label = width_ * 30 / 100;
  const int step = (width_ - label) / steps;
  Grid grid{.widths = {width_ - step * steps}, .bordered = true, .together = true};
  grid.widths.insert(grid.widths.end(), steps, step);
  const auto cell = [&](const std::string& words, int columns, int shade, Align align) {
    Text own = text(Role::cell, words);
    own.align = align;
    return GridCell{.texts = {std::move(own)}, .columns = columns, .middle = true, .shade = shade};
  };
  for (const BarChart::Bar& bar : chart.bars) {
    GridRow row{cell(bar.label, 1, 0, Align::left)};
    const std::vector<int> widths = widths_of(bar, longest);
    int used = 0;
    for (std::size_t part = 0; part < widths.size(); used += widths[part++])
      if (widths[part] > 0)
        row.push_back(cell(std::to_string(bar.values[part]), widths[part], shade_of(part), Align::center));
    if (used < steps) row.push_back(cell({}, steps - used, 0, Align::left));
    grid.rows.push_back(std::move(row));
  }
  GridRow legend{cell("Chú giải", 1, 0, Align::left)};
  const int parts = std::max(1, static_cast<int>(chart.parts.size()));
  for (int part = 0; part < parts && !chart.parts.empty(); ++part)
    legend.push_back(cell(chart.parts[static_cast<std::size_t>(part)],
                          part + 1 < parts ? steps / parts : steps - part * (steps / parts),
                          shade_of(static_cast<std::size_t>(part)), Align::center));
  grid.rows.push_back(std::move(legend));
  Text title = text(Role::cell_head, chart.title);
  title.keep_with_next = true;
  gap();
  add(std::move(title));
  add(std::move(grid));
  gap();
}

}  // namespace kiemdiem::paper
