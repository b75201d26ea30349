#pragma once

#include <optional>

#include "pages/sheet.h"
#include "service/ratings.h"

namespace kiemdiem::web {

/// Where more are proposed for the best level than a quota has places: all of them with the facts by which
/// people choose, by the share of the votes where who looks may see it; whoever has the same share as the
/// last place is named. Nothing where the places suffice.
std::optional<service::Outcome<pages::SheetSection>> over_quota(service::Call& call,
                                                                const service::Judged& judged,
                                                                const service::Ratings& ratings,
                                                                const assessment::QuotaResult& quota);

}  // namespace kiemdiem::web
