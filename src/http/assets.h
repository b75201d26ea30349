#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "http/request.h"
#include "http/response.h"

namespace kiemdiem::http {

/// A file of the user interface that is part of the program.
struct Asset {
  std::string_view name;  ///< "app.css"
  std::string_view url;   ///< "/assets/app.0a1b2c3d4e5f.css": changes with the content
  std::string_view type;  ///< "text/css; charset=utf-8"
  std::string_view hash;  ///< SHA-256 of the bytes in hexadecimal digits
  std::string_view bytes;
  std::string_view brotli;  ///< empty where it is not shorter
  std::string_view gzip;    ///< empty where it is not shorter
};

/// All that was built from assets/. Defined in the generated source of the target kiemdiem_assets.
std::span<const Asset> built_assets();

class Assets {
 public:
  explicit Assets(std::span<const Asset> assets);

  /// "/assets/app.0a1b2c3d4e5f.css" for "app.css"; empty when there is no such asset.
  std::string_view url(std::string_view name) const;
  /// The asset in the best encoding that the client takes, to be kept for ever (its address changes with its
  /// content); 304 when the client has it. Nothing when the path is none of an asset. Methods other than GET
  /// and HEAD are none either.
  std::optional<Response> answer(const Request& request) const;

 private:
  std::map<std::string_view, const Asset*> by_name_;
  std::map<std::string_view, const Asset*> by_url_;
};

}  // namespace kiemdiem::http
