#pragma once

#include <string>
#include <string_view>

namespace kiemdiem::spreadsheet {

/// The beginning of a text, for messages: at most `bytes` bytes, cut between letters, with “…” where
/// something is cut.
inline std::string excerpt(std::string_view text, std::size_t bytes = 60) {
  if (text.size() <= bytes) return std::string{text};
  while (bytes > 0 && (text[bytes] & 0xC0) == 0x80) --bytes;
  return std::string{text.substr(0, bytes)} + "…";
}

}  // namespace kiemdiem::spreadsheet
