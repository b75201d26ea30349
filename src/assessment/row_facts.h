#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "assessment/assessment.h"
#include "assessment/index.h"
#include "expression/expression.h"
#include "regulation/scopes.h"

namespace kiemdiem::assessment {

/// What a condition is asked about: a subject, in exceptions also a post and the body that it heads.
struct Asking {
  SubjectRef subject;
  std::int32_t post = -1;
  EntityRef body;
};

/// The answer to a condition, with the facts behind it.
struct Answer {
  expression::Truth truth = expression::Truth::yes;
  std::vector<FactUsed> facts;
  std::vector<std::string> missing;
};

/// Asks conditions of the rows of a situation.
class Rows {
 public:
  Rows(const Index& index, const regulation::Regulation& bound, const WorkCalendar& calendar);

  /// A condition that is not given, or not compiled for this kind of subject, holds resp. does not.
  Answer ask(const regulation::Condition& condition, const Asking& asking) const;
  expression::Truth truth(const regulation::Condition& condition, const Asking& asking) const;

  /// The parts of a condition with what each came to; nothing where it has none for this kind of subject.
  std::optional<expression::Trace> trace(const regulation::Condition& condition, const Asking& asking) const;
  /// The known facts behind slots of such a trace.
  std::vector<FactUsed> facts_of(const std::vector<int>& slots, const Asking& asking) const;

  /// The day on which age and time in post are measured (contract: “Reference day”).
  Date reference_day(SubjectRef subject) const;

  const Index& index() const { return index_; }
  const WorkCalendar& calendar() const { return calendar_; }

  /// A fact as it stands in the situation, with its label.
  FactUsed fact(std::string_view list, std::string_view path, std::int32_t row) const;
  expression::Value value(const facts::ListShape& shape, const facts::Table& table, int fact,
                          std::int32_t row) const;

 private:
  class View;
  std::string missing_name(const regulation::ConditionScope& scope, int slot, const Asking& asking) const;
  FactUsed used(const regulation::ConditionScope& scope, int slot, const expression::Value& value,
                const Asking& asking) const;
  std::int32_t linked_organization(SubjectRef subject, State& state) const;

  const Index& index_;
  const WorkCalendar& calendar_;
  std::array<regulation::ConditionScope, 4> scopes_;
};

/// A value in Vietnamese: "4", "có", "Hoàn thành tốt nhiệm vụ", "10/10/2021".
std::string in_words(const Situation& situation, const facts::Fact& fact, const facts::Column& column,
                     std::size_t row);

/// "“…”" of JSON with escapes.
std::string json_text(std::string_view text);

/// Puts the facts before the rule: "Số tháng nghỉ ốm: 4. Nghỉ ốm …".
std::string read_out(const std::vector<FactUsed>& facts, const std::string& rule_text);

}  // namespace kiemdiem::assessment
