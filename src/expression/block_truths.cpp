#include <algorithm>

#include "expression/block_compiler.h"
#include "expression/calendar.h"
#include "expression/types.h"

namespace kiemdiem::expression {
namespace {

Comparison comparison_of(Op op) {
  switch (op) {
    case Op::equal:
      return Comparison::equal;
    case Op::not_equal:
      return Comparison::not_equal;
    case Op::less:
      return Comparison::less;
    case Op::less_equal:
      return Comparison::less_equal;
    case Op::greater:
      return Comparison::greater;
    default:
      return Comparison::greater_equal;
  }
}

// a < b is b > a.
Comparison flipped(Comparison comparison) {
  switch (comparison) {
    case Comparison::less:
      return Comparison::greater;
    case Comparison::less_equal:
      return Comparison::greater_equal;
    case Comparison::greater:
      return Comparison::less;
    case Comparison::greater_equal:
      return Comparison::less_equal;
    case Comparison::equal:
    case Comparison::not_equal:
      return comparison;
  }
  return comparison;
}

bool is_null_constant(const Expr& expr) {
  return expr.op == Op::constant && expr.constant.is_null();
}

bool is_number_constant(const Expr& expr) {
  return expr.op == Op::constant && column_number(expr.constant).has_value();
}

// What may be null itself: a fact, or a choice between such.
bool may_be_null(const Expr& expr) {
  if (expr.op == Op::conditional) return may_be_null(expr.parts[1]) || may_be_null(expr.parts[2]);
  return expr.op == Op::fact || is_null_constant(expr);
}

bool is_order(Comparison comparison) {
  return comparison != Comparison::equal && comparison != Comparison::not_equal;
}

Date shifted(const Expr& shift, Date day) {
  const std::int64_t count = *shift.parts[1].constant.as<std::int64_t>();
  return shift.op == Op::add_months ? months_later(day, count) : days_later(day, count);
}

// The last day whose shift does not pass `limit`; a day before the calendar where there is none.
// The shifts are monotone, so that halving finds it.
std::int32_t last_within(const Expr& shift, std::int64_t limit) {
  std::int32_t fits = first_day.days - 1;
  std::int32_t passes = last_day.days + 1;
  while (passes - fits > 1) {
    const std::int32_t middle = fits + (passes - fits) / 2;
    (shifted(shift, Date{middle}).days <= limit ? fits : passes) = middle;
  }
  return fits;
}

bool is_constant_shift(const Expr& expr) {
  return (expr.op == Op::add_months || expr.op == Op::add_days) &&
         expr.parts[0].type.kind == TypeKind::date && expr.parts[1].op == Op::constant &&
         expr.parts[1].constant.as<std::int64_t>() != nullptr;
}

// One whose days stay within bounds that tell most days apart without working out the months.
bool is_bounded_shift(const Expr& expr) {
  constexpr std::int64_t most = 12'000;
  if (expr.op != Op::add_months || !is_constant_shift(expr)) return false;
  const std::int64_t months = *expr.parts[1].constant.as<std::int64_t>();
  return months >= -most && months <= most;
}

}  // namespace

std::optional<BlockCode> compile_block(const Expr& root) {
  return BlockCompiler{}.compile(root);
}

std::optional<BlockCode> BlockCompiler::compile(const Expr& root) {
  const auto result = truth(root);
  if (!result) return std::nullopt;
  code_.result = *result;
  return std::move(code_);
}

BlockCompiler::MaybeTruth BlockCompiler::truth(const Expr& expr) {
  switch (expr.op) {
    case Op::constant:
      return constant_truth(expr);
    case Op::fact: {
      const auto column = expr.type.kind == TypeKind::boolean ? number(expr) : std::nullopt;
      return column ? truth_of(*column) : std::nullopt;
    }
    case Op::conjunction:
    case Op::disjunction:
      return junction(expr);
    case Op::negation:
      return negation(expr);
    case Op::conditional:
      return conditional(expr);
    case Op::equal:
    case Op::not_equal:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
      return comparison(expr);
    case Op::in:
    case Op::in_items:
      return membership(expr);
    case Op::known:
    case Op::present:
      return state_question(expr);
    default:
      return std::nullopt;
  }
}

BlockCompiler::MaybeTruth BlockCompiler::constant_truth(const Expr& expr) {
  const auto* truth = expr.constant.as<bool>();
  if (truth == nullptr && !expr.constant.is_unknown() && !expr.constant.is_null()) return std::nullopt;
  const std::int64_t value = truth != nullptr ? (*truth ? 1 : 0) : expr.constant.is_unknown() ? 2 : 0;
  return new_truth({.op = BlockOp::constant_truth, .constant = value});
}

BlockCompiler::MaybeTruth BlockCompiler::junction(const Expr& expr) {
  auto result = truth(expr.parts[0]);
  for (std::size_t at = 1; result && at < expr.parts.size(); ++at) {
    const auto next = truth(expr.parts[at]);
    if (!next) return std::nullopt;
    const BlockOp op = expr.op == Op::conjunction ? BlockOp::both : BlockOp::either;
    const int made = new_truth({.op = op, .a = *result, .b = *next});
    free_truth(*result);
    free_truth(*next);
    result = made;
  }
  return result;
}

BlockCompiler::MaybeTruth BlockCompiler::negation(const Expr& expr) {
  const auto operand = truth(expr.parts[0]);
  if (!operand) return std::nullopt;
  const int made = new_truth({.op = BlockOp::negated, .a = *operand});
  free_truth(*operand);
  return made;
}

BlockCompiler::MaybeTruth BlockCompiler::conditional(const Expr& expr) {
  if (may_be_null(expr)) {
    const auto chosen = select(expr);
    return chosen ? truth_of(*chosen) : std::nullopt;
  }
  const auto condition = truth(expr.parts[0]);
  if (!condition) return std::nullopt;
  const auto then = truth(expr.parts[1]);
  if (!then) return std::nullopt;
  const auto otherwise = truth(expr.parts[2]);
  if (!otherwise) return std::nullopt;
  const int made = new_truth({.op = BlockOp::conditional, .a = *condition, .b = *then, .c = *otherwise});
  for (const int used : {*condition, *then, *otherwise}) free_truth(used);
  return made;
}

BlockCompiler::MaybeTruth BlockCompiler::comparison(const Expr& expr) {
  const Comparison found = comparison_of(expr.op);
  const Expr& left = expr.parts[0];
  const Expr& right = expr.parts[1];
  if (!is_order(found) && (is_null_constant(left) || is_null_constant(right)))
    return null_comparison(is_null_constant(right) ? left : right, found == Comparison::equal);
  if (is_day(left.type) || is_day(right.type)) {
    const bool both_moments = left.type.kind == TypeKind::moment && right.type.kind == TypeKind::moment;
    if (both_moments) return moment_comparison(left, right, found);
  }
  if (is_number_constant(right)) return constant_comparison(left, found, right);
  if (is_number_constant(left)) return constant_comparison(right, flipped(found), left);
  if (is_bounded_shift(left)) return shifted_comparison(left, found, right);
  if (is_bounded_shift(right)) return shifted_comparison(right, flipped(found), left);
  auto a = is_day(left.type) ? day_of(left) : number(left);
  if (!a) return std::nullopt;
  auto b = is_day(right.type) ? day_of(right) : number(right);
  if (!b) return std::nullopt;
  const bool wide = a->wide || b->wide;
  if (wide) {
    a = widened(*a);
    b = widened(*b);
  }
  const int made =
      new_truth({.op = BlockOp::compare, .comparison = found, .wide = wide, .a = a->at, .b = b->at});
  return made;
}

BlockCompiler::MaybeTruth BlockCompiler::shifted_comparison(const Expr& shift, Comparison comparison,
                                                            const Expr& other) {
  const auto start = number(shift.parts[0]);
  if (!start) return std::nullopt;
  const auto with = day_of(other);
  if (!with) return std::nullopt;
  const std::int64_t months = *shift.parts[1].constant.as<std::int64_t>();
  const auto [least, most] = shift_bounds(months);
  return new_truth({.op = BlockOp::compare_shifted,
                    .comparison = comparison,
                    .a = start->at,
                    .b = with->at,
                    .constant = months,
                    .constants = {least, most}});
}

BlockCompiler::MaybeTruth BlockCompiler::null_comparison(const Expr& other, bool is_equal) {
  const auto asked = state_question({Op::present, other.type, {}, Value{}, -1, {other}});
  if (!asked || !is_equal) return asked;
  const int made = new_truth({.op = BlockOp::negated, .a = *asked});
  free_truth(*asked);
  return made;
}

BlockCompiler::MaybeTruth BlockCompiler::constant_comparison(const Expr& varying, Comparison comparison,
                                                             const Expr& constant) {
  std::int64_t value = *column_number(constant.constant);
  if (const auto* moment = constant.constant.as<Moment>(); moment != nullptr) value = moment->date.days;
  if (varying.type.kind != TypeKind::moment) return threshold(varying, comparison, value);
  const auto day = day_of(varying);
  return day ? compared(*day, comparison, value) : std::nullopt;
}

// Brings what is added to a column over to the constant: x + 3 > 5 becomes x > 2, add_months(x, 6) > k
// becomes x > the last day from which six months do not pass k.
BlockCompiler::MaybeTruth BlockCompiler::threshold(const Expr& varying, Comparison comparison,
                                                   std::int64_t constant) {
  if (is_constant_shift(varying) && is_order(comparison)) {
    const bool with_equal = comparison == Comparison::less_equal || comparison == Comparison::greater;
    const std::int64_t last = last_within(varying, with_equal ? constant : constant - 1);
    const bool is_less = comparison == Comparison::less || comparison == Comparison::less_equal;
    return threshold(varying.parts[0], is_less ? Comparison::less_equal : Comparison::greater, last);
  }
  const bool sum = varying.op == Op::add || varying.op == Op::subtract;
  const auto step =
      sum && varying.parts[1].op == Op::constant ? column_number(varying.parts[1].constant) : std::nullopt;
  constexpr std::int64_t modest = std::int64_t{1} << 40;
  const auto is_modest = [](std::int64_t value) { return value > -modest && value < modest; };
  if (step && varying.parts[0].op == Op::fact && is_modest(*step) && is_modest(constant))
    return threshold(varying.parts[0], comparison,
                     varying.op == Op::add ? constant - *step : constant + *step);
  const auto found = number(varying);
  return found ? compared(*found, comparison, constant) : std::nullopt;
}

// A constant outside of 32 bits is brought to their ends, where every comparison comes to the same.
BlockCompiler::MaybeTruth BlockCompiler::compared(Number number, Comparison comparison,
                                                  std::int64_t constant) {
  const bool outside = constant < INT32_MIN || constant > INT32_MAX;
  if (!number.wide && outside) {
    const bool high = constant > INT32_MAX;
    const bool fits = comparison == Comparison::not_equal ||
                      (high ? comparison == Comparison::less || comparison == Comparison::less_equal
                            : comparison == Comparison::greater || comparison == Comparison::greater_equal);
    if (!is_order(comparison)) return compared(widened(number), comparison, constant);
    comparison = fits ? Comparison::greater_equal : Comparison::less;
    constant = INT32_MIN;
  }
  const int made = new_truth({.op = BlockOp::compare_constant,
                              .comparison = comparison,
                              .wide = number.wide,
                              .a = number.at,
                              .constant = constant});
  return made;
}

BlockCompiler::MaybeTruth BlockCompiler::moment_comparison(const Expr& left, const Expr& right,
                                                           Comparison comparison) {
  const auto a = number(left);
  if (!a) return std::nullopt;
  const auto b = number(right);
  if (!b) return std::nullopt;
  const int made =
      new_truth({.op = BlockOp::compare_moments, .comparison = comparison, .a = a->at, .b = b->at});
  return made;
}

BlockCompiler::MaybeTruth BlockCompiler::membership(const Expr& expr) {
  if (expr.parts[0].type.kind == TypeKind::moment) return std::nullopt;
  std::vector<std::int64_t> constants;
  const auto take = [&](const Value& value) {
    const auto held = value.as<Moment>() != nullptr ? std::nullopt : column_number(value);
    if (held) constants.push_back(*held);
    return held.has_value();
  };
  if (expr.op == Op::in_items) {
    for (std::size_t at = 1; at < expr.parts.size(); ++at)
      if (expr.parts[at].op != Op::constant || !take(expr.parts[at].constant)) return std::nullopt;
  } else {
    const auto* list = expr.parts[1].op == Op::constant ? expr.parts[1].constant.as<Value::List>() : nullptr;
    if (list == nullptr || !std::ranges::all_of(*list->items, take)) return std::nullopt;
  }
  const auto item = number(expr.parts[0]);
  if (!item) return std::nullopt;
  if (!item->wide)
    std::erase_if(constants, [](std::int64_t value) { return value < INT32_MIN || value > INT32_MAX; });
  const int made = new_truth(
      {.op = BlockOp::in_constants, .wide = item->wide, .a = item->at, .constants = std::move(constants)});
  return made;
}

// known(x), has(x.y) and x != null need only the states, whatever the type of the fact.
BlockCompiler::MaybeTruth BlockCompiler::state_question(const Expr& expr) {
  Expr asked = expr.parts[0];
  if (asked.op == Op::fact) asked.type.kind = TypeKind::integer;
  const auto found = number(asked);
  if (!found) return std::nullopt;
  const BlockOp op = expr.op == Op::known ? BlockOp::is_known : BlockOp::is_null;
  int made = new_truth({.op = op, .a = found->at});
  if (op == BlockOp::is_known) return made;
  const int present = new_truth({.op = BlockOp::negated, .a = made});
  free_truth(made);
  return present;
}

BlockCompiler::MaybeTruth BlockCompiler::truth_of(Number number) {
  const int made = new_truth({.op = BlockOp::truth_of_number, .a = number.at});
  return made;
}

int BlockCompiler::new_truth(BlockStep step) {
  if (free_truths_.empty()) free_truths_.push_back(code_.truths++);
  step.to = free_truths_.back();
  free_truths_.pop_back();
  const int at = step.to;
  code_.steps.push_back(std::move(step));
  return at;
}

}  // namespace kiemdiem::expression
