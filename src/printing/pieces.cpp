#include "printing/pieces.h"

#include <algorithm>
#include <numeric>

namespace kiemdiem::printing {
namespace {

using paper::Grid;
using paper::GridCell;
using paper::GridRow;
using paper::Item;
using paper::Rule;
using paper::Slip;
using paper::Text;

constexpr double twips = 20.0;
constexpr double span_room = 1.5;  ///< above and below a cell over several rows, also without borders

/// A cell with its place in the row.
struct LaidCell {
  double x = 0, width = 0;
  int rows = 1;
  bool middle = false;
  int shade = 0;
  std::vector<LaidLine> lines = {};

  double height() const {
    return std::accumulate(lines.begin(), lines.end(), 0.0,
                           [](double sum, const LaidLine& line) { return sum + line.before + line.height; });
  }
};
using LaidRow = std::vector<LaidCell>;

/// Copies a line into a piece with its top at (x, y).
void put(Piece& piece, const LaidLine& line, double x, double y) {
  for (const PlacedLine& own : line.lines) piece.lines.push_back({own.line, own.x + x, own.baseline + y});
  for (const PlacedRule& rule : line.rules)
    piece.rules.push_back({rule.x1 + x, rule.y1 + y, rule.x2 + x, rule.y2 + y, rule.kind});
  for (const PlacedFill& fill : line.fills)
    piece.fills.push_back({fill.x + x, fill.y + y, fill.width, fill.height, fill.shade});
}

class Cutter {
 public:
  Cutter(TextLayer& layer, double page_height) : layer_(layer), page_height_(page_height) {}

  Pieces take() { return std::move(pieces_); }

  void add_items(const std::vector<Item>& items, double width) {
    for (const Item& item : items) {
      if (const auto* text = std::get_if<Text>(&item.what)) add(*text, width);
      if (const auto* grid = std::get_if<Grid>(&item.what)) add(*grid);
      if (const auto* slip = std::get_if<Slip>(&item.what)) add(*slip, width);
    }
  }

 private:
  void add(const Text& text, double width) {
    const LaidText laid = layer_.lay(text, width);
    const std::size_t count = laid.lines.size();
    for (std::size_t at = 0; at < count; ++at) {
      const LaidLine& line = laid.lines[at];
      const bool last = at + 1 == count;
      // Two lines at least stay together at either end of a paragraph.
      const bool kept = last ? laid.keep_with_next : at == 0 || at + 2 == count || count <= 3;
      Piece piece{
          .before = line.before, .height = line.height + (last ? laid.after : 0), .keep_with_next = kept};
      put(piece, line, 0, 0);
      pieces_.all.push_back(std::move(piece));
    }
  }

  void add(const Slip& slip, double width) {
    const std::size_t first = pieces_.all.size();
    add_items(slip.items, width);
    double height = 0;
    for (std::size_t at = first; at < pieces_.all.size(); ++at) {
      pieces_.all[at].keep_with_next = true;
      height += pieces_.all[at].before + pieces_.all[at].height;
    }
    Piece rest{.height = std::max(0.0, slip.height / twips - height)};
    if (slip.cut) rest.rules.push_back({0, rest.height, width, rest.height, Rule::dashed});
    pieces_.all.push_back(std::move(rest));
  }

  void add(const Grid& grid) {
    const std::vector<LaidRow> rows = lay_rows(grid);
    const auto head_rows = static_cast<std::size_t>(grid.head_rows);
    int head = -1;
    if (head_rows > 0) {
      Piece piece = block_of(grid, rows, 0, head_rows);
      if (piece.height < page_height_ / 2) {
        head = static_cast<int>(pieces_.heads.size());
        pieces_.heads.push_back(piece);
      }
      piece.keep_with_next = rows.size() > head_rows;
      pieces_.all.push_back(std::move(piece));
    }
    for (std::size_t at = head_rows; at < rows.size(); ++at)
      add_row(grid, rows[at], head, at + 1 < rows.size() ? grid.together : grid.keep_with_next);
  }

  std::vector<LaidRow> lay_rows(const Grid& grid) {
    std::vector<LaidRow> rows;
    std::vector<int> covered(grid.widths.size(), 0);
    const double room = grid.room() / twips;
    for (const GridRow& cells : grid.rows) {
      LaidRow row;
      std::size_t column = 0;
      for (const GridCell& cell : cells) {
        while (column < covered.size() && covered[column] > 0) --covered[column++];
        LaidCell laid{
            .x = width(grid, 0, column), .rows = cell.rows, .middle = cell.middle, .shade = cell.shade};
        const std::size_t end = std::min(column + static_cast<std::size_t>(cell.columns), covered.size());
        laid.width = width(grid, column, end);
        for (const Text& text : cell.texts) append(laid.lines, layer_.lay(text, laid.width - 2 * room));
        for (; column < end; ++column) covered[column] = cell.rows - 1;
        row.push_back(std::move(laid));
      }
      while (column < covered.size() && covered[column] > 0) --covered[column++];
      rows.push_back(std::move(row));
    }
    return rows;
  }

  static double width(const Grid& grid, std::size_t from, std::size_t to) {
    double sum = 0;
    for (std::size_t at = from; at < to; ++at) sum += grid.widths[at] / twips;
    return sum;
  }

  static void append(std::vector<LaidLine>& lines, const LaidText& text) {
    lines.insert(lines.end(), text.lines.begin(), text.lines.end());
    lines.back().height += text.after;
  }

  static double row_height(const Grid& grid, const LaidRow& row) {
    double height = 0;
    for (const LaidCell& cell : row)
      if (cell.rows == 1) height = std::max(height, cell.height());
    return height + 2 * grid.upright_room() / twips;
  }

  /// Rows in one piece, with cells that reach over several of them.
  static Piece block_of(const Grid& grid, const std::vector<LaidRow>& rows, std::size_t from,
                        std::size_t to) {
    std::vector<double> heights;
    for (std::size_t at = from; at < to; ++at) heights.push_back(row_height(grid, rows[at]));
    for (std::size_t at = from; at < to; ++at)
      for (const LaidCell& cell : rows[at]) {
        const auto span = std::min(static_cast<std::size_t>(cell.rows), to - at);
        const auto first = heights.begin() + static_cast<std::ptrdiff_t>(at - from);
        const double have = std::accumulate(first, first + static_cast<std::ptrdiff_t>(span), 0.0);
        heights[at - from + span - 1] += std::max(0.0, cell.height() + 2 * span_room - have);
      }
    Piece piece;
    for (std::size_t at = from; at < to; ++at) {
      for (const LaidCell& cell : rows[at]) {
        const auto span = std::min(static_cast<std::size_t>(cell.rows), to - at);
        const auto first = heights.begin() + static_cast<std::ptrdiff_t>(at - from);
        draw_cell(piece, grid, cell, piece.height,
                  std::accumulate(first, first + static_cast<std::ptrdiff_t>(span), 0.0));
      }
      piece.height += heights[at - from];
    }
    close(piece, grid);
    return piece;
  }

  static void draw_cell(Piece& piece, const Grid& grid, const LaidCell& cell, double top, double height) {
    if (cell.shade > 0) piece.fills.push_back({cell.x, top, cell.width, height, cell.shade});
    const double side = grid.room() / twips;
    const double above = grid.upright_room() / twips;
    double y = top + (cell.middle ? (height - cell.height()) / 2 : above);
    for (const LaidLine& line : cell.lines) {
      y += line.before;
      put(piece, line, cell.x + side, y);
      y += line.height;
    }
    if (!grid.bordered) return;
    // Left and top; what stands next draws the other two, at the end close() does.
    piece.rules.push_back({cell.x, top, cell.x + cell.width, top, Rule::solid});
    piece.rules.push_back({cell.x, top, cell.x, top + height, Rule::solid});
  }

  static void close(Piece& piece, const Grid& grid) {
    if (!grid.bordered) return;
    const double right = width(grid, 0, grid.widths.size());
    piece.rules.push_back({0, piece.height, right, piece.height, Rule::solid});
    piece.rules.push_back({right, 0, right, piece.height, Rule::solid});
  }

  /// A row, or its parts where it is higher than a page.
  void add_row(const Grid& grid, LaidRow row, int head, bool kept) {
    constexpr double gap = 16;  // of the narrow lines around a table: the first part fits below them
    const double room =
        head < 0 ? page_height_ : page_height_ - pieces_.heads[static_cast<std::size_t>(head)].height;
    while (row_height(grid, row) > room) {
      const LaidRow part = take_lines(row, room - gap - 2 * grid.upright_room() / twips);
      add_piece(grid, part, head, false);
    }
    add_piece(grid, row, head, kept);
  }

  void add_piece(const Grid& grid, const LaidRow& row, int head, bool kept) {
    Piece piece = block_of(grid, {row}, 0, 1);
    piece.head = head;
    piece.keep_with_next = kept;
    pieces_.all.push_back(std::move(piece));
  }

  /// Moves the lines of each cell that fit into the height out of the row; at least one of the fullest cell.
  static LaidRow take_lines(LaidRow& row, double height) {
    LaidRow part = row;
    for (std::size_t at = 0; at < row.size(); ++at) {
      std::vector<LaidLine>& lines = row[at].lines;
      double used = 0;
      std::size_t count = 0;
      for (; count < lines.size(); ++count) {
        const double next = lines[count].before + lines[count].height;
        if (count > 0 && used + next > height) break;
        used += next;
      }
      const auto cut = static_cast<std::ptrdiff_t>(count);
      part[at].lines.assign(lines.begin(), lines.begin() + cut);
      lines.erase(lines.begin(), lines.begin() + cut);
    }
    return part;
  }

  TextLayer& layer_;
  double page_height_;
  Pieces pieces_;
};

}  // namespace

Pieces cut_into_pieces(const paper::Sheet& sheet, TextLayer& layer) {
  Cutter cutter{layer, sheet.text_height() / twips};
  cutter.add_items(sheet.items, sheet.text_width() / twips);
  return cutter.take();
}

}  // namespace kiemdiem::printing
