#include "http/response.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "http/cookies.h"
#include "http/encoding.h"

namespace kiemdiem::http {
namespace {

struct SecurityHeader {
  std::string_view name, value;
};

constexpr std::array security_headers{
    SecurityHeader{
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "object-src 'none'"},
    SecurityHeader{"X-Content-Type-Options", "nosniff"},
    SecurityHeader{"Referrer-Policy", "no-referrer"},
    SecurityHeader{"Cross-Origin-Opener-Policy", "same-origin"},
    SecurityHeader{"Cross-Origin-Resource-Policy", "same-origin"},
    SecurityHeader{"Permissions-Policy",
                   "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"},
    SecurityHeader{"Cache-Control", "no-store"},
};

bool has_control(std::string_view text) {
  return std::ranges::any_of(
      text, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

void write_header(std::string& head, std::string_view name, std::string_view value) {
  if (name.empty() || has_control(name) || has_control(value) || name.find(':') != std::string_view::npos)
    return;
  head.append(name).append(": ").append(value).append("\r\n");
}

bool has_no_body(int status) {
  return status == 204 || status == 304 || status < 200;
}

/// Quotation marks, backslashes and everything beyond ASCII become '_'.
std::string ascii_name(std::string_view file_name) {
  std::string result;
  for (const char c : file_name) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) == 0x80U) continue;  // one sign for a letter, however many bytes it has
    result += byte < 0x20 || byte >= 0x7f || c == '"' || c == '\\' ? '_' : c;
  }
  return result;
}

bool is_own_path(std::string_view location) {
  return location.starts_with('/') && !location.starts_with("//") && !has_control(location) &&
         location.find('\\') == std::string_view::npos && location.find('\t') == std::string_view::npos;
}

/// Escapes what a header cannot carry and leaves what is already written for an address.
std::string ascii_address(std::string_view location) {
  std::string result;
  for (const char c : location) {
    const auto byte = static_cast<unsigned char>(c);
    result += byte > 0x20 && byte < 0x7f ? std::string(1, c) : percent_encode({&c, 1});
  }
  return result;
}

}  // namespace

Response html(std::string page, int status) {
  Response response;
  response.status = status;
  response.body = std::move(page);
  return response;
}

Response json(std::string text, int status) {
  Response response = html(std::move(text), status);
  response.type = "application/json";
  return response;
}

Response plain_text(std::string text, int status) {
  Response response = html(std::move(text), status);
  response.type = "text/plain; charset=utf-8";
  return response;
}

Response see_other(std::string_view location) {
  Response response = html({}, 303);
  response.headers.add("Location", is_own_path(location) ? ascii_address(location) : "/");
  return response;
}

Response attachment(std::string bytes, std::string type, std::string_view file_name) {
  Response response = html(std::move(bytes));
  response.type = std::move(type);
  response.headers.add("Content-Disposition", fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}",
                                                          ascii_name(file_name), percent_encode(file_name)));
  response.headers.add("Content-Security-Policy", "sandbox; default-src 'none'");
  return response;
}

Response secured(Response response, bool strict_transport) {
  for (const auto& [name, value] : security_headers)
    if (!response.headers.has(name)) response.headers.add(std::string(name), std::string(value));
  if (strict_transport && !response.headers.has("Strict-Transport-Security"))
    response.headers.add("Strict-Transport-Security", "max-age=31536000");
  return response;
}

std::string_view body_of(const Response& response) {
  if (has_no_body(response.status)) return {};
  return response.lasting_body.empty() ? std::string_view(response.body) : response.lasting_body;
}

std::string head_of(const Response& response, const Delivery& delivery) {
  std::string head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_phrase(response.status));
  head.reserve(1024);
  if (!delivery.date.empty()) write_header(head, "Date", delivery.date);
  if (!has_no_body(response.status)) {
    write_header(head, "Content-Type", response.type);
    write_header(head, "Content-Length", std::to_string(body_of(response).size()));
  }
  for (const auto& [name, value] : response.headers) write_header(head, name, value);
  for (const Cookie& cookie : response.cookies)
    if (const std::string text = to_set_cookie(cookie, delivery.secure); !text.empty())
      write_header(head, "Set-Cookie", text);
  if (delivery.close) write_header(head, "Connection", "close");
  head += "\r\n";
  return head;
}

}  // namespace kiemdiem::http
