#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "expression/checked.h"

namespace kiemdiem::expression {

/// A function of the language. Macros, known(), has() and date() stand in the checker: they look at names.
struct Function {
  std::string_view name;
  bool call = true;     ///< size(x)
  bool method = false;  ///< x.size()
  Op op = Op::identity;
  TypeKind result = TypeKind::any;
  /// The kinds that each argument may have; the last `optional` ones may be left out.
  std::vector<std::vector<TypeKind>> parameters;
  std::size_t optional = 0;
  int slot = -1;
};

std::span<const Function> functions();
const Function* find_function(std::string_view name);

/// All names that may be called, for suggestions.
const std::vector<std::string>& function_names();

}  // namespace kiemdiem::expression
