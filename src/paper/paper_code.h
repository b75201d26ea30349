#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kiemdiem::paper {

/// The short code at the end of a printed paper: eight signs of a number and one that checks them,
/// "7KQM-2XWD-A". No sign looks like another (no 0, 1, I, L, O). @param number taken modulo 31^8
std::string paper_code(std::uint64_t number);

/// The code as paper_code() writes it, from what somebody read off a paper: lower case, blanks and hyphens do
/// not matter. Nothing where it is none: one wrong sign or two exchanged neighbours are found.
std::optional<std::string> read_paper_code(std::string_view typed);

}  // namespace kiemdiem::paper
