#pragma once

#include <string_view>

#include "base/result.h"

namespace kiemdiem {

/// The line and column of a byte of a text.
Place place_of_offset(std::string_view text, std::string_view file, std::size_t offset);

}  // namespace kiemdiem
