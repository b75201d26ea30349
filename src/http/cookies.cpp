#include "http/cookies.h"

#include <algorithm>

namespace kiemdiem::http {
namespace {

constexpr std::string_view host_prefix = "__Host-";
constexpr std::size_t most_cookies = 50;

bool is_token(std::string_view text) {
  constexpr std::string_view signs = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           signs.find(c) != std::string_view::npos;
  });
}

bool is_cookie_text(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return c > ' ' && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\'; });
}

void add_pair(Fields& cookies, std::string_view pair, bool secure) {
  const auto sign = pair.find('=');
  if (sign == std::string_view::npos) return;
  std::string_view name = trimmed(pair.substr(0, sign));
  std::string_view value = trimmed(pair.substr(sign + 1));
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
    value = value.substr(1, value.size() - 2);
  if (name.starts_with(host_prefix) != secure) return;
  if (secure) name.remove_prefix(host_prefix.size());
  if (is_token(name) && is_cookie_text(value)) cookies.add(std::string(name), std::string(value));
}

}  // namespace

Fields parse_cookies(std::string_view header, bool secure) {
  Fields cookies;
  while (!header.empty() && cookies.size() < most_cookies) {
    const auto end = std::min(header.find(';'), header.size());
    add_pair(cookies, header.substr(0, end), secure);
    header.remove_prefix(std::min(end + 1, header.size()));
  }
  return cookies;
}

std::string to_set_cookie(const Cookie& cookie, bool secure) {
  if (!is_token(cookie.name) || !is_cookie_text(cookie.value)) return {};
  std::string text = secure ? std::string(host_prefix) : std::string();
  text += cookie.name + '=' + cookie.value + "; Path=/; HttpOnly";
  text += cookie.same_site == SameSite::strict ? "; SameSite=Strict" : "; SameSite=Lax";
  if (cookie.max_age >= 0) text += "; Max-Age=" + std::to_string(cookie.max_age);
  if (secure) text += "; Secure";
  return text;
}

}  // namespace kiemdiem::http
