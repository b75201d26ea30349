#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "expression/expression.h"
#include "expression/types.h"

namespace kiemdiem::expression {

inline Type choice_of(std::vector<std::string> words) {
  Type type = type_of(TypeKind::choice);
  type.words = std::make_shared<const std::vector<std::string>>(std::move(words));
  return type;
}

inline Type rating_type() {
  return choice_of({"excellent", "good", "completed", "not_completed"});
}

inline Type records(std::vector<std::pair<std::string, Type>> fields) {
  Type type = type_of(TypeKind::list);
  type.fields = std::make_shared<const std::vector<std::pair<std::string, Type>>>(std::move(fields));
  return type;
}

inline Date day(std::string_view iso) {
  return parse_date(iso).value();
}

inline Value list(Values items) {
  return Value{Value::List{std::make_shared<const Values>(std::move(items))}};
}

/// The names that the tests use: a member, its discipline, the period of 2022.
inline const Scope& member_scope() {
  static const Scope scope = [] {
    Scope made;
    made.add("sick_leave_months", type_of(TypeKind::integer), "Số tháng nghỉ ốm");
    made.add("sick_leave_days", type_of(TypeKind::integer));
    made.add("admitted", type_of(TypeKind::date));
    made.add("reference_day", type_of(TypeKind::date));
    made.add("exempt", type_of(TypeKind::boolean));
    made.add("suspended", type_of(TypeKind::boolean));
    made.add("proposed", rating_type());
    made.add("cell_rating", rating_type());
    made.add("transferred", type_of(TypeKind::record));
    made.add("transferred.months_at_previous", type_of(TypeKind::integer));
    made.add("transferred.comment", type_of(TypeKind::boolean));
    made.add("cell", type_of(TypeKind::text));
    made.add("sent", type_of(TypeKind::moment));
    made.add("held", type_of(TypeKind::moment));
    made.add("discipline", records({{"on", type_of(TypeKind::date)},
                                    {"form", choice_of({"reprimand", "warning", "expulsion"})},
                                    {"violated_at", type_of(TypeKind::text)}}));
    made.add("score", type_of(TypeKind::real));
    made.add("points", type_of(TypeKind::decimal));
    made.add("more_points", type_of(TypeKind::decimal));
    made.add("decided_by", type_of(TypeKind::reference));
    made.add("parent", type_of(TypeKind::reference));
    made.add("roles", list_of(type_of(TypeKind::text)));
    made.add_constant("period.first", Value{day("2022-01-01")});
    made.add_constant("period.last", Value{day("2022-12-31")});
    made.add_constant("months_limit", Value{std::int64_t{3}});
    return made;
  }();
  return scope;
}

inline int slot_of(const std::string& name) {
  const auto& entries = member_scope().entries();
  for (std::size_t at = 0; at < entries.size(); ++at)
    if (entries[at].name == name) return static_cast<int>(at);
  ADD_FAILURE() << "no fact " << name;
  return -1;
}

/// Facts by name; what is not named is unknown.
class Given : public Facts {
 public:
  Given() = default;
  Given(std::initializer_list<std::pair<std::string, Value>> facts) {
    for (const auto& [name, value] : facts) values_.emplace(slot_of(name), value);
  }
  Value get(int slot) const override {
    const auto found = values_.find(slot);
    return found == values_.end() ? Value::unknown() : found->second;
  }

 private:
  std::map<int, Value> values_;
};

inline Value number(std::int64_t value) {
  return Value{value};
}
inline Value points(std::string_view written) {
  return Value{parse_decimal(written).value()};
}
inline Value rating(std::int32_t index) {
  return Value{Value::Choice{index}};
}

inline Result<Program> compiled(std::string_view source, TypeKind expected = TypeKind::boolean) {
  return compile(source, member_scope(), Place{"rule.yaml", 12, 9, {}, {}}, type_of(expected));
}

/// "true", "false" or "unknown: the missing facts".
inline std::string outcome(std::string_view source, const Given& facts = {}, const Context& context = {}) {
  const auto program = compiled(source);
  if (!program) return "refused: " + to_text(program.error());
  const Outcome found = evaluate(*program, facts, context);
  if (const auto* truth = found.value.as<bool>()) return *truth ? "true" : "false";
  std::string text = found.error.empty() ? "unknown:" : "error: " + found.error;
  for (const int slot : found.missing)
    text += " " + member_scope().entries()[static_cast<std::size_t>(slot)].name;
  return text;
}

}  // namespace kiemdiem::expression
