#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/vietnamese.h"
#include "http/cookies.h"
#include "http/encoding.h"
#include "http/file_kind.h"
#include "http/intake.h"
#include "http/multipart.h"

/// Whatever a client sends: what comes through is UTF-8, within the limits, and reads the same when it is
/// written again.
namespace {

using namespace kiemdiem;
using namespace kiemdiem::http;

void must(bool holds) {
  if (!holds) std::abort();
}

void try_addresses(std::string_view text) {
  if (const auto decoded = percent_decode(text)) must(percent_decode(percent_encode(*decoded)) == decoded);
  if (const auto path = decode_path(text)) {
    must(path->starts_with('/') && is_valid_utf8(*path));
    must(path->find("/../") == std::string::npos && path->find("//") == std::string::npos);
  }
  if (const auto fields = parse_form(text, 20)) {
    must(fields->size() <= 20);
    for (const auto& [name, value] : *fields) must(is_valid_utf8(name) && is_valid_utf8(value));
    if (!fields->has("")) must(parse_form(to_query(*fields), 20) == fields);
  }
}

void try_cookies(std::string_view text) {
  for (const bool secure : {false, true})
    for (const auto& [name, value] : parse_cookies(text, secure))
      must(!to_set_cookie({name, value, -1, SameSite::strict}, secure).empty());
}

void try_multipart(std::string_view text) {
  const auto form = parse_multipart("multipart/form-data; boundary=B", text, {5, 3});
  if (!form) return;
  must(form->fields.size() <= 5 && form->uploads.size() <= 3);
  for (const auto& [name, value] : form->fields)
    must(!name.empty() && is_valid_utf8(name) && is_valid_utf8(value));
  for (const Upload& upload : form->uploads)
    must(is_valid_utf8(upload.file_name) && upload.file_name.size() <= 200);
}

/// The first line is the boundary's header, the rest the body.
void try_content_type(std::string_view text) {
  const auto end = text.find('\n');
  if (end != std::string_view::npos) (void)read_form(text.substr(0, end), text.substr(end + 1), {5, 3});
}

/// Target, Host, X-Forwarded-For and Cookie, a line each.
void try_head(std::string_view text) {
  static const Options options = [] {
    Options made;
    made.hosts = {"localhost"};
    made.trusted_proxies = {"10.0.0.1"};
    return made;
  }();
  RawHead head{"GET", {}, 11, {}, "10.0.0.1", false};
  constexpr const char* names[] = {"Host", "X-Forwarded-For", "Cookie", "Content-Length", "Origin"};
  head.target = text.substr(0, text.find('\n'));
  for (const char* name : names) {
    const auto line = text.find('\n');
    if (line == std::string_view::npos) break;
    text.remove_prefix(line + 1);
    head.headers.add(name, std::string(text.substr(0, text.find('\n'))));
  }
  if (const auto request = take_in(std::move(head), options)) must(request->path.starts_with('/'));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 6) {
    case 0:
      try_addresses(text);
      break;
    case 1:
      try_cookies(text);
      break;
    case 2:
      try_multipart(text);
      break;
    case 3:
      try_content_type(text);
      break;
    case 4:
      try_head(text);
      break;
    default:
      if (const auto kind = sniff(text)) must(!media_type(*kind).empty());
  }
  return 0;
}
