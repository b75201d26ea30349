#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "http/request.h"
#include "http/server.h"

namespace kiemdiem::http {

/// Why a request is answered without the handler.
struct Refusal {
  int status = 400;
  std::string detail;  ///< Vietnamese, for the page; empty: the page's own words
};

/// What the parser read, before anything of it is believed.
struct RawHead {
  std::string method;
  std::string target;
  int version = 11;  ///< 10 or 11
  Headers headers;
  std::string peer;  ///< address of the other end of the connection
  bool tls = false;
};

/// Checks the first line and the headers: known method, one allowed Host, either a length or chunks, a
/// decodable path and query, no request from another site that would change something. The body is still
/// missing.
tl::expected<Request, Refusal> take_in(RawHead head, const Options& options);

/// The body in the shape that handlers get: forms are read into `form` and `uploads`.
std::optional<Refusal> take_in_body(Request& request, std::string body, const Limits& limits);

/// The names that are allowed: those of the options and, when listening on loopback, those of loopback.
std::vector<std::string> allowed_hosts(const Options& options);

/// The address in one spelling: an IPv4 address inside IPv6 ("::ffff:10.0.0.1") becomes the IPv4 address.
std::string plain_address(std::string_view address);

}  // namespace kiemdiem::http
