#pragma once

#include "pages/organizations.h"
#include "pages/parts.h"

namespace kiemdiem::pages {

/// {{>NODE}}: one organisation with those below it.
void add_tree(View& view, const std::vector<TreeNode>& nodes);
/// [[>history]]
void add_history(View& view, const std::vector<HistoryLine>& history);

}  // namespace kiemdiem::pages
