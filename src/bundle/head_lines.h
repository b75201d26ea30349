#pragma once

#include <array>
#include <string_view>

#include "bundle/bundle.h"
#include "bundle/words.h"

namespace kiemdiem::bundle {

inline constexpr std::string_view file_mark = "kiemdiem-bundle ";
inline constexpr std::string_view card_mark = "kiemdiem-key ";

/// How a line of the head is spelt.
enum class Spelling : std::uint8_t { line, day, hash, installation, hash_or_none };

struct HeadLine {
  std::string_view name;
  std::string Header::*field;
  Spelling spelling;
};

/// The lines between "kind" and "seq", in their order.
inline constexpr std::array<HeadLine, 10> head_lines{{
    {"installation", &Header::installation, Spelling::installation},
    {"unit", &Header::unit, Spelling::line},
    {"path", &Header::unit_path, Spelling::line},
    {"signer", &Header::signer, Spelling::line},
    {"campaign", &Header::campaign, Spelling::line},
    {"day", &Header::day, Spelling::day},
    {"start", &Header::start, Spelling::hash_or_none},
    {"chain", &Header::chain, Spelling::line},
    {"hash", &Header::hash, Spelling::hash},
    {"key", &Header::public_key, Spelling::hash},
}};

inline constexpr std::size_t hash_digits = 64;
inline constexpr std::size_t installation_digits = 32;
inline constexpr std::size_t signature_digits = 128;

}  // namespace kiemdiem::bundle
