#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/fields.h"

namespace kiemdiem::http {

/// `remove` is DELETE. Whatever else a client sends is answered 501 before the handler.
enum class Method : std::uint8_t { get, head, post, put, patch, remove };

/// "GET" … "DELETE".
std::string_view name(Method method);
std::optional<Method> method_named(std::string_view name);
/// GET and HEAD: may not change anything.
bool is_safe(Method method);

/// One file of a multipart form.
struct Upload {
  std::string name;       ///< of the form field
  std::string file_name;  ///< as the client calls it: last part of the path, no control characters, at most
                          ///< 200 bytes; for showing only, never a path of ours. Empty: no file was chosen
  std::string type;       ///< as the client says; believe sniff() instead
  std::string bytes;
};

/// What a handler gets. The server has checked it: one known Host, path and query and form are UTF-8, the
/// body is within the limit of its route.
struct Request {
  Method method = Method::get;
  std::string path = "/";  ///< percent-decoded; starts with '/', no empty, "." or ".." segment, no encoded
                           ///< '/', no control character
  Fields query;            ///< decoded
  Headers headers;
  Fields cookies;  ///< names without "__Host-"; over TLS only those that came with it
  std::string
      body;     ///< as sent, without chunks; empty for forms, whose content stands in `form` and `uploads`
  Fields form;  ///< application/x-www-form-urlencoded or the text fields of multipart/form-data; values as
                ///< sent (line ends are CR LF)
  std::vector<Upload> uploads;  ///< in the order of the form; fields in which no file was chosen are left out
  std::string
      peer;  ///< address of the client, "192.168.1.20" or "2001:db8::1"; behind a trusted proxy the client's
  std::string host;     ///< as the client named it and the server allows it: lower case, with port
  bool secure = false;  ///< TLS here or at the trusted proxy
};

}  // namespace kiemdiem::http
