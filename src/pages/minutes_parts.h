#pragma once

#include "pages/parts.h"
#include "pages/review_meetings.h"

/// What pages of closed minutes share.
namespace kiemdiem::pages {

/// Which version is shown, what replaced it, and the others.
void fill_kept(View& content, const std::string& superseded, const std::vector<FactShown>& kept,
               const std::vector<MinutesVersion>& versions);

}  // namespace kiemdiem::pages
