#include "http/intake.h"

#include <algorithm>
#include <charconv>

#include "http/cookies.h"
#include "http/encoding.h"
#include "http/multipart.h"
#include "http/origin.h"

namespace kiemdiem::http {
namespace {

bool is_loopback(std::string_view address) {
  return address.starts_with("127.") || address == "::1" || address == "localhost";
}

/// "name", "name:80", "[::1]" or "[::1]:80" without the port; empty when it is none of them.
std::string_view host_without_port(std::string_view host) {
  const auto bracket = host.find(']');
  const auto colon = host.find(':', host.starts_with('[') && bracket != std::string_view::npos ? bracket : 0);
  if (colon == std::string_view::npos) return host;
  const auto port = host.substr(colon + 1);
  std::uint16_t number = 0;
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
  if (port.empty() || error != std::errc{} || end != port.data() + port.size()) return {};
  return host.substr(0, colon);
}

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

/// Two lengths, or a length and chunks, are how a request is smuggled past a proxy.
bool has_clear_length(const RawHead& head) {
  const std::size_t lengths = head.headers.count("Content-Length");
  const std::size_t codings = head.headers.count("Transfer-Encoding");
  if (lengths + codings > 1) return false;
  const std::string_view length = head.headers.get("Content-Length");
  if (lengths == 1 && length.find_first_not_of("0123456789") != std::string_view::npos) return false;
  if (codings == 0) return true;
  return head.version == 11 && equal_ignoring_case(head.headers.get("Transfer-Encoding"), "chunked");
}

std::string_view last_of(std::string_view list) {
  const auto comma = list.rfind(',');
  return trimmed(comma == std::string_view::npos ? list : list.substr(comma + 1));
}

/// The last address in X-Forwarded-For that is none of our proxies: what stands before it is the client's own
/// word. A proxy adds its entry at the end of the line or as a line of its own.
std::string client_behind_proxy(std::string_view forwarded, const Options& options, const std::string& peer) {
  std::string client = peer;
  while (!forwarded.empty()) {
    client = plain_address(last_of(forwarded));
    if (!contains(options.trusted_proxies, client)) break;
    const auto comma = forwarded.rfind(',');
    forwarded = forwarded.substr(0, comma == std::string_view::npos ? 0 : comma);
  }
  return client;
}

void take_peer(Request& request, const RawHead& head, const Options& options) {
  request.peer = head.peer;
  request.secure = head.tls;
  if (!contains(options.trusted_proxies, head.peer)) return;
  request.peer = client_behind_proxy(head.headers.joined("X-Forwarded-For"), options, head.peer);
  request.secure = request.secure || last_of(head.headers.joined("X-Forwarded-Proto")) == "https";
}

std::optional<Refusal> take_host(Request& request, const RawHead& head, const Options& options) {
  if (head.headers.count("Host") != 1) return Refusal{400, {}};
  request.host = ascii_lower(head.headers.get("Host"));
  const std::string_view name = host_without_port(request.host);
  if (name.empty()) return Refusal{400, {}};
  if (!contains(options.hosts, name)) return Refusal{421, {}};
  return std::nullopt;
}

std::optional<Refusal> take_target(Request& request, std::string_view target, const Limits& limits) {
  const auto mark = target.find('?');
  auto path = decode_path(target.substr(0, mark));
  if (!path) return Refusal{400, {}};
  request.path = std::move(*path);
  if (mark == std::string_view::npos) return std::nullopt;
  auto query = parse_form(target.substr(mark + 1), limits.form_fields);
  if (!query) return Refusal{400, {}};
  request.query = std::move(*query);
  return std::nullopt;
}

}  // namespace

tl::expected<Request, Refusal> take_in(RawHead head, const Options& options) {
  const auto refuse = [](int status) { return tl::unexpected{Refusal{status, {}}}; };
  if (head.version != 10 && head.version != 11) return refuse(400);
  if (head.headers.size() > options.limits.header_count) return refuse(431);
  if (!has_clear_length(head)) return refuse(400);
  const auto method = method_named(head.method);
  if (!method) return refuse(501);

  Request request;
  request.method = *method;
  take_peer(request, head, options);
  if (auto refusal = take_host(request, head, options)) return tl::unexpected{*refusal};
  if (auto refusal = take_target(request, head.target, options.limits)) return tl::unexpected{*refusal};
  if (const std::string* expect = head.headers.find("Expect"); expect != nullptr)
    if (!equal_ignoring_case(*expect, "100-continue")) return refuse(417);
  request.cookies = parse_cookies(head.headers.get("Cookie"), request.secure);
  request.headers = std::move(head.headers);
  if (!is_safe(request.method) && is_cross_site(request)) return refuse(403);
  return request;
}

std::optional<Refusal> take_in_body(Request& request, std::string body, const Limits& limits) {
  const std::string_view type = request.headers.get("Content-Type");
  auto form = read_form(type, body, {limits.form_fields, limits.uploads});
  if (!form) return Refusal{form.error() == FormError::too_large ? 413 : 400, {}};
  const bool was_form = !form->fields.empty() || !form->uploads.empty();
  request.form = std::move(form->fields);
  request.uploads = std::move(form->uploads);
  if (!was_form) request.body = std::move(body);
  return std::nullopt;
}

std::vector<std::string> allowed_hosts(const Options& options) {
  std::vector<std::string> hosts = options.hosts;
  if (is_loopback(options.address)) hosts.insert(hosts.end(), {"localhost", "127.0.0.1", "[::1]"});
  return hosts;
}

std::string plain_address(std::string_view address) {
  constexpr std::string_view mapped = "::ffff:";
  if (address.starts_with(mapped) && address.find('.') != std::string_view::npos)
    address.remove_prefix(mapped.size());
  return std::string(address);
}

}  // namespace kiemdiem::http
