#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "expression/tokens.h"

namespace kiemdiem::expression {

/// Whether a text or bytes literal (with its r and b prefixes) starts here.
bool starts_quoted(std::string_view text, std::size_t at);

/// Reads the literal that starts at `at`.
Result<Token> read_quoted(const Source& source, std::size_t at);
Result<Token> read_number(const Source& source, std::size_t at);

/// Decimal text as a double, whatever the locale; 0 for what is too small, nothing for what is too large or
/// no number.
std::optional<double> parse_real(std::string_view text);

}  // namespace kiemdiem::expression
