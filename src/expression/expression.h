#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "base/work_calendar.h"
#include "expression/value.h"

/// The condition language: a total, statically typed subset of CEL (Common Expression Language) with civil
/// dates and unknown facts. doc/conditions.md describes it for those who write regulations.
/// Stages: parse → check → compile → evaluate. One compiled Program serves one subject (with a trace of every
/// part that held or failed) and columns of millions.
namespace kiemdiem::expression {

/// The names that a condition may use, with their types. A dotted name is a field of a record
/// ("transferred.months_at_previous"); the slot is the position in which it was added.
class Scope {
 public:
  /// @param label what the trace calls it in Vietnamese; may be empty
  int add(std::string name, Type type, std::string label = {});
  /// Adds a named constant ("period.first"), folded at compile time.
  void add_constant(std::string name, Value value);
  /// With its type, where the value alone does not tell it (a choice, an empty list).
  void add_constant(std::string name, Value value, Type type);

  struct Entry {
    std::string name;
    Type type;
    std::string label;
  };
  const std::vector<Entry>& entries() const { return entries_; }
  const std::vector<std::pair<std::string, Value>>& constants() const { return constants_; }
  const Type& constant_type(std::size_t index) const { return constant_types_[index]; }

 private:
  std::vector<Entry> entries_;
  std::vector<std::pair<std::string, Value>> constants_;
  std::vector<Type> constant_types_;
};

struct Code;  // the checked tree and its compiled form; defined in compile.h

/// A checked and compiled condition. Immutable; may be shared between threads.
class Program {
 public:
  explicit Program(std::shared_ptr<const Code> code) : code_(std::move(code)) {}
  const Code& code() const { return *code_; }
  std::string_view source() const;
  const Type& type() const;
  /// The slots that it may read, ascending.
  std::span<const int> slots() const;

 private:
  std::shared_ptr<const Code> code_;
};

/// @param where place of the first letter of `source` in its file; problems carry file, line and column, and
/// a
///        suggestion where a name was probably mistyped
/// @param expected the type that the whole condition must have
Result<Program> compile(std::string_view source, const Scope& scope, const Place& where,
                        const Type& expected);

/// Where the facts of one row come from.
class Facts {
 public:
  virtual ~Facts() = default;
  /// The value in a slot; Value::unknown() where it is not known, Value::null() where it is known that there
  /// is none.
  virtual Value get(int slot) const = 0;
};

/// Tables that evaluation needs besides facts.
struct Context {
  const WorkCalendar* calendar = nullptr;
};

struct Outcome {
  Value value;  ///< unknown where it hangs on an unknown fact
  std::vector<int>
      missing;        ///< the slots of the unknown facts that it hangs on, ascending; empty where it is known
  std::string error;  ///< where it is unknown because it could not be worked out ("divide by zero")
};

/// Kleene logic: `false && unknown` is false, `true || unknown` is true. A comparison with an unknown fact is
/// unknown.
Outcome evaluate(const Program& program, const Facts& facts, const Context& context);

/// A part of a condition with what it came to.
struct Trace {
  std::string source;  ///< "sick_leave_months >= 3"
  Value value;
  std::vector<int> slots;    ///< facts read by this part
  std::vector<Trace> parts;  ///< of &&, ||, !, ?: the operands, also those that were not needed
};
Trace trace(const Program& program, const Facts& facts, const Context& context);

/// One column of block evaluation: numbers as facts::Column holds them. `rows` may gather (posts → people).
struct ColumnView {
  const std::int32_t* numbers = nullptr;
  const std::uint8_t* states = nullptr;  ///< facts::State, one byte a row; null: all known
  const std::int32_t* rows =
      nullptr;  ///< null: the row itself; else row → row of the column, -1: none (null)
};

enum class Truth : std::uint8_t { no, yes, unknown };

/// Evaluates a boolean program over rows first … first + out.size() - 1. `columns` by slot; those that the
/// program does not read may be empty. Agrees with evaluate() on every row (a permanent test says so).
/// @pre can_evaluate_block(program)
void evaluate_block(const Program& program, std::span<const ColumnView> columns, std::size_t first,
                    std::span<Truth> out);

/// Whether every part has a block form (no lists, no text operations other than equality of choices).
bool can_evaluate_block(const Program& program);

}  // namespace kiemdiem::expression
