#include "expression/check.h"

#include <fmt/format.h>

#include <array>

#include "expression/checker.h"
#include "expression/types.h"

namespace kiemdiem::expression {
namespace {

Op binary_op(std::string_view text) {
  constexpr auto ops = std::to_array<std::pair<std::string_view, Op>>({{"==", Op::equal},
                                                                       {"!=", Op::not_equal},
                                                                       {"<", Op::less},
                                                                       {"<=", Op::less_equal},
                                                                       {">", Op::greater},
                                                                       {">=", Op::greater_equal},
                                                                       {"+", Op::add},
                                                                       {"-", Op::subtract},
                                                                       {"*", Op::multiply},
                                                                       {"/", Op::divide},
                                                                       {"%", Op::modulo}});
  for (const auto& [mark, op] : ops)
    if (mark == text) return op;
  return Op::in;
}

bool is_arithmetic(Op op) {
  return op >= Op::add && op <= Op::modulo;
}

}  // namespace

Expr Checker::check(const Syntax& syntax) {
  switch (syntax.kind) {
    case SyntaxKind::literal:
      return literal(syntax);
    case SyntaxKind::name:
    case SyntaxKind::root_name:
    case SyntaxKind::select:
      return name(syntax);
    case SyntaxKind::index:
      return index(syntax);
    case SyntaxKind::call:
      return call(syntax);
    case SyntaxKind::method:
      return method(syntax);
    case SyntaxKind::list:
      return list(syntax);
    case SyntaxKind::map:
      return map(syntax);
    case SyntaxKind::unary:
      return unary(syntax);
    case SyntaxKind::binary:
      return binary(syntax);
    case SyntaxKind::conjunction:
    case SyntaxKind::disjunction:
      return logic(syntax);
    case SyntaxKind::conditional:
      return conditional(syntax);
  }
  return {};
}

void Checker::expect(Expr& whole, const Type& expected) {
  coerce(whole, expected);
  const bool fits_null = whole.type.kind == TypeKind::null && expected.kind != TypeKind::boolean;
  if (fits_null || same_type(whole.type, expected)) return;
  problem(whole.span, fmt::format("Chỗ này cần kết quả kiểu {}, nhưng điều kiện cho kiểu {}.",
                                  vietnamese_name(expected), vietnamese_name(whole.type)));
}

Expr Checker::literal(const Syntax& syntax) {
  Expr literal = constant(syntax.value, type_of(syntax.value), syntax);
  if (is_number(literal.type)) literal.span = syntax.text_span;
  return literal;
}

Expr Checker::list(const Syntax& syntax) {
  std::vector<Expr> items;
  for (const Syntax& item : syntax.items) items.push_back(check(item));
  Type element = common_element(items, 0, 1, syntax);
  return make(Op::list, list_of(std::move(element)), syntax, std::move(items));
}

Expr Checker::map(const Syntax& syntax) {
  std::vector<Expr> items;
  for (const Syntax& item : syntax.items) items.push_back(check(item));
  const Type key = common_element(items, 0, 2, syntax);
  Type element = common_element(items, 1, 2, syntax);
  using enum TypeKind;
  if (mode_ == Mode::strict && !is_one_of(key, {boolean, integer, unsigned_integer, text, any}))
    return refused(syntax.items[0].span,
                   fmt::format("Khóa của bảng tra là chữ, số nguyên hoặc đúng/sai, không phải {}.",
                               vietnamese_name(key)));
  return make(Op::map, map_of(std::move(element)), syntax, std::move(items));
}

Expr Checker::index(const Syntax& syntax) {
  std::vector<Expr> parts;
  parts.push_back(check(syntax.items[0]));
  parts.push_back(check(syntax.items[1]));
  const Type& container = parts[0].type;
  const bool is_list = container.kind == TypeKind::list;
  if (!is_any(container) && !is_list && container.kind != TypeKind::map)
    return refused(parts[0].span,
                   fmt::format("Chỉ lấy được phần tử “[…]” của danh sách hoặc bảng tra, đây là {}.",
                               vietnamese_name(container)));
  if (is_list && !is_one_of(parts[1].type, {TypeKind::integer, TypeKind::any}))
    return refused(parts[1].span, "Thứ tự trong danh sách phải là số nguyên, bắt đầu từ 0.");
  Type element = element_of(container);
  return make(Op::index, std::move(element), syntax, std::move(parts));
}

Expr Checker::unary(const Syntax& syntax) {
  std::vector<Expr> parts;
  parts.push_back(check(syntax.items[0]));
  if (syntax.text == "!") {
    require_boolean(parts[0]);
    return make(Op::negation, type_of(TypeKind::boolean), syntax, std::move(parts));
  }
  const Type type = parts[0].type;
  using enum TypeKind;
  if (mode_ != Mode::unchecked && !is_one_of(type, {integer, real, decimal, any}))
    return refused(syntax.span, fmt::format("Dấu “-” chỉ đặt trước số, đây là {}.", vietnamese_name(type)));
  return make(Op::minus, type, syntax, std::move(parts));
}

Expr Checker::binary(const Syntax& syntax) {
  const Op op = binary_op(syntax.text);
  if (op == Op::in) return membership(syntax);
  std::vector<Expr> parts;
  parts.push_back(check(syntax.items[0]));
  parts.push_back(check(syntax.items[1]));
  if (is_arithmetic(op)) {
    auto type = arithmetic_type(op, parts[0], parts[1]);
    if (!type) mismatch(syntax, parts[0], parts[1]);
    return make(op, type.value_or(Type{}), syntax, std::move(parts));
  }
  coerce(parts[0], parts[1].type);
  coerce(parts[1], parts[0].type);
  const bool equality = op == Op::equal || op == Op::not_equal;
  if (!(equality ? comparable(parts[0], parts[1]) : orderable(parts[0], parts[1])))
    mismatch(syntax, parts[0], parts[1]);
  return make(op, type_of(TypeKind::boolean), syntax, std::move(parts));
}

Expr Checker::membership(const Syntax& syntax) {
  std::vector<Expr> parts;
  parts.push_back(check(syntax.items[0]));
  const Syntax& container = syntax.items[1];
  if (container.kind == SyntaxKind::list) {
    for (const Syntax& item : container.items) {
      parts.push_back(check(item));
      coerce(parts.front(), parts.back().type);
    }
    for (std::size_t at = 1; at < parts.size(); ++at) {
      coerce(parts[at], parts.front().type);
      if (!comparable(parts.front(), parts[at])) mismatch(syntax, parts.front(), parts[at]);
    }
    return make(Op::in_items, type_of(TypeKind::boolean), syntax, std::move(parts));
  }
  parts.push_back(check(container));
  const Type& type = parts[1].type;
  if (mode_ != Mode::unchecked && !is_one_of(type, {TypeKind::list, TypeKind::map, TypeKind::any}))
    return refused(parts[1].span,
                   fmt::format("Sau “in” cần một danh sách, đây là {}.", vietnamese_name(type)));
  if (type.kind == TypeKind::list) {
    const Type element = element_of(type);
    coerce(parts[0], element);
    if (mode_ == Mode::strict && !same_type(parts[0].type, element) &&
        !(is_day(parts[0].type) && is_day(element)))
      mismatch(syntax, parts[0], parts[1]);
  }
  return make(Op::in, type_of(TypeKind::boolean), syntax, std::move(parts));
}

Expr Checker::logic(const Syntax& syntax) {
  std::vector<Expr> parts;
  for (const Syntax& item : syntax.items) {
    parts.push_back(check(item));
    require_boolean(parts.back());
  }
  const Op op = syntax.kind == SyntaxKind::conjunction ? Op::conjunction : Op::disjunction;
  return make(op, type_of(TypeKind::boolean), syntax, std::move(parts));
}

Expr Checker::conditional(const Syntax& syntax) {
  std::vector<Expr> parts;
  for (const Syntax& item : syntax.items) parts.push_back(check(item));
  require_boolean(parts[0]);
  Type type = unify(parts[1], parts[2]);
  return make(Op::conditional, std::move(type), syntax, std::move(parts));
}

Expr Checker::make(Op op, Type type, const Syntax& syntax, std::vector<Expr> parts, int slot) const {
  return {op, std::move(type), syntax.span, Value{}, slot, std::move(parts)};
}

Expr Checker::constant(Value value, Type type, const Syntax& syntax) const {
  return {Op::constant, std::move(type), syntax.span, std::move(value), -1, {}};
}

Expr Checker::refused(Span span, std::string message) {
  problem(span, std::move(message));
  return {Op::constant, Type{}, span, Value::unknown(), -1, {}};
}

void Checker::problem(Span span, std::string message) {
  problems_.push_back({place_of(source_, span.begin), std::move(message)});
}

Result<Expr> check(const Syntax& syntax, const Source& source, const Scope& scope, const Type& expected,
                   Mode mode) {
  Checker checker{source, scope, mode};
  Expr whole = checker.check(syntax);
  checker.expect(whole, expected);
  Problems problems = checker.take_problems();
  if (!problems.empty()) return tl::unexpected{std::move(problems)};
  return whole;
}

}  // namespace kiemdiem::expression
