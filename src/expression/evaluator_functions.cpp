#include <algorithm>

#include "expression/calendar.h"
#include "expression/cel_time.h"
#include "expression/evaluator.h"
#include "expression/operations.h"

namespace kiemdiem::expression {
namespace {

bool is_comparison(Op op) {
  return op >= Op::equal && op <= Op::greater_equal;
}

bool fits(Op op, std::partial_ordering found) {
  switch (op) {
    case Op::less:
      return found < 0;
    case Op::less_equal:
      return found <= 0;
    case Op::greater:
      return found > 0;
    default:
      return found >= 0;
  }
}

// Two lists or maps of which one holds an unknown item; compared with null that does not matter.
bool compares_unknown_items(const std::vector<Found>& parts) {
  const Value& left = parts[0].value;
  const Value& right = parts[1].value;
  return !left.is_null() && !right.is_null() && (holds_unknown(left) || holds_unknown(right));
}

std::optional<Date> day_of(const Value& value) {
  if (const auto* date = value.as<Date>()) return *date;
  if (const auto* moment = value.as<Moment>()) return moment->date;
  return std::nullopt;
}

}  // namespace

// Operations that need every operand: unknown where one is unknown.
Found Evaluator::strict(const Expr& expr) {
  std::vector<Found> parts;
  parts.reserve(expr.parts.size());
  std::vector<int> missing;
  bool is_unknown = false;
  const Value* wrong = nullptr;
  for (const Expr& part : expr.parts) {
    parts.push_back(evaluate(part));
    const Value& value = parts.back().value;
    is_unknown |= value.is_unknown();
    add_slots(missing, parts.back().missing);
    if (wrong == nullptr && value.as<Value::Error>() != nullptr) wrong = &value;
  }
  if (is_unknown) return {Value::unknown(), std::move(missing)};
  if (wrong != nullptr) return {*wrong, {}};
  if (is_comparison(expr.op) && compares_unknown_items(parts)) {
    for (const Expr& part : expr.parts) add_origins(part, missing);
    return {Value::unknown(), std::move(missing)};
  }
  return {compute(expr, parts), {}};
}

Value Evaluator::compute(const Expr& expr, const std::vector<Found>& parts) const {
  const Value& first = parts.front().value;
  const auto is_null = [](const Found& part) { return part.value.is_null(); };
  if (expr.op == Op::present) return Value{!first.is_null()};
  if (is_comparison(expr.op)) return compare(expr.op, first, parts[1].value);
  if (mode_ == Mode::strict && std::ranges::any_of(parts, is_null)) return of_null(expr);
  switch (expr.op) {
    case Op::minus:
      return negative(first);
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::modulo:
      return arithmetic(expr.op, first, parts[1].value);
    case Op::in:
      if (const auto* map = parts[1].value.as<Value::Map>()) return Value{find_key(*map, first).has_value()};
      return no_overload("in");
    case Op::index:
      return item_at(first, parts[1].value);
    case Op::size:
      return size_of(first);
    case Op::contains:
    case Op::starts_with:
    case Op::ends_with:
      return text_function(expr.op, first, parts[1].value);
    case Op::to_text:
      return first.as<Value::Choice>() != nullptr ? word_of(expr, first) : convert(expr.op, first);
    case Op::time_part:
      return time_part(expr, parts);
    case Op::add_months:
    case Op::add_days:
    case Op::working_days_before:
    case Op::day:
    case Op::year:
      return day_function(expr.op, parts);
    default:
      return convert(expr.op, first);
  }
}

// An operation on a fact of which it is known that there is none.
Value Evaluator::of_null(const Expr& expr) const {
  switch (expr.op) {
    case Op::in:
    case Op::contains:
    case Op::starts_with:
    case Op::ends_with:
      return Value{false};
    case Op::size:
      return expr.parts[0].type.kind == TypeKind::list ? Value{std::int64_t{0}} : Value::null();
    default:
      return Value::null();
  }
}

Value Evaluator::compare(Op op, const Value& left, const Value& right) const {
  if (op == Op::equal) return Value{equal(left, right)};
  if (op == Op::not_equal) return Value{!equal(left, right)};
  const bool has_null = left.is_null() || right.is_null();
  if (has_null) return mode_ == Mode::strict ? Value{false} : no_overload("order");
  const auto found = order(left, right);
  return found ? Value{fits(op, *found)} : no_overload("order");
}

Value Evaluator::day_function(Op op, const std::vector<Found>& parts) const {
  const auto day = day_of(parts[0].value);
  if (!day) return no_overload("day");
  if (op == Op::day) return Value{*day};
  if (op == Op::year) return Value{std::int64_t{kiemdiem::parts(*day).year}};
  const auto* count = parts[1].value.as<std::int64_t>();
  if (count == nullptr) return no_overload("day");
  if (op == Op::add_months) return Value{months_later(*day, *count)};
  if (op == Op::add_days) return Value{days_later(*day, *count)};
  if (context_.calendar == nullptr) return error("no work calendar");
  if (*count < 0 || *count > most_working_days) return error("range");
  return Value{context_.calendar->working_days_before(*day, static_cast<int>(*count))};
}

Value Evaluator::text_function(Op op, const Value& text, const Value& other) const {
  const auto* whole = text.as<std::string>();
  const auto* part = other.as<std::string>();
  if (whole == nullptr || part == nullptr) return no_overload("text");
  if (op == Op::contains) return Value{whole->find(*part) != std::string::npos};
  return Value{op == Op::starts_with ? whole->starts_with(*part) : whole->ends_with(*part)};
}

Value Evaluator::time_part(const Expr& expr, const std::vector<Found>& parts) const {
  const auto part = static_cast<TimePart>(expr.slot);
  const auto* zone = parts.size() > 1 ? parts[1].value.as<std::string>() : nullptr;
  std::optional<std::int64_t> found;
  if (const auto* timestamp = parts[0].value.as<Value::Timestamp>())
    found = part_of(*timestamp, part, zone == nullptr ? std::string_view{} : *zone);
  else if (const auto* duration = parts[0].value.as<Value::Duration>();
           duration != nullptr && parts.size() == 1)
    found = part_of(*duration, part);
  return found ? Value{*found} : error("no such part of a time");
}

Value Evaluator::word_of(const Expr& expr, const Value& value) const {
  const auto& words = expr.parts[0].type.words;
  const auto* choice = value.as<Value::Choice>();
  if (words == nullptr || choice->index < 0 || static_cast<std::size_t>(choice->index) >= words->size())
    return no_overload("string");
  return Value{(*words)[static_cast<std::size_t>(choice->index)]};
}

}  // namespace kiemdiem::expression
