#include "web/addresses.h"

#include <fmt/format.h>

#include <algorithm>

namespace kiemdiem::web {

std::string clause_anchor(std::string_view document, std::string_view clause) {
  // "I.3; II.4": what rests on several clauses leads to the first.
  std::string anchor = fmt::format("{}-{}", document, clause.substr(0, clause.find(';')));
  std::ranges::replace(anchor, ' ', '-');
  return anchor;
}

std::string clause_address(const std::string& regulation, std::string_view document,
                           std::string_view clause) {
  const std::string page = address("regulation", {{"regulation", regulation}});
  return clause.empty() ? page : page + "#" + service::escaped(clause_anchor(document, clause));
}

}  // namespace kiemdiem::web
