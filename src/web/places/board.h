#pragma once

#include <functional>

#include "pages/rating_board.h"
#include "pages/why.h"
#include "service/basis.h"
#include "service/call.h"
#include "service/situations.h"

/// Bảng xếp loại, Vì sao? và Nếu…
namespace kiemdiem::web {

service::Outcome<pages::RatingBoardPage> rating_board(service::Call& call);

using service::Basis;

/// @param most_people an organization with more members is not judged whole for its board (fill_wide_rows)
service::Outcome<pages::RatingBoardPage> rating_board_of(service::Call& call, std::int64_t most_people);

service::Outcome<pages::WhyPage> why(service::Call& call);
/// What stands at an organization with more members than this is judged by what is known of itself.
service::Outcome<pages::WhyPage> why_page(service::Call& call, std::int64_t most_people);
service::Outcome<pages::WhatIfPage> what_if(service::Call& call);
/// What stands at an organization with more members than this is tried on what is known of itself.
service::Outcome<pages::WhatIfPage> what_if_page(service::Call& call, std::int64_t most_people);

/// The answer on one subject, with the quotas of all where it rests on the organization alone.
service::Outcome<pages::Why> answer_by(service::Call& call, const Basis& basis, const std::string& subject);

/// How a quota over many parts stands, in a sentence.
struct WholeQuota {
  std::string words;
  assessment::Verdict verdict = assessment::Verdict::undecided;
};
using QuotaTeller = std::function<std::optional<WholeQuota>(const assessment::QuotaResult&)>;

/// The answer on one subject; nothing where the regulation does not rate it.
/// @param of_all tells of the quotas in place of what was judged; nothing: it is not told of; empty: those
/// that were judged whole
std::optional<pages::Why> why_of(const service::Call& call, const service::Judged& judged,
                                 const WorkCalendar& calendar, const std::string& subject,
                                 const QuotaTeller& of_all = {});

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
