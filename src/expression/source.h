#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kiemdiem::expression {

/// Limits that keep every stage total and small.
inline constexpr std::size_t max_source_bytes = 4096;
inline constexpr int max_depth = 64;                ///< levels of the tree of a condition
inline constexpr std::size_t max_list_items = 256;  ///< entries of one list or map literal
inline constexpr int max_macro_depth = 1;           ///< no macro inside a macro

/// A part of the text of a condition: bytes begin … end - 1.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The text of a condition and where it stands in its file.
struct Source {
  std::string_view text;
  Place where;  ///< of the first letter
};

/// Place of a byte of the text: lines are counted by line feeds, columns by letters.
Place place_of(const Source& source, std::size_t offset);

std::string_view text_of(std::string_view source, Span span);

/// Whether the bytes are UTF-8 as RFC 3629 allows it (no surrogates, nothing overlong).
bool is_utf8(std::string_view text);

/// The number of code points of UTF-8.
std::size_t letters(std::string_view utf8);

/// Appends a code point; false (and nothing appended) for surrogates and what is above U+10FFFF.
bool append_utf8(std::string& text, std::uint32_t code_point);

}  // namespace kiemdiem::expression
