#include <algorithm>
#include <map>

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
      found.now[static_cast<std::uint8_t>(line.level)].subjects.push_back(static_cast<std::int32_t>(at));
    if (rated == Truth::unknown)
      for (Figure& figure : found.now) figure.unsure.push_back(static_cast<std::int32_t>(at));
  }
  for (Figure& figure : found.before) figure.past = true;
  for (std::size_t at = 0; at < summary.past.size(); ++at) {
    const PastLine& line = summary.past[at];
    if (line.kind != kind || line.level < 0 || !inside(tree.unit_of_past(at))) continue;
    found.before[static_cast<std::uint8_t>(line.level)].subjects.push_back(static_cast<std::int32_t>(at));
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

using Levels = std::map<std::string_view, Level>;

/// Who came to a level and who left it since the year before.
Change change_at(std::size_t level, const Compared& found, const Summary& summary, const Levels& before,
                 const Levels& now) {
  const auto at_level = [level](const Levels& levels, const std::string& id) {
    const auto known = levels.find(id);
    return known != levels.end() && known->second == static_cast<Level>(level);
  };
  Change change;
  for (const std::int32_t at : found.now[level].subjects)
    if (!at_level(before, summary.lines[static_cast<std::size_t>(at)].id)) change.came.push_back(at);
  for (const std::int32_t at : found.before[level].subjects)
    if (!at_level(now, summary.past[static_cast<std::size_t>(at)].id)) change.left.push_back(at);
  change.value =
      static_cast<std::int64_t>(change.came.size()) - static_cast<std::int64_t>(change.left.size());
  return change;
}

/// Of those in the part of the tree that are compared.
Levels levels_now(const Compared& found, const Summary& summary) {
  Levels levels;
  for (std::size_t level = 0; level < level_count; ++level)
    for (const std::int32_t at : found.now[level].subjects)
      levels.emplace(summary.lines[static_cast<std::size_t>(at)].id, static_cast<Level>(level));
  return levels;
}
Levels levels_before(const Compared& found, const Summary& summary) {
  Levels levels;
  for (std::size_t level = 0; level < level_count; ++level)
    for (const std::int32_t at : found.before[level].subjects)
      levels.emplace(summary.past[static_cast<std::size_t>(at)].id, static_cast<Level>(level));
  return levels;
}

/// One kind of subjects in both years.
struct Years {
  Compared found;
  std::vector<std::optional<std::int64_t>> now, before;  ///< shares by level
  Levels levels_now, levels_before;
  /// Where nobody of the kind has a result of the year before, it is not known, not nobody's.
  bool past_known = false;
};

Years years_of(SubjectKind kind, const Lookup& lookup, const std::vector<std::int32_t>& row_of,
               bool everywhere) {
  const Summary& summary = lookup.tree.summary();
  Years years;
  years.found = compared(kind, lookup.tree, row_of, everywhere);
  years.now = shares_in(years.found.now, lookup.book.rounding);
  years.before = shares_in(years.found.before, lookup.book.rounding);
  years.levels_now = levels_now(years.found, summary);
  years.levels_before = levels_before(years.found, summary);
  years.past_known =
      summary.looked.past && std::ranges::find(summary.past, kind, &PastLine::kind) != summary.past.end();
  return years;
}

/// More or fewer than the year before, as a number or in points of a percent.
Cell difference(const Years& years, std::size_t level, bool in_shares, const Summary& summary) {
  const bool unsure = !years.found.now[level].unsure.empty();
  if (!years.past_known || unsure || (in_shares && (!years.now[level] || !years.before[level])))
    return std::string{not_known};
  Change change = change_at(level, years.found, summary, years.levels_before, years.levels_now);
  if (in_shares) {
    change.value = *years.now[level] - *years.before[level];
    change.tenths = true;
  }
  return change;
}

Cell cell_of(const Column& column, const Years& years, std::size_t level, const About& about,
             const Lookup& lookup) {
  if (column.what == "difference" || column.what == "difference_share")
    return difference(years, level, column.what == "difference_share", lookup.tree.summary());
  if (column.kind == ColumnKind::shows) return field(column.what, about, lookup);
  if (column.past && !years.past_known) return std::string{not_known};
  const auto& figures = column.past ? years.found.before : years.found.now;
  if (column.kind == ColumnKind::counts) return figures[level];
  const auto& shares = column.past ? years.before : years.now;
  return Share{shares[level], !column.past && !shares[level] && !figures[level].unsure.empty()};
}

}  // namespace

std::vector<Row> level_rows(const Shape& shape, const Lookup& lookup, std::int32_t unit) {
  const std::vector<std::int32_t> row_of = lookup.tree.rows_below(unit);
  std::vector<Row> rows;
  std::int64_t order = 0;
  for (const SubjectKind kind : shape.of) {
    const Years years = years_of(kind, lookup, row_of, unit < 0);
    ++order;
    for (std::size_t level = 0; level < level_count; ++level) {
      About about;
      about.order = level == 0 ? order : 0;
      about.label = level == 0 ? kind_words(kind) : " ";
      about.level = level_words(lookup.tree.summary(), static_cast<Level>(level));
      Row row{RowKind::data, std::string{facts::name(kind)} + "-" + std::to_string(level), {}, {}, {}};
      for (const Column& column : shape.columns)
        row.cells.push_back(cell_of(column, years, level, about, lookup));
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace kiemdiem::summary
