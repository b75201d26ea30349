#include "http/origin.h"

#include <fmt/format.h>

namespace kiemdiem::http {

bool is_cross_site(const Request& request) {
  const std::string* site = request.headers.find("Sec-Fetch-Site");
  if (site != nullptr && *site != "same-origin" && *site != "none") return true;
  const std::string* origin = request.headers.find("Origin");
  if (origin == nullptr) return false;
  // Under our own policy of no referrer browsers send this with the forms of our own pages too; there the
  // other header has spoken.
  if (*origin == "null" && site != nullptr) return false;
  const std::string own = fmt::format("{}://{}", request.secure ? "https" : "http", request.host);
  return !equal_ignoring_case(*origin, own);
}

}  // namespace kiemdiem::http
