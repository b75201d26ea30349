#pragma once

#include <vector>

#include "printing/laid_text.h"

namespace kiemdiem::printing {

/// What stays whole when a page ends: a line of text, a row of a table.
struct Piece {
  double before = 0;  ///< room above, not at the top of a page
  double height = 0;
  bool keep_with_next = false;
  int head = -1;  ///< index of the table head that is repeated when a page begins with this piece
  std::vector<PlacedLine> lines = {};
  std::vector<PlacedRule> rules = {};
  std::vector<PlacedFill> fills = {};
};

/// The pieces of one sheet in their order, and the heads that they may repeat.
struct Pieces {
  std::vector<Piece> all;
  std::vector<Piece> heads;
};
Pieces cut_into_pieces(const paper::Sheet& sheet, TextLayer& layer);

struct PlacedPiece {
  const Piece* piece;
  double y;  ///< from the top of the text
};
using Page = std::vector<PlacedPiece>;

/// Fills pages of one height. What belongs together stays so where it fits on a page at all. At least one
/// page.
std::vector<Page> paginate(const Pieces& pieces, double height);

}  // namespace kiemdiem::printing
