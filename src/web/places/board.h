#pragma once

#include "pages/rating_board.h"
#include "pages/why.h"
#include "service/call.h"
#include "service/situations.h"

/// Bảng xếp loại, Vì sao? và Nếu…
namespace kiemdiem::web {

service::Outcome<pages::RatingBoardPage> rating_board(service::Call& call);

/// An organization with more members than this is not judged whole for its board (fill_wide_rows).
inline constexpr std::int64_t most_judged_whole = 20'000;
service::Outcome<pages::RatingBoardPage> rating_board_of(service::Call& call, std::int64_t most_people);

service::Outcome<pages::WhyPage> why(service::Call& call);
service::Outcome<pages::WhatIfPage> what_if(service::Call& call);

/// The answer on one subject. @pre the regulation rates it
std::optional<pages::Why> why_of(const service::Call& call, const service::Judged& judged,
                                 const WorkCalendar& calendar, const std::string& subject);

/// A clause with its place in the text of the campaign's regulation.
pages::Clause clause_of(const service::Call& call, const std::string& document, const std::string& clause);

/// Whether everybody whom a quota counts stands in the part of the tree that was judged. A figure over a part
/// of them is not shown: it belongs to the level above.
bool is_counted_whole(const service::Units& units, const service::Unit& judged_for,
                      const assessment::QuotaResult& quota);

/// "Hoàn thành tốt nhiệm vụ"; empty for none.
std::string level_label(const service::Judged& judged, const std::optional<int>& level);
pages::Mark mark_of(assessment::Verdict verdict);

}  // namespace kiemdiem::web
