#include "expression/evaluator.h"

#include <algorithm>

#include "expression/operations.h"

namespace kiemdiem::expression {
namespace {

Found unknown(std::vector<int> missing) {
  return {Value::unknown(), std::move(missing)};
}

bool is_error(const Value& value) {
  return value.as<Value::Error>() != nullptr;
}

bool may_be_key(const Value& value) {
  return value.as<bool>() != nullptr || value.as<std::int64_t>() != nullptr ||
         value.as<std::uint64_t>() != nullptr || value.as<std::string>() != nullptr;
}

Value list_value(Values items) {
  return Value{Value::List{std::make_shared<const Values>(std::move(items))}};
}

}  // namespace

// Kleene's rules over several parts: what is certain wins, then what is unknown, then an error.
struct Evaluator::Tally {
  std::size_t yes = 0;
  bool is_unknown = false;
  std::vector<int> missing;
  Value error;

  void note(Verdict verdict, Found part) {
    if (verdict == Verdict::yes) ++yes;
    if (verdict == Verdict::unknown) {
      is_unknown = true;
      add_slots(missing, part.missing);
    }
    if (verdict == Verdict::error && !is_error(error))
      error = is_error(part.value) ? std::move(part.value) : no_overload("logic");
  }
  Found otherwise(Value value) {
    if (is_unknown) return unknown(std::move(missing));
    return is_error(error) ? Found{std::move(error), {}} : Found{std::move(value), {}};
  }
};

void add_slots(std::vector<int>& slots, const std::vector<int>& more) {
  for (const int slot : more) {
    const auto at = std::ranges::lower_bound(slots, slot);
    if (at == slots.end() || *at != slot) slots.insert(at, slot);
  }
}

bool holds_unknown(const Value& value) {
  if (value.is_unknown()) return true;
  if (const auto* list = value.as<Value::List>()) return std::ranges::any_of(*list->items, holds_unknown);
  if (const auto* map = value.as<Value::Map>())
    return std::ranges::any_of(*map->entries, [](const auto& entry) { return holds_unknown(entry.second); });
  return false;
}

Found Evaluator::evaluate(const Expr& expr) {
  switch (expr.op) {
    case Op::constant:
      return {expr.constant, {}};
    case Op::fact:
      return fact(expr);
    case Op::variable: {
      const Variable& variable = variables_[static_cast<std::size_t>(expr.slot)];
      return {variable.value, variable.value.is_unknown() ? variable.origins : std::vector<int>{}};
    }
    case Op::field:
      return field(expr);
    case Op::select:
      return select(expr);
    case Op::index:
      return index(expr);
    case Op::list:
      return list(expr);
    case Op::map:
      return map(expr);
    case Op::conjunction:
    case Op::disjunction:
      return junction(expr);
    case Op::negation:
      return negation(expr);
    case Op::conditional:
      return conditional(expr);
    case Op::in:
      return membership(expr);
    case Op::in_items:
      return membership_in_items(expr);
    case Op::all:
    case Op::exists:
      return quantifier(expr);
    case Op::exists_one:
      return exists_one(expr);
    case Op::filter:
    case Op::map_macro:
    case Op::map_filter:
      return collected(expr);
    case Op::known: {
      const Value value = evaluate(expr.parts[0]).value;
      return {Value{!value.is_unknown() && !is_error(value)}, {}};
    }
    case Op::present_key:
      return present_key(expr);
    case Op::unresolved:
      return {error("undeclared reference"), {}};
    default:
      return strict(expr);
  }
}

// A condition that is null (a fact of which it is known that there is none) reads as false.
Evaluator::Verdict Evaluator::verdict_of(const Value& value) const {
  if (const auto* truth = value.as<bool>()) return *truth ? Verdict::yes : Verdict::no;
  if (value.is_unknown()) return Verdict::unknown;
  return value.is_null() && mode_ == Mode::strict ? Verdict::no : Verdict::error;
}

Found Evaluator::fact(const Expr& expr) const {
  Value value = facts_.get(expr.slot);
  if (value.is_unknown()) return unknown({expr.slot});
  return {std::move(value), {}};
}

Found Evaluator::from_container(Value item, const Expr& container) const {
  std::vector<int> missing;
  if (item.is_unknown()) add_origins(container, missing);
  return {std::move(item), std::move(missing)};
}

Found Evaluator::field(const Expr& expr) {
  Found record = evaluate(expr.parts[0]);
  const auto* fields = record.value.as<Value::List>();
  if (fields == nullptr) return record;
  const auto at = static_cast<std::size_t>(expr.slot);
  return from_container(at < fields->items->size() ? (*fields->items)[at] : Value::unknown(), expr.parts[0]);
}

Found Evaluator::select(const Expr& expr) {
  Found found = evaluate(expr.parts[0]);
  if (found.value.is_unknown() || is_error(found.value)) return found;
  const auto* map = found.value.as<Value::Map>();
  if (map == nullptr)
    return {found.value.is_null() && mode_ == Mode::strict ? Value::null() : no_overload("select"), {}};
  auto item = find_key(*map, expr.constant);
  return item ? from_container(std::move(*item), expr.parts[0]) : Found{error("no such key"), {}};
}

Found Evaluator::index(const Expr& expr) {
  Found found = strict(expr);
  return found.missing.empty() && found.value.is_unknown()
             ? from_container(std::move(found.value), expr.parts[0])
             : found;
}

Found Evaluator::present_key(const Expr& expr) {
  Found found = evaluate(expr.parts[0]);
  if (found.value.is_unknown() || is_error(found.value)) return found;
  const auto* map = found.value.as<Value::Map>();
  if (map == nullptr) return {mode_ == Mode::strict ? Value{false} : no_overload("has"), {}};
  return {Value{find_key(*map, expr.constant).has_value()}, {}};
}

// A list may hold unknown items; `in` and the macros ask each of them.
Found Evaluator::list(const Expr& expr) {
  Values items;
  std::vector<int> missing;
  bool is_unknown = false;
  Value wrong;
  for (const Expr& part : expr.parts) {
    Found item = evaluate(part);
    is_unknown |= item.value.is_unknown();
    add_slots(missing, item.missing);
    if (is_error(item.value)) wrong = item.value;
    items.push_back(std::move(item.value));
  }
  if (is_unknown) return unknown(std::move(missing));
  return {is_error(wrong) ? std::move(wrong) : list_value(std::move(items)), {}};
}

Found Evaluator::map(const Expr& expr) {
  Found found = list(expr);
  const auto* items = found.value.as<Value::List>();
  if (items == nullptr) return found;
  std::vector<std::pair<Value, Value>> entries;
  for (std::size_t at = 0; at + 1 < items->items->size(); at += 2) {
    const Value& key = (*items->items)[at];
    if (!may_be_key(key)) return {error("unsupported key type"), {}};
    const auto same = [&](const auto& entry) { return equal(entry.first, key); };
    if (std::ranges::any_of(entries, same)) return {error("repeated key"), {}};
    entries.emplace_back(key, (*items->items)[at + 1]);
  }
  return {Value{Value::Map{std::make_shared<const std::vector<std::pair<Value, Value>>>(std::move(entries))}},
          {}};
}

Found Evaluator::junction(const Expr& expr) {
  const bool is_and = expr.op == Op::conjunction;
  Tally tally;
  for (const Expr& part : expr.parts) {
    Found found = evaluate(part);
    const Verdict verdict = verdict_of(found.value);
    if (verdict == (is_and ? Verdict::no : Verdict::yes)) return {Value{!is_and}, {}};
    tally.note(verdict, std::move(found));
  }
  return tally.otherwise(Value{is_and});
}

Found Evaluator::negation(const Expr& expr) {
  Found found = evaluate(expr.parts[0]);
  switch (verdict_of(found.value)) {
    case Verdict::no:
      return {Value{true}, {}};
    case Verdict::yes:
      return {Value{false}, {}};
    case Verdict::unknown:
      return found;
    case Verdict::error:
      break;
  }
  return is_error(found.value) ? std::move(found) : Found{no_overload("!"), {}};
}

Found Evaluator::conditional(const Expr& expr) {
  Found condition = evaluate(expr.parts[0]);
  switch (verdict_of(condition.value)) {
    case Verdict::yes:
      return evaluate(expr.parts[1]);
    case Verdict::no:
      return evaluate(expr.parts[2]);
    case Verdict::unknown:
      return undecided_branches(expr, std::move(condition));
    case Verdict::error:
      break;
  }
  return is_error(condition.value) ? std::move(condition) : Found{no_overload("?:"), {}};
}

// Where the condition is unknown both branches may still say the same.
Found Evaluator::undecided_branches(const Expr& expr, Found condition) {
  Found then = evaluate(expr.parts[1]);
  const Found otherwise = evaluate(expr.parts[2]);
  const bool both_known = !holds_unknown(then.value) && !holds_unknown(otherwise.value);
  if (both_known && !is_error(then.value) && equal(then.value, otherwise.value)) return then;
  add_slots(condition.missing, then.missing);
  add_slots(condition.missing, otherwise.missing);
  return condition;
}

Found Evaluator::membership(const Expr& expr) {
  Found item = evaluate(expr.parts[0]);
  Found container = evaluate(expr.parts[1]);
  const auto* list = container.value.as<Value::List>();
  if (list == nullptr || item.value.is_unknown() || is_error(item.value)) return strict(expr);
  if (contains_item(*list, item.value)) return {Value{true}, {}};
  return holds_unknown(container.value) ? from_container(Value::unknown(), expr.parts[1])
                                        : Found{Value{false}, {}};
}

Found Evaluator::membership_in_items(const Expr& expr) {
  Found item = evaluate(expr.parts[0]);
  if (item.value.is_unknown() || is_error(item.value)) return item;
  Tally tally;
  for (std::size_t at = 1; at < expr.parts.size(); ++at) {
    Found other = evaluate(expr.parts[at]);
    const bool is_wrong = is_error(other.value);
    if (!is_wrong && !other.value.is_unknown() && equal(item.value, other.value)) return {Value{true}, {}};
    const Verdict verdict = is_wrong                     ? Verdict::error
                            : holds_unknown(other.value) ? Verdict::unknown
                                                         : Verdict::no;
    tally.note(verdict, std::move(other));
  }
  return tally.otherwise(Value{false});
}

// The items that a macro goes through: of a list, or the keys of a map; none where it is null.
Found Evaluator::items_of(const Expr& expr) {
  Found range = evaluate(expr);
  if (range.value.is_unknown() || is_error(range.value) || range.value.as<Value::List>() != nullptr)
    return range;
  Values keys;
  if (const auto* map = range.value.as<Value::Map>())
    for (const auto& [key, value] : *map->entries) keys.push_back(key);
  else if (!range.value.is_null() || mode_ != Mode::strict)
    return {no_overload("comprehension"), {}};
  return {list_value(std::move(keys)), {}};
}

Found Evaluator::with_variable(const Expr& body, const Value& item, const Expr& range) {
  Variable variable{item, {}};
  add_origins(range, variable.origins);
  variables_.push_back(std::move(variable));
  Found found = evaluate(body);
  variables_.pop_back();
  return found;
}

Found Evaluator::quantifier(const Expr& expr) {
  const Found range = items_of(expr.parts[0]);
  const auto* list = range.value.as<Value::List>();
  if (list == nullptr) return range;
  const bool is_all = expr.op == Op::all;
  Tally tally;
  for (const Value& item : *list->items) {
    Found found = with_variable(expr.parts[1], item, expr.parts[0]);
    const Verdict verdict = verdict_of(found.value);
    if (verdict == (is_all ? Verdict::no : Verdict::yes)) return {Value{!is_all}, {}};
    tally.note(verdict, std::move(found));
  }
  return tally.otherwise(Value{is_all});
}

Found Evaluator::exists_one(const Expr& expr) {
  const Found range = items_of(expr.parts[0]);
  const auto* list = range.value.as<Value::List>();
  if (list == nullptr) return range;
  Tally tally;
  for (const Value& item : *list->items) {
    Found found = with_variable(expr.parts[1], item, expr.parts[0]);
    const Verdict verdict = verdict_of(found.value);
    tally.note(verdict, std::move(found));
  }
  if (tally.yes > 1 && !is_error(tally.error)) return {Value{false}, {}};
  const bool exactly_one = tally.yes == 1;
  return tally.otherwise(Value{exactly_one});
}

Found Evaluator::collected(const Expr& expr) {
  const Found range = items_of(expr.parts[0]);
  const auto* list = range.value.as<Value::List>();
  if (list == nullptr) return range;
  Values kept;
  Tally tally;
  for (const Value& item : *list->items) {
    if (expr.op != Op::map_macro) {
      Found chosen = with_variable(expr.parts[1], item, expr.parts[0]);
      const Verdict verdict = verdict_of(chosen.value);
      tally.note(verdict, std::move(chosen));
      if (verdict != Verdict::yes) continue;
    }
    Found made =
        expr.op == Op::filter ? Found{item, {}} : with_variable(expr.parts.back(), item, expr.parts[0]);
    if (expr.op != Op::filter && (made.value.is_unknown() || is_error(made.value))) {
      const Verdict verdict = made.value.is_unknown() ? Verdict::unknown : Verdict::error;
      tally.note(verdict, std::move(made));
    } else {
      kept.push_back(std::move(made.value));
    }
  }
  return tally.otherwise(list_value(std::move(kept)));
}

void Evaluator::add_origins(const Expr& expr, std::vector<int>& slots) const {
  if (expr.op == Op::fact) add_slots(slots, {expr.slot});
  if (expr.op == Op::variable && static_cast<std::size_t>(expr.slot) < variables_.size())
    add_slots(slots, variables_[static_cast<std::size_t>(expr.slot)].origins);
  for (const Expr& part : expr.parts) add_origins(part, slots);
}

}  // namespace kiemdiem::expression
