#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/fields.h"

namespace kiemdiem::http {

/// "%C4%90" becomes "Đ". Nothing where '%' is not followed by two hexadecimal digits, the result is not UTF-8
/// or holds NUL.
std::optional<std::string> percent_decode(std::string_view text);
/// For one segment of a path or one value of a query: all but letters, digits and -._~ is written as %XX.
std::string percent_encode(std::string_view text);

/// The path of a request target before '?'. Nothing for what Request::path does not allow.
std::optional<std::string> decode_path(std::string_view target_path);

/// "a=1&b=x+y" (a query or application/x-www-form-urlencoded). Nothing for wrong escapes, text that is not
/// UTF-8 and more than `most` fields.
std::optional<Fields> parse_form(std::string_view text, std::size_t most);
/// The other way round, for links.
std::string to_query(const Fields& fields);

}  // namespace kiemdiem::http
