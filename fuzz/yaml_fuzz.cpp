// YAML as anybody may send it: read, or refused with a place, and never more nodes than letters.

#include <cstdint>
#include <cstdlib>

#include "base/tree.h"

namespace {

using kiemdiem::Node;

std::size_t count(const Node& node) {
  std::size_t nodes = 1;
  for (const Node& item : node.items()) nodes += count(item);
  for (const auto& [key, value] : node.entries()) nodes += count(key) + count(value);
  return nodes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto tree = kiemdiem::parse_yaml(text, "fuzz.yaml");
  if (!tree) {
    if (tree.error().empty()) std::abort();
    for (const auto& problem : tree.error())
      if (problem.message.empty() || problem.where.file.empty()) std::abort();
    return 0;
  }
  if (count(*tree) > 2 * size + 2) std::abort();
  return 0;
}
