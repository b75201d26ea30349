#pragma once

#include "summary/table.h"

/// What a table shows as bars: the four levels and those without one, row by row, of a cross table type by
/// type; of a comparison the levels of the year before beside those of this year.
namespace kiemdiem::summary {

struct ChartBar {
  std::string label, unit;  ///< of the row; the organization that has a table of its own, may be empty
  std::vector<std::int64_t> values;  ///< one a part
};

struct Chart {
  std::string title;
  std::vector<std::string> parts;  ///< the best level first, those not rated last
  std::vector<ChartBar> bars;
};

/// Nothing where the table has no chart, or nobody is in it.
/// @param most bars; rows beyond are left out
std::optional<Chart> chart_of(const Table& table, std::size_t most);

}  // namespace kiemdiem::summary
