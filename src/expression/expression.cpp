#include "expression/expression.h"

#include <algorithm>

#include "expression/check.h"
#include "expression/compile.h"
#include "expression/evaluator.h"
#include "expression/types.h"

namespace kiemdiem::expression {
namespace {

class NoFacts : public Facts {
 public:
  Value get(int) const override { return Value::unknown(); }
};

bool is_foldable(const Expr& expr) {
  switch (expr.op) {
    case Op::constant:
    case Op::fact:
    case Op::variable:
    case Op::known:
    case Op::working_days_before:
    case Op::unresolved:
      return false;
    default:
      return std::ranges::all_of(expr.parts, [](const Expr& part) { return part.op == Op::constant; });
  }
}

// Works out once what hangs on no fact; what fails or stays unknown is left to the evaluation.
void fold(Expr& expr, Mode mode) {
  for (Expr& part : expr.parts) fold(part, mode);
  if (!is_foldable(expr)) return;
  Value value = Evaluator{NoFacts{}, Context{}, mode}.evaluate(expr).value;
  if (value.is_unknown() || value.as<Value::Error>() != nullptr) return;
  expr.op = Op::constant;
  expr.constant = std::move(value);
  expr.parts.clear();
}

void collect_slots(const Expr& expr, std::vector<int>& slots) {
  if (expr.op == Op::fact) add_slots(slots, {expr.slot});
  for (const Expr& part : expr.parts) collect_slots(part, slots);
}

// Outside of the language an error reads as unknown and a null condition as false.
Outcome outcome_of(Found found, const Type& type) {
  if (const auto* error = found.value.as<Value::Error>()) return {Value::unknown(), {}, error->message};
  const bool is_false = found.value.is_null() && type.kind == TypeKind::boolean;
  return {is_false ? Value{false} : std::move(found.value), std::move(found.missing), {}};
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos
             ? std::string{}
             : std::string{text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1)};
}

bool has_parts_to_show(Op op) {
  return op == Op::conjunction || op == Op::disjunction || op == Op::negation || op == Op::conditional;
}

Trace trace_of(const Expr& expr, const Code& code, const Facts& facts, const Context& context) {
  Trace trace;
  trace.source = trimmed(text_of(code.source, expr.span));
  trace.value = outcome_of(Evaluator{facts, context, code.mode}.evaluate(expr), expr.type).value;
  trace.slots = slots_of(expr);
  if (!has_parts_to_show(expr.op)) return trace;
  for (const Expr& part : expr.parts) trace.parts.push_back(trace_of(part, code, facts, context));
  return trace;
}

}  // namespace

int Scope::add(std::string name, Type type, std::string label) {
  entries_.push_back({std::move(name), std::move(type), std::move(label)});
  return static_cast<int>(entries_.size()) - 1;
}

void Scope::add_constant(std::string name, Value value) {
  Type type = type_of(value);
  add_constant(std::move(name), std::move(value), std::move(type));
}

void Scope::add_constant(std::string name, Value value, Type type) {
  constants_.emplace_back(std::move(name), std::move(value));
  constant_types_.push_back(std::move(type));
}

std::string_view Program::source() const {
  return code_->source;
}
const Type& Program::type() const {
  return code_->root.type;
}
std::span<const int> Program::slots() const {
  return code_->slots;
}

std::vector<int> slots_of(const Expr& expr) {
  std::vector<int> slots;
  collect_slots(expr, slots);
  return slots;
}

Result<Program> compile(std::string_view source, const Scope& scope, const Place& where, const Type& expected,
                        Mode mode) {
  const Source text{source, where};
  const auto syntax = parse(text);
  if (!syntax) return tl::unexpected{syntax.error()};
  auto checked = check(*syntax, text, scope, expected, mode);
  if (!checked) return tl::unexpected{std::move(checked.error())};
  fold(*checked, mode);
  auto code = std::make_shared<Code>();
  code->source = source;
  code->root = std::move(*checked);
  code->slots = slots_of(code->root);
  code->mode = mode;
  if (mode == Mode::strict && expected.kind == TypeKind::boolean) code->block = compile_block(code->root);
  return Program{std::move(code)};
}

Result<Program> compile(std::string_view source, const Scope& scope, const Place& where,
                        const Type& expected) {
  return compile(source, scope, where, expected, Mode::strict);
}

Outcome evaluate(const Program& program, const Facts& facts, const Context& context) {
  const Code& code = program.code();
  return outcome_of(Evaluator{facts, context, code.mode}.evaluate(code.root), code.root.type);
}

Trace trace(const Program& program, const Facts& facts, const Context& context) {
  return trace_of(program.code().root, program.code(), facts, context);
}

bool can_evaluate_block(const Program& program) {
  return program.code().block.has_value();
}

}  // namespace kiemdiem::expression
