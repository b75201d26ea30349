#pragma once

#include "pages/charts.h"
#include "pages/parts.h"

namespace kiemdiem::pages {

/// Section TIMELINE with the drawn strip, and the rows of [[>timeline_table]].
void add_timeline(View& view, const charts::Timeline& timeline, const Frame& frame);

}  // namespace kiemdiem::pages
