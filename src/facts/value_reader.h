#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/tree.h"
#include "facts/situation.h"

namespace kiemdiem::facts {

/// The ids of a situation and the texts met so far.
class Names {
 public:
  explicit Names(Situation& situation) : situation_(situation) {
    if (situation_.texts.empty()) situation_.texts.emplace_back();
  }

  std::int32_t text(const std::string& text);
  /// @return false where the id is taken
  bool define(const std::string& id, EntityRef entity);
  const EntityRef* find(const std::string& id) const;
  std::string suggestion(const std::string& id) const;

 private:
  Situation& situation_;
  std::unordered_map<std::string, std::int32_t> texts_;
  std::unordered_map<std::string, EntityRef> entities_;
};

/// Turns one scalar into the number that a column holds; complains with the fact's label where it cannot.
std::optional<std::int32_t> read_value(const Node& node, const Fact& fact, const Dictionary& dictionary,
                                       Names& names, Problems& problems);

/// "tổ chức", "tập thể", "người" for the lists that a reference may point into.
std::string what_is_referenced(const std::vector<std::string>& lists);

}  // namespace kiemdiem::facts
