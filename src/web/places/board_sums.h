#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "pages/rating_board.h"
#include "service/progress_book.h"
#include "web/places/board.h"

/// What the rating board of an organization that is too large to be judged whole adds up: from the figures
/// that the book of progress keeps of each part.
namespace kiemdiem::web {

struct CountedPart {
  const service::Unit* root = nullptr;
  service::BoardCounts counts;  ///< of the kind asked for (`loai`)
};

struct CountedBoard {
  std::vector<CountedPart> parts;  ///< in the order of the tree
  service::BoardCounts sum;
  /// By column of service/board_columns.h: how many at each level.
  std::map<std::string, std::array<std::int32_t, service::BoardCounts::most_levels>, std::less<>> columns;
  std::vector<summary::Pool> pools;    ///< quotas of the organization itself, over all parts
  std::vector<std::string> uncounted;  ///< names of the parts that cannot be judged
};

service::Outcome<CountedBoard> counted_board(service::Call& call, const service::CountedBy& by,
                                             const service::Units& units, const service::Unit& unit);

WholeQuota whole_quota(const service::Unit& unit, const CountedBoard& board, const summary::Pool& pool);

/// The quotas of the organization as the parts add up to them. One is undecided while a part that cannot be
/// judged, or a missing fact, may turn it.
void add_whole_quotas(const service::Call& call, const service::Unit& unit, const CountedBoard& board,
                      pages::RatingBoardPage& page);

}  // namespace kiemdiem::web
