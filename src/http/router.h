#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/request.h"

namespace kiemdiem::http {

/// "/to-chuc/{id}/dang-vien": each "{name}" stands for one whole segment that is not empty.
struct Route {
  Method method = Method::get;
  std::string pattern;
};

struct Match {
  std::optional<std::size_t>
      route;          ///< index in the table that the router was made from; nothing: 404 or 405
  Fields parameters;  ///< of the pattern, in its order
  std::string allow;  ///< "GET, HEAD, POST" when the path exists but not with this method (405); else empty
};

/// Finds the route of a path. A literal segment goes before a parameter, from the left. HEAD goes to the GET
/// route unless it has its own.
class Router {
 public:
  /// Refuses patterns that are no paths, parameters that are named twice or not at all, and two routes of one
  /// method that match the same paths.
  static Result<Router> make(std::span<const Route> routes);

  Match match(Method method, std::string_view path) const;

 private:
  struct Entry {
    std::vector<std::string> segments;  ///< "{id}" for parameters
    Method method;
    std::size_t route;
  };
  std::vector<Entry> entries_;  ///< literals first
};

}  // namespace kiemdiem::http
