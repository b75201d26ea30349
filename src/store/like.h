#pragma once

#include <string>
#include <string_view>

namespace kiemdiem::store {

/// A word for LIKE with the escape sign '\', its signs with a meaning there taken as they are.
inline std::string like_escaped(std::string_view word) {
  std::string escaped;
  for (const char letter : word) {
    if (letter == '%' || letter == '_' || letter == '\\') escaped += '\\';
    escaped += letter;
  }
  return escaped;
}

}  // namespace kiemdiem::store
