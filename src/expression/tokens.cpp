#include "expression/tokens.h"

#include <fmt/format.h>

#include <array>

#include "expression/literals.h"

namespace kiemdiem::expression {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (std::string_view{" \t\n\r\f"}.find(text[at]) != std::string_view::npos)
      ++at;
    else if (text.substr(at).starts_with("//"))
      at = std::min(text.find('\n', at), text.size());
    else
      break;
  }
  return at;
}

Token name_token(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) ++end;
  return {TokenKind::name, {at, end}, std::string{text.substr(at, end - at)}, Value{}, false};
}

Result<Token> quoted_name_token(const Source& source, std::size_t at) {
  const auto end = source.text.find_first_of("`\n", at + 1);
  if (end == std::string_view::npos || source.text[end] != '`' || end == at + 1)
    return refuse(place_of(source, at), "Tên trong dấu ` chưa được đóng.");
  return Token{TokenKind::quoted_name,
               {at, end + 1},
               std::string{source.text.substr(at + 1, end - at - 1)},
               Value{},
               false};
}

// What people write by habit from other languages.
std::string advice(std::string_view rest) {
  if (rest.starts_with("=")) return " So sánh bằng viết “==”.";
  if (rest.starts_with("&")) return " “Và” viết “&&”.";
  if (rest.starts_with("|")) return " “Hoặc” viết “||”.";
  if (rest.starts_with("“") || rest.starts_with("”")) return " Chữ đặt trong dấu ngoặc kép thẳng: \"…\".";
  if (rest.starts_with("≥")) return " Viết “>=”.";
  if (rest.starts_with("≤")) return " Viết “<=”.";
  if (rest.starts_with("≠")) return " Viết “!=”.";
  return {};
}

Result<Token> mark_token(const Source& source, std::size_t at) {
  constexpr std::array<std::string_view, 24> marks{"==", "!=", "<=", ">=", "&&", "||", "<", ">",
                                                   "+",  "-",  "*",  "/",  "%",  "!",  "?", ":",
                                                   ".",  ",",  "(",  ")",  "[",  "]",  "{", "}"};
  const std::string_view rest = source.text.substr(at);
  for (const std::string_view mark : marks)
    if (rest.starts_with(mark))
      return Token{TokenKind::mark, {at, at + mark.size()}, std::string{mark}, Value{}, false};
  std::size_t end = 1;
  while (end < rest.size() && (static_cast<unsigned char>(rest[end]) & 0xC0) == 0x80) ++end;
  return refuse(place_of(source, at),
                fmt::format("Ký tự “{}” không dùng được ở đây.{}", rest.substr(0, end), advice(rest)));
}

Result<Token> token_at(const Source& source, std::size_t at) {
  const std::string_view text = source.text;
  if (starts_quoted(text, at)) return read_quoted(source, at);
  if (is_letter(text[at])) return name_token(text, at);
  if (is_digit(text[at]) || (text[at] == '.' && at + 1 < text.size() && is_digit(text[at + 1])))
    return read_number(source, at);
  return text[at] == '`' ? quoted_name_token(source, at) : mark_token(source, at);
}

}  // namespace

Result<std::vector<Token>> tokenize(const Source& source) {
  if (source.text.size() > max_source_bytes)
    return refuse(source.where, fmt::format("Điều kiện dài {} byte, tối đa {}; hãy tách thành nhiều quy tắc.",
                                            source.text.size(), max_source_bytes));
  if (!is_utf8(source.text))
    return refuse(source.where, "Điều kiện không phải chữ UTF-8; hãy lưu lại tệp theo UTF-8.");
  std::vector<Token> tokens;
  std::size_t at = skip_blanks(source.text, 0);
  while (at < source.text.size()) {
    auto token = token_at(source, at);
    if (!token) return tl::unexpected{token.error()};
    at = skip_blanks(source.text, token->span.end);
    tokens.push_back(std::move(*token));
  }
  tokens.push_back({TokenKind::end, {source.text.size(), source.text.size()}, {}, Value{}, false});
  return tokens;
}

}  // namespace kiemdiem::expression
