#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "expression/block_kernels.h"
#include "expression/checked.h"

namespace kiemdiem::expression {

/// One step over a block of rows. Registers of numbers and of truths are counted apart.
enum class BlockOp : std::uint8_t {
  // to a number register
  load,             ///< slot `a`
  constant_number,  ///< `constant`; state `b`
  widen,            ///< a to 64 bits
  add,
  subtract,
  multiply,
  divide,
  modulo,  ///< by `constant`
  add_months,
  add_days,  ///< to a, `constant`
  day,
  year,
  select,  ///< truth a ? number b : number c
  number_of_truth,
  // to a truth register
  constant_truth,  ///< `constant`: 0, 1, 2 unknown
  truth_of_number,
  compare_constant,
  compare,
  compare_moments,
  compare_shifted,  ///< add_months(a, `constant`) with b; `constants`: least and most days that the shift
                    ///< comes to
  in_constants,
  is_null,
  is_known,
  both,
  either,
  negated,
  conditional,
};

struct BlockStep {
  BlockOp op = BlockOp::load;
  Comparison comparison = Comparison::equal;
  bool wide = false;  ///< operands and number result have 64 bits
  int to = 0;
  int a = -1;
  int b = -1;
  int c = -1;
  std::int64_t constant = 0;
  std::vector<std::int64_t> constants{};
};

/// A boolean condition as a straight line of steps.
struct BlockCode {
  std::vector<BlockStep> steps;
  int numbers = 0;  ///< number registers
  int truths = 0;   ///< truth registers
  int result = 0;   ///< truth register
};

/// Nothing where a part has no block form (lists, text, working days …).
std::optional<BlockCode> compile_block(const Expr& root);

}  // namespace kiemdiem::expression
