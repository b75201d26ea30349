#include "http/multipart.h"

#include <algorithm>
#include <optional>

#include "base/vietnamese.h"
#include "http/encoding.h"

namespace kiemdiem::http {
namespace {

constexpr std::size_t longest_part_header = 4096;
constexpr std::size_t longest_file_name = 200;

/// "form-data; name=\"a\"; filename=\"b.pdf\"" in its pieces.
struct Parameterised {
  std::string_view value;  ///< before the first ';'
  Fields parameters;       ///< names in lower case
};

std::string_view take(std::string_view& text, std::size_t length) {
  const auto taken = text.substr(0, length);
  text.remove_prefix(std::min(length, text.size()));
  return taken;
}

/// Browsers write '"' as %22 and line ends as %0D%0A inside file names; a backslash stands for itself unless
/// it escapes a quotation mark or another backslash.
std::optional<std::string> quoted_string(std::string_view& rest) {
  std::string value;
  rest.remove_prefix(1);
  while (!rest.empty() && rest.front() != '"') {
    if (rest.size() > 1 && rest[0] == '\\' && (rest[1] == '"' || rest[1] == '\\')) rest.remove_prefix(1);
    value += rest.front();
    rest.remove_prefix(1);
  }
  if (rest.empty()) return std::nullopt;
  rest.remove_prefix(1);
  return value;
}

std::optional<std::string> parameter_value(std::string_view& rest) {
  if (rest.starts_with('"')) return quoted_string(rest);
  return std::string(trimmed(take(rest, rest.find(';'))));
}

std::optional<Parameterised> read_parameters(std::string_view text) {
  Parameterised result{trimmed(take(text, text.find(';'))), {}};
  while (!text.empty()) {
    if (text.front() != ';') return std::nullopt;
    text.remove_prefix(1);
    const auto sign = text.find('=');
    if (sign == std::string_view::npos) return trimmed(text).empty() ? std::optional(result) : std::nullopt;
    const std::string name = ascii_lower(trimmed(take(text, sign)));
    text.remove_prefix(1);
    auto value = parameter_value(text);
    if (!value || name.empty() || result.parameters.has(name)) return std::nullopt;
    result.parameters.add(name, std::move(*value));
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  }
  return result;
}

bool is_boundary(std::string_view text) {
  constexpr std::string_view signs = "'()+_,-./:=? ";
  return !text.empty() && text.size() <= 70 && text.back() != ' ' && std::ranges::all_of(text, [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           signs.find(c) != std::string_view::npos;
  });
}

struct Part {
  std::string name;
  std::optional<std::string> file_name;
  std::string type;
};

bool take_header(Part& part, std::string_view key, std::string_view value) {
  if (equal_ignoring_case(key, "Content-Type")) {
    if (!part.type.empty() || ascii_lower(value).starts_with("multipart/")) return false;
    part.type = value;
  } else if (equal_ignoring_case(key, "Content-Transfer-Encoding")) {
    return equal_ignoring_case(value, "8bit") || equal_ignoring_case(value, "binary") ||
           equal_ignoring_case(value, "7bit");
  } else if (equal_ignoring_case(key, "Content-Disposition")) {
    const auto disposition = read_parameters(value);
    if (!part.name.empty() || !disposition || !equal_ignoring_case(disposition->value, "form-data"))
      return false;
    part.name = disposition->parameters.get("name");
    if (const std::string* file = disposition->parameters.find("filename")) part.file_name = *file;
    return !part.name.empty();
  }
  return true;
}

/// Lines with CR LF at their ends; the empty line is not part of them.
std::optional<Part> read_part_header(std::string_view lines) {
  Part part;
  while (!lines.empty()) {
    const std::string_view line = take(lines, lines.find("\r\n"));
    if (!lines.empty()) lines.remove_prefix(2);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    if (!take_header(part, line.substr(0, colon), trimmed(line.substr(colon + 1)))) return std::nullopt;
  }
  const bool readable = is_valid_utf8(part.name) && part.name.find('\0') == std::string::npos &&
                        (!part.file_name || is_valid_utf8(*part.file_name));
  return part.name.empty() || !readable ? std::nullopt : std::optional(part);
}

tl::expected<void, FormError> keep(Form& form, Part part, std::string_view content,
                                   const FormLimits& limits) {
  if (part.file_name) {
    if (part.file_name->empty() && content.empty()) return {};
    if (form.uploads.size() == limits.uploads) return tl::unexpected{FormError::too_large};
    form.uploads.push_back(
        {std::move(part.name), safe_file_name(*part.file_name), std::move(part.type), std::string(content)});
    return {};
  }
  if (form.fields.size() == limits.fields) return tl::unexpected{FormError::too_large};
  if (!is_valid_utf8(content) || content.find('\0') != std::string_view::npos)
    return tl::unexpected{FormError::malformed};
  form.fields.add(std::move(part.name), std::string(content));
  return {};
}

/// Stands at the header of a part; leaves `body` behind the delimiter that ends it.
tl::expected<void, FormError> read_part(Form& form, std::string_view& body, std::string_view delimiter,
                                        const FormLimits& limits) {
  const auto empty_line = body.substr(0, longest_part_header).find("\r\n\r\n");
  if (empty_line == std::string_view::npos) return tl::unexpected{FormError::malformed};
  auto part = read_part_header(body.substr(0, empty_line));
  if (!part) return tl::unexpected{FormError::malformed};
  body.remove_prefix(empty_line + 2);  // the second line end may be that of the delimiter
  std::size_t end = body.find(delimiter);
  if (end == std::string_view::npos) return tl::unexpected{FormError::malformed};
  const auto content = end == 0 ? std::string_view{} : body.substr(2, end - 2);
  body.remove_prefix(end + delimiter.size());
  return keep(form, std::move(*part), content, limits);
}

/// A direction mark would let “gpj.exe” look like “exe.jpg”.
bool is_direction_mark(std::string_view letter) {
  return letter == "\u200E" || letter == "\u200F" || (letter >= "\u202A" && letter <= "\u202E") ||
         (letter >= "\u2066" && letter <= "\u2069");
}

std::size_t letter_length(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0xC0) return 1;
  return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

}  // namespace

std::string safe_file_name(std::string_view given) {
  if (const auto last = given.find_last_of("/\\"); last != std::string_view::npos)
    given.remove_prefix(last + 1);
  std::string result;
  while (!given.empty()) {
    const std::string_view letter = take(given, letter_length(given.front()));
    if (result.size() + letter.size() > longest_file_name) break;
    const auto first = static_cast<unsigned char>(letter.front());
    if (first >= 0x20 && first != 0x7f && !is_direction_mark(letter)) result += letter;
  }
  return result;
}

tl::expected<Form, FormError> parse_multipart(std::string_view content_type, std::string_view body,
                                              const FormLimits& limits) {
  const auto type = read_parameters(content_type);
  const tl::unexpected malformed{FormError::malformed};
  if (!type || !equal_ignoring_case(type->value, "multipart/form-data")) return malformed;
  const std::string_view boundary = type->parameters.get("boundary");
  if (!is_boundary(boundary)) return malformed;
  const std::string delimiter = "\r\n--" + std::string(boundary);

  if (!body.starts_with(std::string_view(delimiter).substr(2))) return malformed;
  body.remove_prefix(delimiter.size() - 2);
  Form form;
  while (!body.starts_with("--")) {
    if (!body.starts_with("\r\n")) return malformed;
    body.remove_prefix(2);
    if (auto read = read_part(form, body, delimiter, limits); !read) return tl::unexpected{read.error()};
  }
  if (body.find_first_not_of(" \t\r\n", 2) != std::string_view::npos) return malformed;
  return form;
}

tl::expected<Form, FormError> read_form(std::string_view content_type, std::string_view body,
                                        const FormLimits& limits) {
  const std::string kind = ascii_lower(trimmed(content_type.substr(0, content_type.find(';'))));
  if (kind == "multipart/form-data") return parse_multipart(content_type, body, limits);
  if (kind != "application/x-www-form-urlencoded") return Form{};
  if (static_cast<std::size_t>(std::ranges::count(body, '&')) >= limits.fields)
    return tl::unexpected{FormError::too_large};
  auto fields = parse_form(body, limits.fields);
  if (!fields) return tl::unexpected{FormError::malformed};
  return Form{std::move(*fields), {}};
}

}  // namespace kiemdiem::http
