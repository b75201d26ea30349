#pragma once

#include "pages/rating_board.h"
#include "service/situations.h"
#include "service/units.h"

namespace kiemdiem::web {

/// The rows of a rating board: all subjects at and below an organization are counted, those of the page asked
/// for
/// (`trang`, `loai`) are shown with everything that is known about them.
service::Outcome<void> fill_rows(service::Call& call, const service::Judged& judged,
                                 const service::Units& units, const service::Unit& unit,
                                 pages::RatingBoardPage& page);

}  // namespace kiemdiem::web
