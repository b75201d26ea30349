#include "expression/literals.h"

#include <fmt/format.h>

#include <charconv>
#include <limits>

namespace kiemdiem::expression {
namespace {

struct Prefix {
  bool raw = false;
  bool bytes = false;
  std::size_t length = 0;
};

Prefix prefix_at(std::string_view text, std::size_t at) {
  Prefix prefix;
  while (prefix.length < 2 && at + prefix.length < text.size()) {
    const char letter = text[at + prefix.length];
    if ((letter == 'r' || letter == 'R') && !prefix.raw)
      prefix.raw = true;
    else if ((letter == 'b' || letter == 'B') && !prefix.bytes)
      prefix.bytes = true;
    else
      break;
    ++prefix.length;
  }
  return prefix;
}

bool is_quote(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] == '"' || text[at] == '\'');
}

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

bool is_hex_digit(std::string_view text, std::size_t at) {
  return is_digit(text, at) ||
         (at < text.size() && ((text[at] >= 'a' && text[at] <= 'f') || (text[at] >= 'A' && text[at] <= 'F')));
}

// The text between the quotation marks, with its escapes.
class QuotedReader {
 public:
  QuotedReader(const Source& source, std::size_t begin)
      : source_(source), begin_(begin), prefix_(prefix_at(source.text, begin)), at_(begin + prefix_.length) {}

  Result<Token> read() {
    open();
    while (!closes()) {
      if (at_ >= text().size()) return mistake(begin_, "Chữ mở ngoặc kép ở đây chưa có dấu đóng.");
      if (mark_.size() == 1 && (text()[at_] == '\n' || text()[at_] == '\r'))
        return mistake(begin_, "Chữ trong ngoặc kép không được xuống dòng; hãy đóng ngoặc trước.");
      if (text()[at_] != '\\' || prefix_.raw)
        content_ += text()[at_++];
      else if (const auto wrong = escape())
        return mistake(at_, *wrong);
    }
    at_ += mark_.size();
    Token token{TokenKind::literal, {begin_, at_}, {}, Value{}, false};
    token.value = prefix_.bytes ? Value{Value::Bytes{content_}} : Value{content_};
    return token;
  }

 private:
  std::string_view text() const { return source_.text; }
  tl::unexpected<Problems> mistake(std::size_t at, std::string message) const {
    return refuse(place_of(source_, at), std::move(message));
  }
  void open() {
    const std::string_view rest = text().substr(at_);
    mark_ = rest.substr(0, rest.starts_with("\"\"\"") || rest.starts_with("'''") ? 3 : 1);
    at_ += mark_.size();
  }
  bool closes() const { return text().substr(std::min(at_, text().size())).starts_with(mark_); }

  // Reads one escape; an answer is what is wrong with it.
  std::optional<std::string> escape() {
    const std::size_t letter_at = at_ + 1;
    if (letter_at >= text().size()) return "Dấu “\\” cuối chữ không có ký tự đi sau.";
    const char letter = text()[letter_at];
    constexpr std::string_view names = "abfnrtv\\?\"'`";
    constexpr std::string_view meanings = "\a\b\f\n\r\t\v\\?\"'`";
    if (const auto found = names.find(letter); found != std::string_view::npos) {
      content_ += meanings[found];
      at_ += 2;
      return std::nullopt;
    }
    switch (letter) {
      case 'x':
      case 'X':
        return code(letter_at + 1, 2, 16, prefix_.bytes);
      case 'u':
        return prefix_.bytes ? unknown_escape(letter) : code(letter_at + 1, 4, 16, false);
      case 'U':
        return prefix_.bytes ? unknown_escape(letter) : code(letter_at + 1, 8, 16, false);
      case '0':
      case '1':
      case '2':
      case '3':
        return code(letter_at, 3, 8, prefix_.bytes);
      default:
        return unknown_escape(letter);
    }
  }
  static std::optional<std::string> unknown_escape(char letter) {
    return fmt::format("“\\{}” không dùng được trong chữ; viết “\\\\” nếu muốn một dấu “\\”.", letter);
  }
  std::optional<std::string> code(std::size_t from, std::size_t digits, int base, bool as_byte) {
    std::uint32_t value = 0;
    const std::string_view written = text().substr(std::min(from, text().size()), digits);
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), value, base);
    if (error != std::errc{} || written.size() != digits || end != written.data() + digits)
      return fmt::format("Mã ký tự sau “\\” cần đúng {} chữ số.", digits);
    if (as_byte)
      content_ += static_cast<char>(static_cast<unsigned char>(value));
    else if (!append_utf8(content_, value))
      return "Mã ký tự này không có trong Unicode.";
    at_ = from + digits;
    return std::nullopt;
  }

  const Source& source_;
  std::size_t begin_;
  Prefix prefix_;
  std::size_t at_;
  std::string_view mark_;
  std::string content_;
};

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (is_digit(text, at)) ++at;
  return at;
}

std::size_t skip_exponent(std::string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] != 'e' && text[at] != 'E')) return at;
  std::size_t digits = at + 1;
  if (digits < text.size() && (text[digits] == '+' || text[digits] == '-')) ++digits;
  return is_digit(text, digits) ? skip_digits(text, digits) : at;
}

Result<Token> real_token(const Source& source, std::size_t begin, std::size_t end) {
  const auto value = parse_real(source.text.substr(begin, end - begin));
  if (!value) return refuse(place_of(source, begin), "Số này quá lớn.");
  return Token{TokenKind::literal, {begin, end}, {}, Value{*value}, false};
}

Result<Token> whole_token(const Source& source, std::size_t begin, std::size_t digits, std::size_t end,
                          int base) {
  const std::string_view text = source.text;
  const bool is_unsigned = end < text.size() && (text[end] == 'u' || text[end] == 'U');
  std::uint64_t value = 0;
  const auto [stop, error] = std::from_chars(text.data() + digits, text.data() + end, value, base);
  constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (error != std::errc{} || stop != text.data() + end || (!is_unsigned && value > most + 1))
    return refuse(place_of(source, begin), "Số này quá lớn.");
  Token token{TokenKind::literal, {begin, end + (is_unsigned ? 1 : 0)}, {}, Value{}, false};
  token.is_integer_magnitude = !is_unsigned && value == most + 1;
  token.value = is_unsigned                  ? Value{value}
                : token.is_integer_magnitude ? Value{std::numeric_limits<std::int64_t>::min()}
                                             : Value{static_cast<std::int64_t>(value)};
  return token;
}

}  // namespace

std::optional<double> parse_real(std::string_view text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem == std::errc::invalid_argument || end != text.data() + text.size()) return std::nullopt;
  if (problem == std::errc{}) return value;
  const bool tiny = text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos ||
                    text.starts_with("0.") || text.starts_with('.');
  return tiny ? std::optional{0.0} : std::nullopt;
}

bool starts_quoted(std::string_view text, std::size_t at) {
  return is_quote(text, at + prefix_at(text, at).length);
}

Result<Token> read_quoted(const Source& source, std::size_t at) {
  return QuotedReader{source, at}.read();
}

Result<Token> read_number(const Source& source, std::size_t at) {
  const std::string_view text = source.text;
  if (text[at] == '0' && at + 1 < text.size() && (text[at + 1] == 'x' || text[at + 1] == 'X')) {
    std::size_t end = at + 2;
    while (is_hex_digit(text, end)) ++end;
    if (end == at + 2) return refuse(place_of(source, at), "Sau “0x” cần có chữ số hệ mười sáu.");
    return whole_token(source, at, at + 2, end, 16);
  }
  std::size_t end = skip_digits(text, at);
  const std::size_t whole_end = end;
  if (end < text.size() && text[end] == '.' && is_digit(text, end + 1)) end = skip_digits(text, end + 1);
  end = skip_exponent(text, end);
  return end == whole_end ? whole_token(source, at, at, end, 10) : real_token(source, at, end);
}

}  // namespace kiemdiem::expression
