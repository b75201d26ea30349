#include <algorithm>

#include "summary/table_parts.h"

namespace kiemdiem::summary {
namespace {

struct Compared {
  std::array<Figure, level_count> now, before;
};

/// Subjects of one kind in the part of the tree, by level, this year and the year before.
Compared compared(SubjectKind kind, const Tree& tree, const std::vector<std::int32_t>& row_of,
                  bool everywhere) {
  Compared found;
  const auto inside = [&](std::int32_t place) {
    return everywhere || (place >= 0 && row_of[static_cast<std::size_t>(place)] >= 0);
  };
  const Summary& summary = tree.summary();
  for (std::size_t at = 0; at < summary.lines.size(); ++at) {
    const Line& line = summary.lines[at];
    if (line.kind != kind || !inside(tree.unit_of_line(at))) continue;
    const Truth rated = is_rated(line);
    if (rated == Truth::yes)
      found.now[static_cast<std::size_t>(line.level)].subjects.push_back(static_cast<std::int32_t>(at));
    if (rated == Truth::unknown)
      for (Figure& figure : found.now) figure.unsure.push_back(static_cast<std::int32_t>(at));
  }
  for (Figure& figure : found.before) figure.past = true;
  for (std::size_t at = 0; at < summary.past.size(); ++at) {
    const PastLine& line = summary.past[at];
    if (line.kind != kind || line.level < 0 || !inside(tree.unit_of_past(at))) continue;
    found.before[static_cast<std::size_t>(line.level)].subjects.push_back(static_cast<std::int32_t>(at));
  }
  return found;
}

std::vector<std::optional<std::int64_t>> shares_in(const std::array<Figure, level_count>& figures,
                                                   Rounding rounding) {
  std::vector<std::int64_t> counts;
  for (const Figure& figure : figures) counts.push_back(figure.count());
  const std::vector<std::int64_t> shares = shares_of(counts, rounding);
  std::vector<std::optional<std::int64_t>> all(level_count);
  for (std::size_t level = 0; level < shares.size(); ++level) all[level] = shares[level];
  return all;
}

std::string signed_words(std::int64_t value) {
  return (value > 0 ? "+" : "") + std::to_string(value);
}

}  // namespace

std::vector<Row> level_rows(const Shape& shape, const Lookup& lookup, std::int32_t unit) {
  const std::vector<std::int32_t> row_of = lookup.tree.rows_below(unit);
  const bool past_known = lookup.tree.summary().looked.past;
  std::vector<Row> rows;
  std::int64_t order = 0;
  for (const SubjectKind kind : shape.of) {
    const Compared found = compared(kind, lookup.tree, row_of, unit < 0);
    const auto now = shares_in(found.now, lookup.book.rounding),
               before = shares_in(found.before, lookup.book.rounding);
    for (std::size_t level = 0; level < level_count; ++level) {
      About about;
      about.order = level == 0 ? ++order : 0;
      about.label = level == 0 ? kind_words(kind) : " ";
      about.level = level_words(lookup.tree.summary(), static_cast<Level>(level));
      Row row{RowKind::data, std::string{facts::name(kind)} + "-" + std::to_string(level), {}, {}, {}};
      const bool unsure = !found.now[level].unsure.empty();
      for (const Column& column : shape.columns) {
        if (column.what == "difference" || column.what == "difference_share") {
          const bool shares = column.what != "difference";
          if (!past_known || unsure || (shares && (!now[level] || !before[level])))
            row.cells.emplace_back(std::string{not_known});
          else if (shares)
            row.cells.emplace_back((*now[level] > *before[level] ? "+" : "") +
                                   tenths_words(*now[level] - *before[level]));
          else
            row.cells.emplace_back(signed_words(found.now[level].count() - found.before[level].count()));
        } else if (column.kind == ColumnKind::shows) {
          row.cells.push_back(field(column.what, about, lookup));
        } else if (column.past && !past_known) {
          row.cells.emplace_back(std::string{not_known});
        } else if (column.kind == ColumnKind::share) {
          row.cells.emplace_back(
              Share{column.past ? before[level] : now[level], unsure && !column.past && !now[level]});
        } else {
          row.cells.emplace_back(column.past ? found.before[level] : found.now[level]);
        }
      }
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace kiemdiem::summary
