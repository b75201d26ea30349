#pragma once

#include <unordered_map>
#include <variant>

#include "summary/shape.h"

/// Tables as values: rows of texts and figures; each figure with the subjects behind it.
namespace kiemdiem::summary {

/// How many, and of how many more it is not known. Indices in Summary::lines, of a column of the year before
/// in Summary::past.
struct Figure {
  std::vector<std::int32_t> subjects, unsure;
  bool past = false;

  std::int64_t count() const { return static_cast<std::int64_t>(subjects.size()); }
  friend bool operator==(const Figure&, const Figure&) = default;
};

/// Tenths of a percent; nothing: of nothing, or not known.
struct Share {
  std::optional<std::int64_t> tenths;
  bool unknown = false;
  std::vector<std::int32_t> subjects = {};  ///< whom it speaks of, where no other column counts them
  friend bool operator==(const Share&, const Share&) = default;
};

/// A number that was recorded or computed, not counted here; with the subjects that it speaks of, where they
/// are known (indices in Summary::lines).
struct Number {
  std::int64_t value = 0;
  std::vector<std::int32_t> subjects = {};
  friend bool operator==(const Number&, const Number&) = default;
};

/// More or fewer at a level than the year before.
struct Change {
  std::int64_t value = 0;  ///< subjects, or tenths of a percentage point
  bool tenths = false;
  std::vector<std::int32_t> came = {};  ///< at it now and not the year before: indices in Summary::lines
  std::vector<std::int32_t> left = {};  ///< at it the year before and not now: indices in Summary::past
  friend bool operator==(const Change&, const Change&) = default;
};

using Cell = std::variant<std::string, Figure, Share, Number, Change>;

enum class RowKind : std::uint8_t { data, block, subtotal, total };

struct Row {
  RowKind kind = RowKind::data;
  std::string key;      ///< unique in the table: unit, subject, "total"
  std::string unit;     ///< organization that has a table of its own; may be empty
  std::string subject;  ///< of a row about one subject
  std::vector<Cell> cells;
  friend bool operator==(const Row&, const Row&) = default;
};

struct Table {
  const Shape* shape = nullptr;
  std::string unit, unit_name;
  Date on;
  std::string period;
  std::vector<Row> rows;
  std::vector<std::string> notes;

  const Row* find(std::string_view key) const;
  std::optional<std::size_t> column(std::string_view id) const;
};

/// The organizations of a summary as a tree, and where a table of one of them begins.
class Tree {
 public:
  explicit Tree(const Summary& summary);

  const Summary& summary() const { return summary_; }
  /// Organizations without one above them.
  const std::vector<std::int32_t>& roots() const { return roots_; }
  const std::vector<std::int32_t>& children(std::int32_t unit) const {
    return children_[static_cast<std::size_t>(unit)];
  }
  std::int32_t parent(std::int32_t unit) const { return parents_[static_cast<std::size_t>(unit)]; }
  std::int32_t find(std::string_view id) const;  ///< -1: not there
  const Unit& at(std::int32_t unit) const { return summary_.units[static_cast<std::size_t>(unit)]; }
  /// By organization: the row of a table of `unit` that it counts in: 0 the unit itself, n its n-th child,
  /// -1 outside.
  std::vector<std::int32_t> rows_below(std::int32_t unit) const;
  /// Whether an organization stands at or below another; -1 above all.
  bool is_below(std::int32_t unit, std::int32_t other) const;
  std::string name(std::string_view id) const;
  /// "commune" of the organization or of the nearest above it that says.
  std::string type_of(std::int32_t unit) const;
  /// Of a line; -1 where its organization is not there.
  std::int32_t unit_of_line(std::size_t line) const { return line_units_[line]; }
  std::int32_t unit_of_past(std::size_t line) const { return past_units_[line]; }
  /// Members with a post in a body, sorted.
  const std::vector<std::int32_t>& people_in(const std::string& body) const;
  /// Lines that count at a unit or below it, sorted.
  std::vector<std::int32_t> lines_below(std::int32_t unit) const;
  /// Lines on which an organization decides, sorted.
  const std::vector<std::int32_t>& lines_decided_by(const std::string& organization) const;

 private:
  const Summary& summary_;
  std::vector<std::int32_t> parents_, line_units_, past_units_, roots_;
  std::vector<std::vector<std::int32_t>> children_, lines_at_;
  using ByName = std::unordered_map<std::string, std::vector<std::int32_t>>;
  ByName people_in_, decided_by_;
};

/// The table of an organization with everything below it; of all roots together where `unit` is empty.
/// @param book, tree must outlive the table's use of its shape
Table make_table(const Shape& shape, const TableBook& book, const Tree& tree, std::string_view unit = {});

/// "12", "12; chưa rõ 3", "chưa rõ"; "33,3"; "+2"; "–" of nothing.
std::string in_words(const Cell& cell);

}  // namespace kiemdiem::summary
