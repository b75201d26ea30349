#include "formpaper/form_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "paper/vietnamese_words.h"

namespace kiemdiem::formpaper {
namespace {

using document::ColumnType;
using document::Row;
using document::Section;
using paper::Cell;
using paper::CellKind;
using Cells = std::vector<Cell>;

constexpr int empty_rows = 4;
constexpr const char* empty_row = "\n";  ///< room for two lines of handwriting

/// A column of the paper; a column of the form has one or two.
struct Leaf {
  const document::Column* column;  ///< nothing: the count of rows
  enum class Part : std::uint8_t { whole, count, yes, no, most, got } part = Part::whole;
  std::string title;
  CellKind kind = CellKind::text;
  int wish = 0;  ///< points, beyond the longest word of the title
};
using Part = Leaf::Part;

int wish_of(ColumnType type) {
  switch (type) {
    case ColumnType::given:
      return 110;
    case ColumnType::words:
      return 130;
    case ColumnType::text:
    case ColumnType::choice:
      return 60;
    case ColumnType::day:
      return 50;
    default:
      return 15;
  }
}

CellKind kind_of(ColumnType type) {
  if (type == ColumnType::number) return CellKind::number;
  return type == ColumnType::choice || type == ColumnType::day ? CellKind::centered : CellKind::text;
}

std::vector<Leaf> leaves_of(const Section& section) {
  std::vector<Leaf> leaves{{nullptr, Part::count, "TT", CellKind::centered, 4}};
  for (const document::Column& column : section.columns) {
    if (column.type == ColumnType::yes_no) {
      leaves.push_back({&column, Part::yes, "Có", CellKind::centered, 4});
      leaves.push_back({&column, Part::no, "Không", CellKind::centered, 4});
    } else if (column.type == ColumnType::points || column.type == ColumnType::score) {
      const bool met = column.type == ColumnType::points;
      leaves.push_back({&column, Part::most, "Tối đa", CellKind::number, 15});
      leaves.push_back({&column, Part::got, met ? "Đạt" : "Chấm", CellKind::number, 15});
    } else {
      leaves.push_back({&column, Part::whole, column.label, kind_of(column.type), wish_of(column.type)});
    }
  }
  return leaves;
}

/// Points that the longest word of a title takes in bold letters, with the room at the sides.
int narrowest(const std::string& title) {
  int longest = 0;
  int word = 0;
  for (const char letter : title) {
    const bool continues = (static_cast<unsigned char>(letter) & 0xC0U) == 0x80U;
    if (letter == ' ')
      word = 0;
    else if (!continues)
      longest = std::max(longest, ++word);
  }
  return longest * 7 + 10;
}

/// Widths in points that fill an upright page: no title is broken within a word, the rest is shared out.
std::vector<int> shares_of(const std::vector<Leaf>& leaves) {
  constexpr int page = 467;
  int least = 0;
  int wishes = 0;
  for (const Leaf& leaf : leaves) {
    least += narrowest(leaf.title);
    wishes += leaf.wish;
  }
  std::vector<int> shares;
  for (const Leaf& leaf : leaves)
    shares.push_back(narrowest(leaf.title) + std::max(0, page - least) * leaf.wish / std::max(1, wishes));
  return shares;
}

bool divided(const Leaf& leaf) {
  return leaf.part != Part::whole && leaf.part != Part::count;
}

/// One row of titles, or two where a column has two parts.
std::vector<std::vector<paper::HeadCell>> head_of(const std::vector<Leaf>& leaves) {
  if (std::ranges::none_of(leaves, divided)) return {};
  std::vector<std::vector<paper::HeadCell>> head(2);
  for (std::size_t at = 0; at < leaves.size(); ++at) {
    if (!divided(leaves[at])) {
      head[0].push_back({leaves[at].title, 1, 2});
      continue;
    }
    head[0].push_back({leaves[at].column->label, 2, 1});
    head[1].push_back({leaves[at].title});
    head[1].push_back({leaves[++at].title});
  }
  return head;
}

std::string words_of(const Leaf& leaf, const Row& row, const Section& section,
                     const document::FixedRow* fixed, std::size_t count) {
  if (leaf.part == Part::count) return fixed != nullptr ? fixed->key : std::to_string(count);
  const std::string& value = row.cell(leaf.column->id);
  switch (leaf.part) {
    case Part::yes:
      return paper::check_box(value == "yes");
    case Part::no:
      return paper::check_box(value == "no");
    case Part::most:
      return fixed == nullptr ? std::string{} : std::to_string(fixed->points.value_or(0));
    case Part::got:
      if (leaf.column->type == ColumnType::score) return value;
      return value.empty() || fixed == nullptr
                 ? std::string{}
                 : std::to_string(value == "yes" ? fixed->points.value_or(0) : 0);
    default:
      break;
  }
  if (leaf.column->type == ColumnType::given && fixed != nullptr) return fixed->label;
  return document::cell_words(*leaf.column, value, row, section);
}

Cells sums_of(const std::vector<Leaf>& leaves, const std::map<std::string, std::int64_t, std::less<>>& sums) {
  const auto has_sum = [&](const Leaf& leaf) {
    return leaf.column != nullptr && leaf.part != Part::most && sums.contains(leaf.column->id);
  };
  const auto first = std::ranges::find_if(leaves, has_sum);
  Cells cells{{"Cộng", static_cast<int>(first - leaves.begin()), true}};
  for (auto leaf = first; leaf != leaves.end(); ++leaf)
    cells.push_back({has_sum(*leaf) ? document::hundredths_words(sums.at(leaf->column->id)) : "", 1, true});
  return cells;
}

}  // namespace

paper::Table form_table(const Section& section, const std::vector<Row>& rows) {
  const std::vector<Leaf> leaves = leaves_of(section);
  const std::vector<int> shares = shares_of(leaves);
  paper::Table table;
  for (std::size_t at = 0; at < leaves.size(); ++at)
    table.columns.push_back({leaves[at].title, shares[at], leaves[at].kind});
  table.head = head_of(leaves);
  std::size_t count = 0;
  for (const Row& row : rows) {
    const auto found = std::ranges::find(section.rows, row.key, &document::FixedRow::key);
    const document::FixedRow* fixed = found == section.rows.end() ? nullptr : &*found;
    if (fixed != nullptr && !fixed->group.empty())
      table.rows.push_back({{fixed->group, static_cast<int>(leaves.size()), true}});
    Cells cells;
    ++count;
    for (const Leaf& leaf : leaves) cells.push_back({words_of(leaf, row, section, fixed, count)});
    table.rows.push_back(std::move(cells));
  }
  for (int row = 0; row < empty_rows && rows.empty(); ++row) table.rows.push_back({{empty_row}});
  if (const auto sums = document::totals(section, rows); !sums.empty())
    table.rows.push_back(rows.empty() ? Cells{{"Cộng", 1, true}} : sums_of(leaves, sums));
  return table;
}

}  // namespace kiemdiem::formpaper
