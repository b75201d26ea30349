#pragma once

#include <compare>
#include <optional>
#include <string>

#include "expression/checked.h"
#include "expression/value.h"

/// Operations on known values. Facts that are unknown never get here; null does only where a fact may be
/// null.
namespace kiemdiem::expression {

Value error(std::string message);
/// "no matching overload": only the unchecked modes can reach it.
Value no_overload(std::string_view operation);

/// CEL's equality: numbers by what they are worth, other different kinds are never equal; lists and maps item
/// by item. A day equals a moment of that day.
bool equal(const Value& left, const Value& right);

/// Nothing where the two cannot be ordered; unordered for NaN.
std::optional<std::partial_ordering> order(const Value& left, const Value& right);

/// Op::add … Op::modulo; an error on overflow, division by zero and operands that do not fit.
Value arithmetic(Op op, const Value& left, const Value& right);
Value negative(const Value& value);

/// Op::to_integer … Op::identity
Value convert(Op op, const Value& value);

/// The value under a key; nothing where there is none.
std::optional<Value> find_key(const Value::Map& map, const Value& key);
/// A list's item or a map's value.
Value item_at(const Value& container, const Value& position);
bool contains_item(const Value::List& list, const Value& item);

/// size() of text (code points), bytes, lists and maps.
Value size_of(const Value& value);

}  // namespace kiemdiem::expression
