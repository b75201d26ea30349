#include <algorithm>

#include "expression/block_compiler.h"
#include "expression/calendar.h"
#include "expression/types.h"

namespace kiemdiem::expression {
namespace {

constexpr std::int64_t narrow_least = INT32_MIN;
constexpr std::int64_t narrow_most = INT32_MAX;

bool is_narrow(std::int64_t least, std::int64_t most) {
  return least >= narrow_least && most <= narrow_most;
}

const std::int64_t* whole_constant(const Expr& expr) {
  return expr.op == Op::constant ? expr.constant.as<std::int64_t>() : nullptr;
}

// Added and subtracted as the whole numbers that columns hold.
bool is_exact(const Type& type) {
  return is_one_of(type, {TypeKind::integer, TypeKind::decimal});
}

// Least and most of what an operation can come to; nothing where 64 bits do not hold it.
std::optional<std::pair<std::int64_t, std::int64_t>> bounds(Op op, std::array<std::int64_t, 2> left,
                                                            std::array<std::int64_t, 2> right) {
  std::int64_t least = INT64_MAX;
  std::int64_t most = INT64_MIN;
  for (const std::int64_t a : left) {
    for (const std::int64_t b : right) {
      std::int64_t result = 0;
      const bool overflows = op == Op::add        ? __builtin_add_overflow(a, b, &result)
                             : op == Op::subtract ? __builtin_sub_overflow(a, b, &result)
                                                  : __builtin_mul_overflow(a, b, &result);
      if (overflows) return std::nullopt;
      least = std::min(least, result);
      most = std::max(most, result);
    }
  }
  return std::pair{least, most};
}

}  // namespace

std::optional<std::int64_t> column_number(const Value& value) {
  if (const auto* truth = value.as<bool>()) return *truth ? 1 : 0;
  if (const auto* whole = value.as<std::int64_t>()) return *whole;
  if (const auto* decimal = value.as<Decimal>()) return decimal->hundredths;
  if (const auto* date = value.as<Date>()) return date->days;
  if (const auto* moment = value.as<Moment>()) return moment->packed();
  if (const auto* choice = value.as<Value::Choice>()) return choice->index;
  return std::nullopt;
}

BlockCompiler::MaybeNumber BlockCompiler::number(const Expr& expr) {
  switch (expr.op) {
    case Op::constant:
      return constant_number(expr);
    case Op::fact:
      return load(expr);
    case Op::add:
    case Op::subtract:
    case Op::multiply:
      return arithmetic(expr);
    case Op::divide:
    case Op::modulo:
      return quotient(expr);
    case Op::minus:
      return minus(expr);
    case Op::to_decimal:
      return to_hundredths(expr);
    case Op::add_months:
    case Op::add_days:
    case Op::year:
      return day_function(expr);
    case Op::day:
      return day_of(expr.parts[0]);
    case Op::conditional:
      return select(expr);
    default:
      return truth_as_number(expr);
  }
}

BlockCompiler::MaybeNumber BlockCompiler::constant_number(const Expr& expr) {
  BlockStep step{.op = BlockOp::constant_number, .b = 2};
  const auto held = column_number(expr.constant);
  if (expr.constant.is_unknown() || expr.constant.is_null())
    step.b = expr.constant.is_null() ? 1 : 0;
  else if (held)
    step.constant = *held;
  else
    return std::nullopt;
  step.wide = !is_narrow(step.constant, step.constant);
  const std::int64_t value = step.constant;
  const bool wide = step.wide;
  return new_number(std::move(step), wide, value, value);
}

BlockCompiler::MaybeNumber BlockCompiler::load(const Expr& expr) {
  using enum TypeKind;
  if (!is_one_of(expr.type, {boolean, integer, decimal, date, moment, choice, reference}))
    return std::nullopt;
  const auto found = std::ranges::find(loaded_, expr.slot, &std::pair<int, Number>::first);
  if (found != loaded_.end()) return found->second;
  const Number column = new_number({.op = BlockOp::load, .a = expr.slot}, false, narrow_least, narrow_most);
  loaded_.emplace_back(expr.slot, column);
  return column;
}

BlockCompiler::MaybeNumber BlockCompiler::arithmetic(const Expr& expr) {
  if (!is_exact(expr.type)) return std::nullopt;
  const auto left = number(expr.parts[0]);
  if (!left) return std::nullopt;
  const auto right = number(expr.parts[1]);
  if (!right) return std::nullopt;
  const auto range = bounds(expr.op, {left->least, left->most}, {right->least, right->most});
  if (!range) return std::nullopt;
  const BlockOp op = expr.op == Op::add        ? BlockOp::add
                     : expr.op == Op::subtract ? BlockOp::subtract
                                               : BlockOp::multiply;
  return joined(op, *left, *right, range->first, range->second);
}

// Only by a constant that cannot fail.
BlockCompiler::MaybeNumber BlockCompiler::quotient(const Expr& expr) {
  const auto* by = whole_constant(expr.parts[1]);
  if (by == nullptr || *by == 0 || *by == -1) return std::nullopt;
  const auto dividend = number(expr.parts[0]);
  if (!dividend || expr.type.kind != TypeKind::integer) return std::nullopt;
  const Number wide = widened(*dividend);
  const auto [least, most] =
      std::minmax({wide.least, wide.most, std::int64_t{0}, wide.least == INT64_MIN ? INT64_MAX : -wide.least,
                   wide.most == INT64_MIN ? INT64_MAX : -wide.most});
  const BlockOp op = expr.op == Op::divide ? BlockOp::divide : BlockOp::modulo;
  const Number made = new_number({.op = op, .wide = true, .a = wide.at, .constant = *by}, true, least, most);
  return made;
}

BlockCompiler::MaybeNumber BlockCompiler::minus(const Expr& expr) {
  if (!is_exact(expr.type)) return std::nullopt;
  const auto right = number(expr.parts[0]);
  if (!right) return std::nullopt;
  const auto range = bounds(Op::subtract, {0, 0}, {right->least, right->most});
  if (!range) return std::nullopt;
  const Number zero = new_number({.op = BlockOp::constant_number, .b = 2}, false, 0, 0);
  return joined(BlockOp::subtract, zero, *right, range->first, range->second);
}

BlockCompiler::MaybeNumber BlockCompiler::to_hundredths(const Expr& expr) {
  const auto whole = number(expr.parts[0]);
  if (!whole) return std::nullopt;
  const auto range = bounds(Op::multiply, {whole->least, whole->most}, {100, 100});
  if (!range) return std::nullopt;
  const Number scale = new_number({.op = BlockOp::constant_number, .b = 2, .constant = 100}, false, 100, 100);
  return joined(BlockOp::multiply, *whole, scale, range->first, range->second);
}

BlockCompiler::Number BlockCompiler::widened(Number number) {
  if (number.wide) return number;
  const Number made =
      new_number({.op = BlockOp::widen, .wide = true, .a = number.at}, true, number.least, number.most);
  return made;
}

BlockCompiler::MaybeNumber BlockCompiler::joined(BlockOp op, Number left, Number right, std::int64_t least,
                                                 std::int64_t most) {
  const bool wide = left.wide || right.wide || !is_narrow(least, most);
  if (wide) {
    left = widened(left);
    right = widened(right);
  }
  const Number made = new_number({.op = op, .wide = wide, .a = left.at, .b = right.at}, wide, least, most);
  return made;
}

BlockCompiler::MaybeNumber BlockCompiler::day_function(const Expr& expr) {
  const auto day = day_of(expr.parts[0]);
  if (!day) return std::nullopt;
  BlockStep step{.op = BlockOp::year, .a = day->at};
  if (expr.op != Op::year) {
    const auto* count = whole_constant(expr.parts[1]);
    if (count == nullptr) return std::nullopt;
    step.op = expr.op == Op::add_months ? BlockOp::add_months : BlockOp::add_days;
    step.constant = *count;
  }
  const Number made = new_number(std::move(step), false, narrow_least, narrow_most);
  return made;
}

BlockCompiler::MaybeNumber BlockCompiler::day_of(const Expr& expr) {
  if (!is_day(expr.type)) return std::nullopt;
  const auto found = number(expr);
  if (!found || expr.type.kind == TypeKind::date) return found;
  const Number made = new_number({.op = BlockOp::day, .a = found->at}, false, narrow_least, narrow_most);
  return made;
}

BlockCompiler::MaybeNumber BlockCompiler::select(const Expr& expr) {
  // Two moments may be equal without being the same, which a comparison of numbers cannot see.
  if (expr.type.kind == TypeKind::moment) return std::nullopt;
  const auto condition = truth(expr.parts[0]);
  if (!condition) return std::nullopt;
  auto then = number(expr.parts[1]);
  if (!then) return std::nullopt;
  auto otherwise = number(expr.parts[2]);
  if (!otherwise) return std::nullopt;
  const bool wide = then->wide || otherwise->wide;
  if (wide) {
    then = widened(*then);
    otherwise = widened(*otherwise);
  }
  const Number made =
      new_number({.op = BlockOp::select, .wide = wide, .a = *condition, .b = then->at, .c = otherwise->at},
                 wide, std::min(then->least, otherwise->least), std::max(then->most, otherwise->most));
  free_truth(*condition);
  return made;
}

BlockCompiler::MaybeNumber BlockCompiler::truth_as_number(const Expr& expr) {
  if (expr.type.kind != TypeKind::boolean) return std::nullopt;
  const auto found = truth(expr);
  if (!found) return std::nullopt;
  const Number made = new_number({.op = BlockOp::number_of_truth, .a = *found}, false, 0, 1);
  free_truth(*found);
  return made;
}

BlockCompiler::Number BlockCompiler::new_number(BlockStep step, bool wide, std::int64_t least,
                                                std::int64_t most) {
  const int at = code_.numbers++;
  step.to = at;
  code_.steps.push_back(std::move(step));
  return {at, wide, least, most};
}

}  // namespace kiemdiem::expression
