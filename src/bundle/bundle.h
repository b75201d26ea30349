#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

/// The file that carries one unit's part between servers that do not see each other (doc/bundle.md): a head
/// that can be read by eye and is signed, then sections of bytes, each with its length and hash in the head.
/// Bytes in, values out: no file, no clock, no key at rest.
namespace kiemdiem::bundle {

inline constexpr int format_version = 1;
/// In place of Header::start where the unit took no start bundle.
inline constexpr std::string_view no_start = "-";

enum class Kind : std::uint8_t {
  start,     ///< downward: what a unit needs to work by itself
  report,    ///< upward: what the unit did
  campaign,  ///< a whole campaign, for the archive and for handing over
};
std::string_view word_of(Kind kind);

/// All texts are single lines of printable UTF-8.
struct Header {
  Kind kind = Kind::report;
  std::string installation;  ///< of which the data are: 32 hexadecimal digits
  std::string unit;          ///< organization
  std::string unit_path;     ///< "/tinh/dbcs/cb1/"
  std::string signer;        ///< organization that signs: the unit, or of a start bundle the one above
  std::string campaign;
  std::string day;         ///< "2026-12-20": of the last entry of the log
  std::string start;       ///< id of the start bundle by which the unit began; no_start: none
  std::string chain;       ///< of the log
  std::int64_t seq = 0;    ///< anchor: last entry of that chain; 0: it has none
  std::string hash;        ///< anchor: 64 hexadecimal digits
  std::string public_key;  ///< that signs: 64 hexadecimal digits

  friend bool operator==(const Header&, const Header&) = default;
};

/// A part of the content. Names are lower-case words, or a word, a slash and an id ("evidence/0190…").
struct Section {
  std::string name;
  std::string bytes;
};

struct Limits {
  std::size_t file = 1UL << 30U;       ///< bytes
  std::size_t section = 512UL << 20U;  ///< bytes
  std::size_t sections = 20'000;
  std::size_t line = 600;  ///< bytes of a line of the head
};

/// The head as text: what is signed. Sections are put in the order of their names.
/// @pre names are well formed and differ
std::string head_of(const Header& header, std::vector<Section>& sections);
/// The whole file.
/// @param head as head_of() gave it for these sections
/// @param signature 128 hexadecimal digits, over the head
std::string file_of(const std::string& head, std::string_view signature, std::span<const Section> sections);
/// SHA-256 of a head: the same content has the same id.
std::string id_of(std::string_view head);

/// A bundle that is whole and signed by the key that its head names. Views into the file that was read.
struct Opened {
  struct Part {
    std::string_view name, bytes;
  };
  Header header;
  std::string id;
  std::string_view head;
  std::string signature;
  std::vector<Part> parts;  ///< by name

  /// Empty where there is no such section.
  std::string_view find(std::string_view name) const;
};

/// Reads a whole file, or tells the first thing that is wrong with it: not a bundle, of a newer version, cut
/// short, longer than it says, a section or the head changed, too large, an ill-formed or repeated name.
/// Nothing is allocated by what the file claims about itself.
Result<Opened> read(std::string_view file, const Limits& limits = {});

/// Whether the key by which it is signed is the one that is known for its unit.
Result<void> check_key(const Opened& opened, std::string_view public_key);

/// What the upper level is given once: the public key of a unit, as a small text file.
struct KeyCard {
  std::string unit, name;    ///< organization and what it is called
  std::string installation;  ///< 32 hexadecimal digits
  std::string public_key;    ///< 64 hexadecimal digits

  friend bool operator==(const KeyCard&, const KeyCard&) = default;
};
std::string file_of(const KeyCard& card);
Result<KeyCard> read_key_card(std::string_view file);

}  // namespace kiemdiem::bundle
