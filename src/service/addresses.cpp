#include "service/addresses.h"

#include <fmt/format.h>

#include "service/actions.h"

namespace kiemdiem::service {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                       (letter >= '0' && letter <= '9') || letter == '-' || letter == '.' || letter == '_' ||
                       letter == ':' || letter == '~';
    if (plain)
      result += letter;
    else
      result += fmt::format("%{:02X}", byte);
  }
  return result;
}

std::string address(std::string_view action,
                    const std::vector<std::pair<std::string_view, std::string>>& names) {
  const Action* row = find_action(action);
  if (row == nullptr) return {};
  std::string path{row->path};
  for (const auto& [name, value] : names) {
    const std::string mark = fmt::format("{{{}}}", name);
    if (const std::size_t at = path.find(mark); at != std::string::npos)
      path.replace(at, mark.size(), escaped(value));
  }
  return path;
}

std::string address_with(std::string_view action,
                         const std::vector<std::pair<std::string_view, std::string>>& names,
                         const std::vector<std::pair<std::string_view, std::string>>& query) {
  std::string path = address(action, names);
  char mark = '?';
  for (const auto& [name, value] : query) {
    if (value.empty()) continue;
    path += fmt::format("{}{}={}", mark, escaped(name), escaped(value));
    mark = '&';
  }
  return path;
}

}  // namespace kiemdiem::service
