#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "expression/source.h"
#include "expression/value.h"

namespace kiemdiem::expression {

enum class SyntaxKind : std::uint8_t {
  literal,      ///< value
  name,         ///< text
  root_name,    ///< ".name": never a macro's variable
  select,       ///< items[0] "." text
  index,        ///< items[0] "[" items[1] "]"
  call,         ///< text "(" items ")"
  method,       ///< items[0] "." text "(" items from 1 on ")"
  list,         ///< items
  map,          ///< items: key, value, key, value …
  unary,        ///< text: "!" or "-"
  binary,       ///< text: the operator
  conjunction,  ///< items joined by &&
  disjunction,  ///< items joined by ||
  conditional,  ///< items: condition, then, else
};

/// The tree of a condition as written, before names and types are looked at.
struct Syntax {
  SyntaxKind kind = SyntaxKind::literal;
  Span span;
  std::string text;
  Span text_span;  ///< of the name or operator alone; of a number without its sign and brackets
  Value value;
  std::vector<Syntax> items;
  int depth = 1;
};

/// Stops at the first mistake.
Result<Syntax> parse(const Source& source);

}  // namespace kiemdiem::expression
