#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/tree.h"
#include "summary/rounding.h"
#include "summary/summary.h"

/// What the tables look like: files of forms/tables. Which subjects a column counts is a word of a closed set
/// (measures.h); titles, order, groups of columns, rows of reference are data.
namespace kiemdiem::summary {

enum class ColumnKind : std::uint8_t {
  shows,   ///< a text about the row (table_fields.h)
  counts,  ///< how many subjects of the row a measure holds of
  share,   ///< a count in percent of another
};

struct Column {
  std::string id;  ///< unique in the table
  std::string title;
  std::string group;  ///< over columns of one group that follow one another; may be empty
  int width = 8;      ///< against the other columns
  ColumnKind kind = ColumnKind::shows;
  std::string what;                ///< field or measure
  std::string of;                  ///< share: measure of the base
  std::string whole;               ///< shares with the same word come to 100,0 together; empty: by itself
  std::vector<std::string> types;  ///< of a cross table: words of organization_type that it counts
  bool past = false;               ///< counts the year before
};

enum class RowsOf : std::uint8_t {
  units,      ///< the organization's own subjects and each organization below it
  subjects,   ///< one a subject
  positions,  ///< one a group of posts (TableBook::positions)
  pools,      ///< one a quota
  levels,     ///< kinds of subjects by level, beside the year before
  measures,   ///< one a measure (Shape::measures)
  remedies,
  commended,
  dossiers,
  discipline,
};

struct MeasureRow {
  std::string title, measure;
};

struct Shape {
  std::string id;     ///< "t01"
  std::string code;   ///< top right on the paper
  std::string title;  ///< printed in capitals
  std::string name;   ///< in lists
  std::string sheet;  ///< of the workbook that it stands on; may be empty
  RowsOf rows = RowsOf::units;
  std::vector<SubjectKind> of;  ///< kinds that it counts
  std::string where;            ///< measure that a listed subject must not fail; empty: all
  std::string deciding;  ///< "own": decided by the organization itself, "above": by another; empty: all
  bool blocks = false;   ///< rows stand in blocks: of units by kind, of subjects by unit
  std::vector<Column> columns;
  std::vector<MeasureRow> measures;
  std::vector<std::string> notes;
  std::string chart;       ///< measures that are drawn, the word of a whole; empty: none
  bool in_report = false;  ///< annex of the narrative report
};

struct ReasonGroup {
  std::string id, label;
  std::vector<std::string> facts;  ///< a rule that used one of them belongs here
};

struct PositionGroup {
  std::string code, label;
  std::vector<std::string> roles, bodies;  ///< words; no bodies: any
};

/// All tables with what they share.
struct TableBook {
  Rounding rounding = Rounding::largest_remainder;
  std::vector<ReasonGroup> reasons;      ///< the last one takes what fits nowhere
  std::vector<PositionGroup> positions;  ///< a person counts in the first that fits
  std::vector<std::string> signs_left;   ///< "Người lập biểu"
  std::vector<Shape> shapes;

  const Shape* find(std::string_view id) const;
  /// The group of a reason; the last where it fits nowhere. @pre there are groups
  const ReasonGroup& group_of(const std::vector<WhyNot>& why_not, Truth reviewed) const;
};

/// @param layers what documents say of papers, the nearest first (Installation::paper_words): under `tables`
/// a table by its name; “chung” holds what is shared. A nearer layer's table goes before one of the same
/// name.
Result<TableBook> read_tables(const std::vector<Node>& layers);

}  // namespace kiemdiem::summary
