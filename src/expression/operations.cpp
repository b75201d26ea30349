#include "expression/operations.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "expression/calendar.h"
#include "expression/cel_time.h"
#include "expression/source.h"

namespace kiemdiem::expression {
namespace {

using Ordering = std::partial_ordering;

bool is_numeric(const Value& value) {
  return value.as<std::int64_t>() != nullptr || value.as<std::uint64_t>() != nullptr ||
         value.as<double>() != nullptr;
}

double as_real(const Value& value) {
  if (const auto* whole = value.as<std::int64_t>()) return static_cast<double>(*whole);
  if (const auto* natural = value.as<std::uint64_t>()) return static_cast<double>(*natural);
  return *value.as<double>();
}

Ordering order_numbers(const Value& left, const Value& right) {
  const auto* left_whole = left.as<std::int64_t>();
  const auto* right_whole = right.as<std::int64_t>();
  const auto* left_natural = left.as<std::uint64_t>();
  const auto* right_natural = right.as<std::uint64_t>();
  if (left_whole != nullptr && right_whole != nullptr) return *left_whole <=> *right_whole;
  if (left_natural != nullptr && right_natural != nullptr) return *left_natural <=> *right_natural;
  if (left_whole != nullptr && right_natural != nullptr)
    return *left_whole < 0 ? Ordering::less : static_cast<std::uint64_t>(*left_whole) <=> *right_natural;
  if (left_natural != nullptr && right_whole != nullptr)
    return *right_whole < 0 ? Ordering::greater : *left_natural <=> static_cast<std::uint64_t>(*right_whole);
  return as_real(left) <=> as_real(right);
}

std::optional<Moment> as_moment(const Value& value) {
  if (const auto* date = value.as<Date>()) return Moment{*date, -1};
  if (const auto* moment = value.as<Moment>()) return *moment;
  return std::nullopt;
}

bool equal_lists(const Value::List& left, const Value::List& right) {
  return std::ranges::equal(*left.items, *right.items, equal);
}

bool equal_maps(const Value::Map& left, const Value::Map& right) {
  if (left.entries->size() != right.entries->size()) return false;
  return std::ranges::all_of(*left.entries, [&](const auto& entry) {
    const auto other = find_key(right, entry.first);
    return other && equal(entry.second, *other);
  });
}

template <class T>
std::optional<Ordering> order_as(const Value& left, const Value& right) {
  const T* left_held = left.as<T>();
  const T* right_held = right.as<T>();
  if (left_held == nullptr || right_held == nullptr) return std::nullopt;
  return *left_held <=> *right_held;
}

int compare_bytes(const std::string& left, const std::string& right) {
  return left.compare(right);
}

Value overflow() {
  return error("return error for overflow");
}

template <class T>
Value whole_arithmetic(Op op, T left, T right) {
  T result = 0;
  switch (op) {
    case Op::add:
      return __builtin_add_overflow(left, right, &result) ? overflow() : Value{result};
    case Op::subtract:
      return __builtin_sub_overflow(left, right, &result) ? overflow() : Value{result};
    case Op::multiply:
      return __builtin_mul_overflow(left, right, &result) ? overflow() : Value{result};
    case Op::divide:
    case Op::modulo:
      break;
    default:
      return no_overload("arithmetic");
  }
  if (right == 0) return error(op == Op::divide ? "divide by zero" : "modulus by zero");
  if constexpr (std::is_signed_v<T>) {
    if (right == -1) return op == Op::divide ? whole_arithmetic<T>(Op::subtract, 0, left) : Value{T{0}};
  }
  return Value{static_cast<T>(op == Op::divide ? left / right : left % right)};
}

Value real_arithmetic(Op op, double left, double right) {
  switch (op) {
    case Op::add:
      return Value{left + right};
    case Op::subtract:
      return Value{left - right};
    case Op::multiply:
      return Value{left * right};
    case Op::divide:
      return Value{left / right};
    default:
      return no_overload("%");
  }
}

Value decimal_arithmetic(Op op, Decimal left, Decimal right) {
  if (op != Op::add && op != Op::subtract) return no_overload("decimal");
  const Value sum = whole_arithmetic(op, left.hundredths, right.hundredths);
  const auto* hundredths = sum.as<std::int64_t>();
  return hundredths == nullptr ? sum : Value{Decimal{*hundredths}};
}

Value or_range_error(auto result) {
  return result ? Value{*result} : error("range");
}

Value joined_lists(const Value::List& left, const Value::List& right) {
  Values items = *left.items;
  items.insert(items.end(), right.items->begin(), right.items->end());
  return Value{Value::List{std::make_shared<const Values>(std::move(items))}};
}

Value sum_of_others(const Value& left, const Value& right) {
  const auto* timestamp = left.as<Value::Timestamp>();
  const auto* duration = left.as<Value::Duration>();
  const auto* other = right.as<Value::Duration>();
  if (const auto *text = left.as<std::string>(), *more = right.as<std::string>(); text && more)
    return Value{*text + *more};
  if (const auto *bytes = left.as<Value::Bytes>(), *more = right.as<Value::Bytes>(); bytes && more)
    return Value{Value::Bytes{bytes->data + more->data}};
  if (const auto *list = left.as<Value::List>(), *more = right.as<Value::List>(); list && more)
    return joined_lists(*list, *more);
  if (timestamp && other) return or_range_error(add(*timestamp, *other));
  if (duration && other) return or_range_error(add(*duration, *other));
  if (const auto* later = right.as<Value::Timestamp>(); duration && later)
    return or_range_error(add(*later, *duration));
  return no_overload("+");
}

Value difference_of_others(const Value& left, const Value& right) {
  const auto* timestamp = left.as<Value::Timestamp>();
  if (const auto* duration = right.as<Value::Duration>()) {
    if (timestamp) return or_range_error(add(*timestamp, negated(*duration)));
    if (const auto* from = left.as<Value::Duration>()) return or_range_error(add(*from, negated(*duration)));
  }
  if (const auto* earlier = right.as<Value::Timestamp>(); timestamp && earlier)
    return or_range_error(between(*earlier, *timestamp));
  return no_overload("-");
}

std::optional<std::int64_t> position_in(const Value& position) {
  if (const auto* whole = position.as<std::int64_t>()) return *whole;
  if (const auto* natural = position.as<std::uint64_t>(); natural && *natural <= INT64_MAX)
    return static_cast<std::int64_t>(*natural);
  if (const auto* real = position.as<double>(); real && *real == std::floor(*real) && std::abs(*real) < 1e15)
    return static_cast<std::int64_t>(*real);
  return std::nullopt;
}

}  // namespace

Value error(std::string message) {
  return Value{Value::Error{std::move(message)}};
}

Value no_overload(std::string_view operation) {
  return error(fmt::format("no matching overload: {}", operation));
}

bool equal(const Value& left, const Value& right) {
  if (is_numeric(left) && is_numeric(right)) return order_numbers(left, right) == 0;
  if (const auto *list = left.as<Value::List>(), *other = right.as<Value::List>(); list && other)
    return equal_lists(*list, *other);
  if (const auto *map = left.as<Value::Map>(), *other = right.as<Value::Map>(); map && other)
    return equal_maps(*map, *other);
  if (const auto *bytes = left.as<Value::Bytes>(), *other = right.as<Value::Bytes>(); bytes && other)
    return *bytes == *other;
  if (const auto *choice = left.as<Value::Choice>(), *other = right.as<Value::Choice>(); choice && other)
    return *choice == *other;
  if (left.is_null() || right.is_null()) return left.is_null() && right.is_null();
  const auto found = order(left, right);
  return found && *found == 0;
}

std::optional<Ordering> order(const Value& left, const Value& right) {
  if (is_numeric(left) && is_numeric(right)) return order_numbers(left, right);
  if (const auto earlier = as_moment(left), later = as_moment(right); earlier && later)
    return compare_moments(*earlier, *later) <=> 0;
  if (const auto *bytes = left.as<Value::Bytes>(), *other = right.as<Value::Bytes>(); bytes && other)
    return compare_bytes(bytes->data, other->data) <=> 0;
  if (const auto *text = left.as<std::string>(), *other = right.as<std::string>(); text && other)
    return compare_bytes(*text, *other) <=> 0;
  if (const auto found = order_as<Decimal>(left, right)) return found;
  if (const auto found = order_as<bool>(left, right)) return found;
  if (const auto found = order_as<Value::Timestamp>(left, right)) return found;
  return order_as<Value::Duration>(left, right);
}

Value arithmetic(Op op, const Value& left, const Value& right) {
  if (const auto *a = left.as<std::int64_t>(), *b = right.as<std::int64_t>(); a && b)
    return whole_arithmetic(op, *a, *b);
  if (const auto *a = left.as<std::uint64_t>(), *b = right.as<std::uint64_t>(); a && b)
    return whole_arithmetic(op, *a, *b);
  if (const auto *a = left.as<double>(), *b = right.as<double>(); a && b) return real_arithmetic(op, *a, *b);
  if (const auto *a = left.as<Decimal>(), *b = right.as<Decimal>(); a && b)
    return decimal_arithmetic(op, *a, *b);
  if (op == Op::add) return sum_of_others(left, right);
  return op == Op::subtract ? difference_of_others(left, right) : no_overload("arithmetic");
}

Value negative(const Value& value) {
  if (const auto* whole = value.as<std::int64_t>())
    return whole_arithmetic<std::int64_t>(Op::subtract, 0, *whole);
  if (const auto* decimal = value.as<Decimal>()) return decimal_arithmetic(Op::subtract, {}, *decimal);
  if (const auto* real = value.as<double>()) return Value{-*real};
  return no_overload("-");
}

std::optional<Value> find_key(const Value::Map& map, const Value& key) {
  const auto found =
      std::ranges::find_if(*map.entries, [&](const auto& entry) { return equal(entry.first, key); });
  if (found == map.entries->end()) return std::nullopt;
  return found->second;
}

Value item_at(const Value& container, const Value& position) {
  if (const auto* map = container.as<Value::Map>()) {
    auto found = find_key(*map, position);
    return found ? std::move(*found) : error("no such key");
  }
  const auto* list = container.as<Value::List>();
  if (list == nullptr) return no_overload("[]");
  const auto at = position_in(position);
  if (!at || *at < 0 || static_cast<std::size_t>(*at) >= list->items->size())
    return error("invalid_argument");
  return (*list->items)[static_cast<std::size_t>(*at)];
}

bool contains_item(const Value::List& list, const Value& item) {
  return std::ranges::any_of(*list.items, [&](const Value& other) { return equal(item, other); });
}

Value size_of(const Value& value) {
  const auto count = [](std::size_t size) { return Value{static_cast<std::int64_t>(size)}; };
  if (const auto* text = value.as<std::string>()) return count(letters(*text));
  if (const auto* bytes = value.as<Value::Bytes>()) return count(bytes->data.size());
  if (const auto* list = value.as<Value::List>()) return count(list->items->size());
  if (const auto* map = value.as<Value::Map>()) return count(map->entries->size());
  return no_overload("size");
}

}  // namespace kiemdiem::expression
