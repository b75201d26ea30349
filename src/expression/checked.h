#pragma once

#include <vector>

#include "expression/source.h"
#include "expression/value.h"

namespace kiemdiem::expression {

/// What a node of the checked tree does. `parts` are its operands in the order of the text.
enum class Op : std::uint8_t {
  constant,  ///< value
  fact,      ///< slot
  variable,  ///< of a macro; slot: 0 for the outermost macro
  field,     ///< number `slot` of the record parts[0]
  select,    ///< value under the key `constant` of the map parts[0]
  index,     ///< parts[0][parts[1]]
  list,
  map,  ///< key, value, key, value …
  conjunction,
  disjunction,
  negation,
  conditional,
  minus,
  add,
  subtract,
  multiply,
  divide,
  modulo,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,        ///< parts[0] in the list or map parts[1]
  in_items,  ///< parts[0] equals one of the others: `x in [a, b]`
  all,
  exists,
  exists_one,
  filter,
  map_macro,
  map_filter,  ///< parts[0] each; parts[1] (and [2]) with the variable `slot`
  known,
  present,
  present_key,  ///< known(x); has(x.y)
  size,
  contains,
  starts_with,
  ends_with,
  to_integer,
  to_unsigned,
  to_real,
  to_decimal,  ///< of a whole number; never written, the checker puts it in
  to_text,
  to_bytes,
  to_boolean,
  to_timestamp,
  to_duration,
  identity,
  time_part,  ///< getFullYear() …; slot: TimePart
  add_months,
  add_days,
  working_days_before,
  day,
  year,
  unresolved,  ///< unchecked mode only: a name or function that is not there
};

/// A node of the checked tree: every name is a number, every operation fits its operands.
struct Expr {
  Op op = Op::constant;
  Type type;
  Span span;
  Value constant;
  int slot = -1;
  std::vector<Expr> parts;
};

/// How much the checker insists on.
enum class Mode : std::uint8_t {
  strict,   ///< regulations: everything has one type
  dynamic,  ///< names are checked, types when evaluated; CEL's dyn() is there. For the conformance files only
  unchecked,  ///< nothing is checked. For the conformance files only
};

}  // namespace kiemdiem::expression
