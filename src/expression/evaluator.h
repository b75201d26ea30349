#pragma once

#include <vector>

#include "expression/checked.h"
#include "expression/expression.h"

namespace kiemdiem::expression {

/// What a part came to; `missing` (ascending slots) only where the value is unknown.
struct Found {
  Value value;
  std::vector<int> missing;
};

/// Walks a checked tree for one row.
class Evaluator {
 public:
  Evaluator(const Facts& facts, const Context& context, Mode mode)
      : facts_(facts), context_(context), mode_(mode) {}

  Found evaluate(const Expr& expr);

 private:
  enum class Verdict : std::uint8_t { no, yes, unknown, error };
  struct Variable {
    Value value;
    std::vector<int> origins;  ///< the facts that its list comes from
  };
  struct Tally;  // of the parts of a conjunction, disjunction or macro

  Verdict verdict_of(const Value& value) const;
  Found fact(const Expr& expr) const;
  Found from_container(Value item, const Expr& container) const;
  Found field(const Expr& expr);
  Found select(const Expr& expr);
  Found index(const Expr& expr);
  Found present_key(const Expr& expr);
  Found list(const Expr& expr);
  Found map(const Expr& expr);
  Found junction(const Expr& expr);
  Found negation(const Expr& expr);
  Found conditional(const Expr& expr);
  Found undecided_branches(const Expr& expr, Found condition);
  Found membership(const Expr& expr);
  Found membership_in_items(const Expr& expr);
  Found quantifier(const Expr& expr);
  Found exists_one(const Expr& expr);
  Found collected(const Expr& expr);
  Found strict(const Expr& expr);
  Value compute(const Expr& expr, const std::vector<Found>& parts) const;
  Value compare(Op op, const Value& left, const Value& right) const;
  Value of_null(const Expr& expr) const;
  Value day_function(Op op, const std::vector<Found>& parts) const;
  Value text_function(Op op, const Value& text, const Value& other) const;
  Value time_part(const Expr& expr, const std::vector<Found>& parts) const;
  Value word_of(const Expr& expr, const Value& value) const;

  Found items_of(const Expr& expr);
  Found with_variable(const Expr& body, const Value& item, const Expr& range);
  void add_origins(const Expr& expr, std::vector<int>& slots) const;

  const Facts& facts_;
  const Context& context_;
  Mode mode_;
  std::vector<Variable> variables_;
};

void add_slots(std::vector<int>& slots, const std::vector<int>& more);

/// Whether a list or map holds an unknown item somewhere.
bool holds_unknown(const Value& value);

}  // namespace kiemdiem::expression
