#pragma once

#include <string>
#include <string_view>

/// What a teller keeps on paper: six words of eleven bits each, read out and typed without accents.
namespace kiemdiem::sealing {

inline constexpr std::size_t word_count = 2048;
inline constexpr std::size_t words_in_phrase = 6;

/// A Vietnamese syllable without accents; all are different. @pre index < word_count
const std::string& word_at(std::size_t index);

/// 66 random bits: "bac thuyen lam roi tranh keo".
std::string new_phrase();
/// As it was made, however it was typed: case, accents and spaces do not matter. Empty where it is not six
/// words of the list.
std::string phrase_from(std::string_view typed);

}  // namespace kiemdiem::sealing
