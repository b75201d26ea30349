#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/value.h"

namespace kiemdiem::store {

/// A row as a JSON array: numbers, texts and null as they are, {"b":"00ff"} for bytes, {"d":"0.1"} for
/// doubles.
std::string to_line(const Row& row);
/// Nothing for anything else.
std::optional<Values> values_of_line(std::string_view line);

}  // namespace kiemdiem::store
