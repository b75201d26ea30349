#pragma once

#include <string>
#include <string_view>

#include "http/fields.h"
#include "http/response.h"

namespace kiemdiem::http {

/// Reads a Cookie header. What is no pair of a token and cookie characters is passed over, as RFC 6265 asks.
/// With `secure` only names with "__Host-" count, so that nobody on the plain network can plant one; they
/// lose that prefix. At most 50.
Fields parse_cookies(std::string_view header, bool secure);

/// The value of a Set-Cookie header; empty when name or value have characters that a cookie cannot carry.
std::string to_set_cookie(const Cookie& cookie, bool secure);

}  // namespace kiemdiem::http
