#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kiemdiem::wordform {

struct Part {
  std::string name;  ///< "word/document.xml"
  std::string bytes;
};

inline constexpr std::int64_t most_word_bytes = 2 << 20;  ///< of the file as it comes

/// The parts of a Word file that somebody sent. Refused with what is wrong in words of an office: no Word
/// file, too large also when unpacked, macros, embedded objects, links to what lies outside of the file,
/// fields that fetch other files, names with paths, declarations of XML types, parts that no letter needs.
Result<std::vector<Part>> read_package(std::string_view bytes, const std::string& file);
Result<std::string> write_package(const std::vector<Part>& parts);

/// Text, heads and feet: where marks stand.
bool holds_text(std::string_view part);

}  // namespace kiemdiem::wordform
