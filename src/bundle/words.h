#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// The single words of a head: each has one spelling, so that no changed byte reads as the same.
namespace kiemdiem::bundle {

/// Exactly so many lower-case hexadecimal digits.
bool is_hex(std::string_view text, std::size_t digits);
/// Without sign, space or leading zero; nothing where it is longer than 18 digits.
std::optional<std::int64_t> number_in(std::string_view text);
/// "2026-12-20"
bool is_day(std::string_view text);
/// One line of UTF-8 without control characters, neither empty nor longer than `most`.
bool is_line(std::string_view text, std::size_t most);
/// "decisions", "evidence/0190b3c2-…": nothing that could be taken for a path.
bool is_section_name(std::string_view text);

}  // namespace kiemdiem::bundle
