#include "base/result.h"

#include <fmt/format.h>

namespace kiemdiem {

std::string to_text(const Place& place) {
  if (!place.cell.empty())
    return fmt::format("{}, trang tính “{}”, ô {}", place.file, place.sheet, place.cell);
  if (!place.sheet.empty()) return fmt::format("{}, trang tính “{}”", place.file, place.sheet);
  if (place.line == 0) return place.file;
  return fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

std::string to_text(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    const std::string place = to_text(problem.where);
    if (!place.empty()) text += place + ": ";
    text += problem.message + "\n";
  }
  return text;
}

}  // namespace kiemdiem
