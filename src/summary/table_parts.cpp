#include "summary/table_parts.h"

#include <algorithm>
#include <map>

namespace kiemdiem::summary {
namespace {

void count(Figure& figure, Truth truth, std::int32_t index) {
  if (truth == Truth::yes) figure.subjects.push_back(index);
  if (truth == Truth::unknown) figure.unsure.push_back(index);
}

void append(std::vector<std::int32_t>& into, const std::vector<std::int32_t>& more) {
  into.insert(into.end(), more.begin(), more.end());
}

void keep_each_once(std::vector<std::int32_t>& subjects) {
  std::ranges::sort(subjects);
  subjects.erase(std::ranges::unique(subjects).begin(), subjects.end());
}

bool belong_together(const Column& one, const Column& other) {
  return one.kind == ColumnKind::share && other.kind == ColumnKind::share && !one.whole.empty() &&
         one.whole == other.whole;
}

/// The shares of the whole that a column belongs to, by column.
std::map<std::size_t, std::int64_t> shares_with(std::size_t at, const Shape& shape, const DraftRow& row,
                                                Rounding rounding) {
  std::vector<std::size_t> columns;
  std::vector<std::int64_t> counts;
  for (std::size_t other = 0; other < shape.columns.size(); ++other)
    if (belong_together(shape.columns[at], shape.columns[other])) {
      columns.push_back(other);
      counts.push_back(row.figures[other].count());
    }
  std::map<std::size_t, std::int64_t> shares;
  const std::vector<std::int64_t> tenths = shares_of(counts, rounding);
  for (std::size_t one = 0; one < tenths.size(); ++one) shares[columns[one]] = tenths[one];
  return shares;
}

Share share_at(std::size_t at, const Shape& shape, const DraftRow& row, Rounding rounding) {
  const std::int64_t base = row.bases[at].count();
  if (base == 0) return {std::nullopt, !row.bases[at].unsure.empty()};
  if (shape.columns[at].whole.empty()) return {share_of(row.figures[at].count(), base), false};
  const auto shares = shares_with(at, shape, row, rounding);
  const auto found = shares.find(at);
  return {found == shares.end() ? std::optional<std::int64_t>{} : found->second, false};
}

}  // namespace

Counting::Counting(const Shape& shape, const TableBook& book) : shape_(shape) {
  for (const Column& column : shape.columns)
    counted_.push_back(column.kind == ColumnKind::shows
                           ? Counted{}
                           : Counted{Measure{column.what, book}, Measure{column.of, book}});
}

DraftRow Counting::row() const {
  DraftRow row;
  row.figures.resize(shape_.columns.size());
  row.bases.resize(shape_.columns.size());
  return row;
}

void Counting::add(DraftRow& row, const Line& line, std::int32_t index) const {
  for (std::size_t at = 0; at < shape_.columns.size(); ++at) {
    const Column& column = shape_.columns[at];
    if (column.kind == ColumnKind::shows) continue;
    count(row.figures[at], counted_[at].measure.of(line), index);
    if (column.kind == ColumnKind::share) count(row.bases[at], counted_[at].base.of(line), index);
  }
}

void Counting::add(DraftRow& sum, const std::vector<const DraftRow*>& rows) {
  // All at once: a province has thousands of rows, and each would be merged into an ever longer sum.
  for (const auto part : {&DraftRow::figures, &DraftRow::bases})
    for (std::size_t at = 0; at < (sum.*part).size(); ++at) {
      Figure& figure = (sum.*part)[at];
      for (const DraftRow* row : rows) {
        append(figure.subjects, (row->*part)[at].subjects);
        append(figure.unsure, (row->*part)[at].unsure);
      }
      keep_each_once(figure.subjects);
      keep_each_once(figure.unsure);
    }
}

Row finished(DraftRow row, const Shape& shape, const Lookup& lookup) {
  Row made{row.kind, row.key, row.unit, row.subject, {}};
  for (std::size_t at = 0; at < shape.columns.size(); ++at) {
    const Column& column = shape.columns[at];
    if (column.kind == ColumnKind::shows)
      made.cells.push_back(field(column.what, row.about, lookup));
    else if (row.kind == RowKind::block)
      made.cells.emplace_back(std::string{});
    else if (column.kind == ColumnKind::share)
      made.cells.emplace_back(share_at(at, shape, row, lookup.book.rounding));
    else
      made.cells.emplace_back(row.figures[at]);
  }
  return made;
}

bool counts_kind(const Shape& shape, SubjectKind kind) {
  return std::ranges::find(shape.of, kind) != shape.of.end();
}

}  // namespace kiemdiem::summary
