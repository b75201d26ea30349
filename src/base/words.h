#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kiemdiem {

/// The candidate that was most likely meant by a mistyped word; empty when none is near.
std::string nearest(std::string_view typed, std::span<const std::string> candidates);

/// The nearest candidate that at most so many letters (bytes) put in, left out or changed lead to; empty when
/// there is none.
std::string nearest_within(std::size_t edits, std::string_view typed,
                           std::span<const std::string> candidates);

/// " Ý bạn là “sick_leave_months”?" or nothing, to end a message with.
std::string did_you_mean(std::string_view typed, std::span<const std::string> candidates);

/// "a, b và c".
std::string joined_with_and(std::span<const std::string> words);

}  // namespace kiemdiem
