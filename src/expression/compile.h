#pragma once

#include <optional>
#include <string>
#include <vector>

#include "expression/block.h"
#include "expression/checked.h"
#include "expression/expression.h"

namespace kiemdiem::expression {

struct Code {
  std::string source;
  Expr root;
  std::vector<int> slots;  ///< ascending
  Mode mode = Mode::strict;
  std::optional<BlockCode> block;  ///< where every part has a block form
};

Result<Program> compile(std::string_view source, const Scope& scope, const Place& where, const Type& expected,
                        Mode mode);

/// The slots that a part may read, ascending.
std::vector<int> slots_of(const Expr& expr);

}  // namespace kiemdiem::expression
