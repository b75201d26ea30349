#include "http/request.h"

#include <array>

namespace kiemdiem::http {
namespace {

constexpr std::array<std::string_view, 6> names{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"};

}  // namespace

std::string_view name(Method method) {
  return names.at(static_cast<std::size_t>(method));
}

std::optional<Method> method_named(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names.at(i) == name) return static_cast<Method>(i);
  return std::nullopt;
}

bool is_safe(Method method) {
  return method == Method::get || method == Method::head;
}

}  // namespace kiemdiem::http
