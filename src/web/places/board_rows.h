#pragma once

#include "pages/rating_board.h"
#include "service/progress_book.h"
#include "service/situations.h"
#include "service/units.h"

namespace kiemdiem::web {

/// The rows of a rating board: all subjects at and below an organization are counted, those of the page asked
/// for
/// (`trang`, `loai`) are shown with everything that is known about them.
service::Outcome<void> fill_rows(service::Call& call, const service::Judged& judged,
                                 const service::Units& units, const service::Unit& unit,
                                 pages::RatingBoardPage& page);

/// A part of the tree of which rows are shown.
struct ShownPart {
  std::shared_ptr<const service::Judged> judged;
  const service::Unit* root = nullptr;
  bool alone = false;  ///< without those below it
};

/// The same of an organization that is too large to be judged whole: its parts stand one after the other,
/// in the order of the tree, only those that the page shows are judged; the sums, and the quotas of the
/// organization itself, which are put on the page first, are those that the book of progress keeps
/// (board_sums.h).
service::Outcome<std::vector<ShownPart>> fill_wide_rows(service::Call& call, const service::Units& units,
                                                        const service::Unit& unit,
                                                        pages::RatingBoardPage& page);

}  // namespace kiemdiem::web
