#pragma once

#include "document/filled_form.h"

/// Two versions of a text, word by word, and texts that repeat each other. Pure.
namespace kiemdiem::document {

enum class Change : std::uint8_t { same, gone, added };

/// A run of words of one kind. Joined together, those that are not `added` are the former text and those that
/// are not `gone` the later one.
struct Piece {
  Change change = Change::same;
  std::string text;
  friend bool operator==(const Piece&, const Piece&) = default;
};

/// The shortest way from one text to the other in words. Texts too long for that are told apart line by line.
std::vector<Piece> compared(std::string_view former, std::string_view later);

/// How much of a text stands in another one as well: of its runs of four words (search_key(), so neither
/// accents nor case count), 0 to 100. 0 for texts of fewer than eight words: nobody is told off for
/// “Chưa có”.
int repeated_share(std::string_view text, std::string_view other);

/// From this share on a text counts as repeated.
inline constexpr int repeats_from = 60;

}  // namespace kiemdiem::document
