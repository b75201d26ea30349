#include "http/encoding.h"

#include "base/vietnamese.h"

namespace kiemdiem::http {
namespace {

constexpr std::string_view digits = "0123456789ABCDEF";

int value_of(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::optional<std::string> bytes_of(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      result += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = value_of(text[i + 1]);
    const int low = value_of(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    result += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return result;
}

bool has_control(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return true;
  return false;
}

/// '+' is a space in forms and queries.
std::optional<std::string> form_text(std::string_view text) {
  std::string spaced(text);
  for (char& c : spaced)
    if (c == '+') c = ' ';
  return percent_decode(spaced);
}

bool has_bad_segment(std::string_view path) {
  std::size_t begin = 1;
  while (begin < path.size()) {
    const auto end = std::min(path.find('/', begin), path.size());
    const auto segment = path.substr(begin, end - begin);
    if (segment.empty() || segment == "." || segment == "..") return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text) {
  auto bytes = bytes_of(text);
  if (!bytes || !is_valid_utf8(*bytes) || bytes->find('\0') != std::string::npos) return std::nullopt;
  return bytes;
}

std::string percent_encode(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~') {
      result += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    result += {'%', digits[byte / 16], digits[byte % 16]};
  }
  return result;
}

std::optional<std::string> decode_path(std::string_view target_path) {
  if (target_path.empty() || target_path.front() != '/') return std::nullopt;
  const std::string lower = ascii_lower(target_path);
  if (lower.find("%2f") != std::string::npos) return std::nullopt;
  auto path = percent_decode(target_path);
  if (!path || has_control(*path) || path->find('\\') != std::string::npos) return std::nullopt;
  if (has_bad_segment(*path)) return std::nullopt;
  return path;
}

std::optional<Fields> parse_form(std::string_view text, std::size_t most) {
  Fields fields;
  while (!text.empty()) {
    const auto end = std::min(text.find('&'), text.size());
    const auto pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    if (fields.size() == most) return std::nullopt;
    const auto sign = pair.find('=');
    auto name = form_text(pair.substr(0, sign));
    auto value = form_text(sign == std::string_view::npos ? "" : pair.substr(sign + 1));
    if (!name || !value) return std::nullopt;
    fields.add(std::move(*name), std::move(*value));
  }
  return fields;
}

std::string to_query(const Fields& fields) {
  std::string result;
  for (const auto& [name, value] : fields) {
    if (!result.empty()) result += '&';
    result += percent_encode(name) + '=' + percent_encode(value);
  }
  return result;
}

}  // namespace kiemdiem::http
