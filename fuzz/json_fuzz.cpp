// JSON as anybody may send it: read, or refused with a place; what is read is the same tree every time.

#include <cstdint>
#include <cstdlib>

#include "base/tree.h"

namespace {

using kiemdiem::Node;

bool same(const Node& a, const Node& b) {
  if (a.kind() != b.kind() || a.text() != b.text() || a.items().size() != b.items().size() ||
      a.entries().size() != b.entries().size())
    return false;
  for (std::size_t at = 0; at < a.items().size(); ++at)
    if (!same(a.items()[at], b.items()[at])) return false;
  for (std::size_t at = 0; at < a.entries().size(); ++at)
    if (a.entries()[at].first.text() != b.entries()[at].first.text() ||
        !same(a.entries()[at].second, b.entries()[at].second))
      return false;
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto tree = kiemdiem::parse_json(text, "fuzz.json");
  const auto again = kiemdiem::parse_json(text, "fuzz.json");
  if (tree.has_value() != again.has_value()) std::abort();
  if (tree && !same(*tree, *again)) std::abort();
  if (!tree)
    for (const auto& problem : tree.error())
      if (problem.message.empty()) std::abort();
  return 0;
}
