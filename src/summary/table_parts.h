#pragma once

#include "summary/measures.h"
#include "summary/table_fields.h"

/// What the builders of tables share.
namespace kiemdiem::summary {

/// A row before its cells are written: what it is about, and for each column that counts the subjects behind
/// the count (of a share also behind its base).
struct DraftRow {
  RowKind kind = RowKind::data;
  std::string key, unit, subject;
  About about;
  std::vector<Figure> figures, bases;  ///< by column; empty of those that do not count
};

/// What the columns of a table count.
class Counting {
 public:
  Counting(const Shape& shape, const TableBook& book);

  DraftRow row() const;
  /// Counts one subject in a row.
  void add(DraftRow& row, const Line& line, std::int32_t index) const;
  /// All that rows count together, each subject once.
  static void add(DraftRow& sum, const std::vector<const DraftRow*>& rows);

 private:
  struct Counted {
    Measure measure, base;
  };
  const Shape& shape_;
  std::vector<Counted> counted_;  ///< by column
};

/// Writes the cells: texts, figures, and shares that come to 100,0 where they belong to one whole.
Row finished(DraftRow row, const Shape& shape, const Lookup& lookup);

bool counts_kind(const Shape& shape, SubjectKind kind);

std::vector<Row> unit_rows(const Shape& shape, const Lookup& lookup, std::int32_t unit);
std::vector<Row> position_rows(const Shape& shape, const Lookup& lookup, std::int32_t unit);
std::vector<Row> cross_rows(const Shape& shape, const Lookup& lookup, std::int32_t unit);
std::vector<Row> level_rows(const Shape& shape, const Lookup& lookup, std::int32_t unit);
std::vector<Row> listed_rows(const Shape& shape, const Lookup& lookup, std::int32_t unit);

}  // namespace kiemdiem::summary
