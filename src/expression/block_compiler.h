#pragma once

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "expression/block.h"

namespace kiemdiem::expression {

/// Turns a checked tree into steps. Every function answers nothing where a part has no block form.
/// Numbers stand in block_numbers.cpp, truths in block_truths.cpp.
class BlockCompiler {
 public:
  std::optional<BlockCode> compile(const Expr& root);

 private:
  /// A number register and between which bounds its numbers lie.
  struct Number {
    int at = 0;
    bool wide = false;
    std::int64_t least = 0;
    std::int64_t most = 0;
  };
  using MaybeNumber = std::optional<Number>;
  using MaybeTruth = std::optional<int>;

  // block_numbers.cpp
  MaybeNumber number(const Expr& expr);
  MaybeNumber constant_number(const Expr& expr);
  MaybeNumber load(const Expr& expr);
  MaybeNumber arithmetic(const Expr& expr);
  MaybeNumber quotient(const Expr& expr);
  MaybeNumber minus(const Expr& expr);
  MaybeNumber to_hundredths(const Expr& expr);
  MaybeNumber day_function(const Expr& expr);
  MaybeNumber day_of(const Expr& expr);
  MaybeNumber select(const Expr& expr);
  MaybeNumber truth_as_number(const Expr& expr);
  Number widened(Number number);
  MaybeNumber joined(BlockOp op, Number left, Number right, std::int64_t least, std::int64_t most);

  // block_truths.cpp
  MaybeTruth truth(const Expr& expr);
  MaybeTruth constant_truth(const Expr& expr);
  MaybeTruth junction(const Expr& expr);
  MaybeTruth negation(const Expr& expr);
  MaybeTruth conditional(const Expr& expr);
  MaybeTruth comparison(const Expr& expr);
  MaybeTruth shifted_comparison(const Expr& shift, Comparison comparison, const Expr& other);
  MaybeTruth null_comparison(const Expr& other, bool is_equal);
  MaybeTruth constant_comparison(const Expr& varying, Comparison comparison, const Expr& constant);
  MaybeTruth threshold(const Expr& varying, Comparison comparison, std::int64_t constant);
  MaybeTruth compared(Number number, Comparison comparison, std::int64_t constant);
  MaybeTruth moment_comparison(const Expr& left, const Expr& right, Comparison comparison);
  MaybeTruth membership(const Expr& expr);
  MaybeTruth state_question(const Expr& expr);
  MaybeTruth truth_of(Number number);

  /// Number registers are never used again: what is made from one may point to its states.
  Number new_number(BlockStep step, bool wide, std::int64_t least, std::int64_t most);
  int new_truth(BlockStep step);
  void free_truth(int at) { free_truths_.push_back(at); }

  BlockCode code_;
  std::vector<std::pair<int, Number>> loaded_;  ///< slot and its register
  std::vector<int> free_truths_;
};

/// The number that a constant has in a column (Decimal::hundredths, Date::days, Moment::packed(), a choice's
/// index, 0 or 1).
std::optional<std::int64_t> column_number(const Value& value);

}  // namespace kiemdiem::expression
