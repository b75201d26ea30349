#pragma once

#include <string>
#include <vector>

#include "source_tree.h"

namespace kiemdiem::layers {

/// One line a breach: file, line, what is wrong, and why the rule exists.
using Breaches = std::vector<std::string>;

/// Every folder under src/ stands in the list of layers and every layer has its reason.
Breaches unlisted_layers(const SourceTree& tree);

/// USES lists name only layers that stand before their own.
Breaches links_upwards(const SourceTree& tree);

/// Files under src/ include only their own layer and what its USES list names.
Breaches includes_beyond_uses(const SourceTree& tree);

/// The pure layers touch no clock, file, socket, random source, locale or thread.
Breaches impurities(const SourceTree& tree);

/// No file over 500 lines, nine in ten at most 400.
Breaches long_files(const SourceTree& tree);

}  // namespace kiemdiem::layers
