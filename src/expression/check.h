#pragma once

#include "base/result.h"
#include "expression/checked.h"
#include "expression/expression.h"
#include "expression/syntax.h"

namespace kiemdiem::expression {

/// Resolves names (the longest dotted name that the scope has), checks types and turns text literals into the
/// choices that they are compared with. All problems at once.
Result<Expr> check(const Syntax& syntax, const Source& source, const Scope& scope, const Type& expected,
                   Mode mode);

}  // namespace kiemdiem::expression
