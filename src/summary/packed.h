#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "summary/summary.h"

namespace kiemdiem::summary {

/// A summary as text to be kept: every word once, numbers short. The same summary has the same bytes.
std::string packed(const Summary& summary);
/// Nothing where the bytes are not those of a summary of this program.
std::optional<Summary> unpacked(std::string_view bytes);

}  // namespace kiemdiem::summary
