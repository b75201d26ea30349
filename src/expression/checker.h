#pragma once

#include <optional>
#include <string>
#include <vector>

#include "expression/check.h"
#include "expression/functions.h"

namespace kiemdiem::expression {

/// The state of one check. Its parts stand in check.cpp (trees), check_names.cpp (names, fields, calls,
/// macros) and check_types.cpp (what fits what).
class Checker {
 public:
  Checker(const Source& source, const Scope& scope, Mode mode)
      : source_(source), scope_(scope), mode_(mode) {}

  Expr check(const Syntax& syntax);
  void expect(Expr& whole, const Type& expected);
  Problems take_problems() { return std::move(problems_); }

 private:
  struct Variable {
    std::string name;
    Type type;
  };

  // check.cpp
  Expr literal(const Syntax& syntax);
  Expr list(const Syntax& syntax);
  Expr map(const Syntax& syntax);
  Expr index(const Syntax& syntax);
  Expr unary(const Syntax& syntax);
  Expr binary(const Syntax& syntax);
  Expr membership(const Syntax& syntax);
  Expr logic(const Syntax& syntax);
  Expr conditional(const Syntax& syntax);

  // check_names.cpp
  Expr name(const Syntax& syntax);
  std::optional<Expr> scope_name(const Syntax& syntax);
  Expr field(Expr record, const Syntax& syntax);
  Expr unknown_name(const Syntax& syntax, const std::string& written);
  Expr call(const Syntax& syntax);
  Expr method(const Syntax& syntax);
  Expr apply(const Function& function, const Syntax& syntax);
  Expr unknown_function(const Syntax& syntax);
  Expr known(const Syntax& syntax);
  Expr has(const Syntax& syntax);
  Expr date_literal(const Syntax& syntax);
  Expr macro(const Syntax& syntax, Op op);
  std::vector<std::string> visible_names() const;

  // check_types.cpp
  void coerce(Expr& value, const Type& wanted);
  void coerce_text(Expr& value, const Type& choice);
  void coerce_to_decimal(Expr& value);
  void literal_to_decimal(Expr& literal);
  Type unify(Expr& left, Expr& right);  ///< the common type; `any` and a problem where there is none
  bool comparable(const Expr& left, const Expr& right) const;
  bool orderable(const Expr& left, const Expr& right) const;
  std::optional<Type> arithmetic_type(Op op, Expr& left, Expr& right);
  Type common_element(std::vector<Expr>& items, std::size_t first, std::size_t step, const Syntax& syntax);
  void require_boolean(const Expr& value);
  void mismatch(const Syntax& syntax, const Expr& left, const Expr& right);

  Expr make(Op op, Type type, const Syntax& syntax, std::vector<Expr> parts, int slot = -1) const;
  Expr constant(Value value, Type type, const Syntax& syntax) const;
  Expr refused(Span span, std::string message);  ///< notes a problem; the node fits everywhere
  void problem(Span span, std::string message);

  const Source& source_;
  const Scope& scope_;
  Mode mode_;
  Problems problems_;
  std::vector<Variable> variables_;
};

}  // namespace kiemdiem::expression
