#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "http/fields.h"

namespace kiemdiem::http {

enum class SameSite : std::uint8_t { strict, lax };

/// Always HttpOnly, Path=/ and without Domain. Over TLS it is named "__Host-<name>" and marked Secure.
struct Cookie {
  std::string name;  ///< without "__Host-"
  std::string
      value;         ///< token characters of RFC 6265 (no space, comma, semicolon, quotation mark, backslash)
  int max_age = -1;  ///< seconds; 0 removes the cookie; -1: until the browser is closed
  SameSite same_site = SameSite::strict;
};

struct Response {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body;
  std::string_view
      lasting_body;  ///< sent in place of `body` when not empty; must live as long as the program (assets)
  Headers
      headers;  ///< besides those the server writes: Content-Type, Content-Length, Date, Connection,
                ///< Set-Cookie and those of secured(). Names and values with control characters are left out
  std::vector<Cookie> cookies;
};

Response html(std::string page, int status = 200);
Response json(std::string text, int status = 200);
Response plain_text(std::string text, int status = 200);
/// 303: the browser gets `location` (a path of ours) by GET. Anything that is not a path of ours becomes "/".
Response see_other(std::string_view location);
/// For saving, never for showing: Content-Disposition with the Vietnamese name (RFC 6266), CSP sandbox.
Response attachment(std::string bytes, std::string type, std::string_view file_name);

/// The security headers of every answer, in one place: content security policy without inline code, nosniff,
/// no-referrer, opener and resource policies, permissions, and `no-store` unless the response has its own
/// Cache-Control. What the response already has is kept. With `strict_transport` also
/// Strict-Transport-Security for a year.
Response secured(Response response, bool strict_transport);

/// "Không tìm thấy trang" …: a short Vietnamese page for answers that come without a page of their own.
/// `detail` says what to do and is escaped.
std::string status_page(int status, std::string_view detail = {});
/// "Not Found".
std::string_view reason_phrase(int status);

/// What the bytes of an answer say besides the Response.
struct Delivery {
  bool secure = false;    ///< how cookies are named
  bool close = false;     ///< the connection ends after this answer
  std::string_view date;  ///< "Sun, 06 Nov 1994 08:49:37 GMT"; empty: left out
};
/// The body that is sent: nothing for 204 and 304.
std::string_view body_of(const Response& response);
/// Status line and headers up to the empty line.
std::string head_of(const Response& response, const Delivery& delivery);

}  // namespace kiemdiem::http
