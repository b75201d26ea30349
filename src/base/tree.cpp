#include "base/tree.h"

#include <fmt/format.h>

#include <boost/json/stream_parser.hpp>

#include "base/text_place.h"

namespace kiemdiem {

Node Node::null(Place place) {
  Node node;
  node.place_ = std::move(place);
  return node;
}

Node Node::scalar(std::string text, bool quoted, Place place) {
  Node node = null(std::move(place));
  node.kind_ = Kind::scalar;
  node.text_ = std::move(text);
  node.quoted_ = quoted;
  return node;
}

Node Node::list(std::vector<Node> items, Place place) {
  Node node = null(std::move(place));
  node.kind_ = Kind::list;
  node.items_ = std::move(items);
  return node;
}

Node Node::map(std::vector<std::pair<Node, Node>> entries, Place place) {
  Node node = null(std::move(place));
  node.kind_ = Kind::map;
  node.entries_ = std::move(entries);
  return node;
}

const Node* Node::find(std::string_view key) const {
  for (const auto& [name, value] : entries_)
    if (name.text() == key) return &value;
  return nullptr;
}

namespace {

/// Letters of a text that YAML takes for the end of a line, or does not take: written as JSON escapes them.
/// @param at of a letter; moved to its last byte where it is one of them
/// @return empty where it is none
std::string escaped_for_yaml(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t place) {
    return place < text.size() ? static_cast<unsigned char>(text[place]) : 0U;
  };
  const unsigned first = byte(at);
  const unsigned second = byte(at + 1);
  const unsigned third = byte(at + 2);
  if (first == 0x7F) return "\\u007f";
  if (first == 0xC2 && second < 0xA0) {
    ++at;
    return fmt::format("\\u{:04x}", second);
  }
  const bool ends_line = first == 0xE2 && second == 0x80 && (third == 0xA8 || third == 0xA9);
  const bool marks_order = first == 0xEF && second == 0xBB && third == 0xBF;
  if (!ends_line && !marks_order) return {};
  at += 2;
  return fmt::format("\\u{:04x}", ((first & 0x0F) << 12) | ((second & 0x3F) << 6) | (third & 0x3F));
}

/// The same text for the YAML reader, which knows no surrogate pairs: `\ud83d\ude00` becomes the letter
/// itself.
std::string for_yaml(std::string_view text) {
  const auto half = [&](std::size_t at) -> unsigned {
    if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return 0;
    return static_cast<unsigned>(std::stoul(std::string{text.substr(at + 2, 4)}, nullptr, 16));
  };
  std::string joined;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (const std::string escaped = escaped_for_yaml(text, at); !escaped.empty()) {
      joined += escaped;
      continue;
    }
    if (text[at] != '\\') {
      joined += text[at];
      continue;
    }
    const unsigned high = half(at);
    const unsigned low = high >= 0xD800 && high < 0xDC00 ? half(at + 6) : 0;
    if (low < 0xDC00 || low > 0xDFFF) {
      joined += text.substr(at, 2);
      ++at;
      continue;
    }
    const unsigned code = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    joined += static_cast<char>(0xF0 | (code >> 18));
    joined += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    joined += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    joined += static_cast<char>(0x80 | (code & 0x3F));
    at += 11;
  }
  return joined;
}

}  // namespace

Place place_of_offset(std::string_view text, std::string_view file, std::size_t offset) {
  Place place{std::string{file}, 1, 1, {}, {}};
  for (const char letter : text.substr(0, offset)) {
    if (letter == '\n') {
      ++place.line;
      place.column = 1;
    } else {
      ++place.column;
    }
  }
  return place;
}

Result<Node> parse_json(std::string_view text, std::string_view file) {
  boost::json::error_code error;
  boost::json::stream_parser parser;
  const std::size_t read = parser.write_some(text.data(), text.size(), error);
  if (!error) parser.finish(error);
  if (!error) {
    const std::size_t rest = text.find_first_not_of(" \t\r\n", read);
    if (rest == std::string_view::npos) return parse_yaml(for_yaml(text), file);
    return refuse(place_of_offset(text, file, rest), "Có chữ thừa sau phần JSON; hãy bỏ đi.");
  }
  return refuse(place_of_offset(text, file, read), "JSON không đúng cú pháp hoặc bị cụt ở đây.");
}

}  // namespace kiemdiem
