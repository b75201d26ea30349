#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "expression/compile.h"
#include "expression/types.h"

/// Any text as a condition: it is refused with a place, or it can be evaluated by row and by block, which
/// agree.
namespace {

using namespace kiemdiem;
using namespace kiemdiem::expression;

Type rating() {
  Type type = type_of(TypeKind::choice);
  type.words =
      std::make_shared<const std::vector<std::string>>(std::vector<std::string>{"excellent", "good"});
  return type;
}

Type entries() {
  Type type = type_of(TypeKind::list);
  type.fields = std::make_shared<const std::vector<std::pair<std::string, Type>>>(
      std::vector<std::pair<std::string, Type>>{{"on", type_of(TypeKind::date)}, {"form", rating()}});
  return type;
}

const Scope& scope() {
  static const Scope made = [] {
    Scope names;
    names.add("n", type_of(TypeKind::integer));
    names.add("m", type_of(TypeKind::integer));
    names.add("d", type_of(TypeKind::date));
    names.add("t", type_of(TypeKind::moment));
    names.add("b", type_of(TypeKind::boolean));
    names.add("c", rating());
    names.add("r.x", type_of(TypeKind::integer));
    names.add("l", entries());
    names.add("p", type_of(TypeKind::decimal));
    names.add("i", type_of(TypeKind::reference));
    names.add("s", type_of(TypeKind::text));
    names.add_constant("k", Value{Date{19000}});
    return names;
  }();
  return made;
}

constexpr std::size_t rows = 3;  // unknown, null, known

class Row : public Facts {
 public:
  explicit Row(std::size_t row) : row_(row) {}
  Value get(int slot) const override {
    if (row_ == 0) return Value::unknown();
    return row_ == 1 ? Value::null() : known(scope().entries()[static_cast<std::size_t>(slot)].type.kind);
  }

 private:
  static Value known(TypeKind kind) {
    switch (kind) {
      case TypeKind::decimal:
        return Value{Decimal{7}};
      case TypeKind::integer:
      case TypeKind::reference:
        return Value{std::int64_t{7}};
      case TypeKind::date:
        return Value{Date{7}};
      case TypeKind::moment:
        return Value{Moment::unpacked(7)};
      case TypeKind::boolean:
        return Value{true};
      case TypeKind::choice:
        return Value{Value::Choice{1}};
      case TypeKind::list:
        return list(
            {list({Value{Date{7}}, Value::unknown()}), list({Value::null(), Value{Value::Choice{0}}})});
      default:
        return Value{std::string{"seven"}};
    }
  }
  static Value list(Values items) {
    return Value{Value::List{std::make_shared<const Values>(std::move(items))}};
  }

  std::size_t row_;
};

void check_block(const Program& program) {
  static const std::array<std::int32_t, rows> sevens{7, 7, 7};
  static const std::array<std::int32_t, rows> ones{1, 1, 1};
  static const std::array<std::uint8_t, rows> states{0, 1, 2};
  std::vector<ColumnView> columns;
  for (const Scope::Entry& entry : scope().entries()) {
    const bool is_small = entry.type.kind == TypeKind::boolean || entry.type.kind == TypeKind::choice;
    columns.push_back({(is_small ? ones : sevens).data(), states.data(), nullptr});
  }
  std::array<Truth, rows> found{};
  evaluate_block(program, columns, 0, found);
  for (std::size_t row = 0; row < rows; ++row) {
    const Outcome outcome = evaluate(program, Row{row}, {});
    const auto* truth = outcome.value.as<bool>();
    const Truth wanted = truth == nullptr ? Truth::unknown : *truth ? Truth::yes : Truth::no;
    if (found[row] != wanted) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string source(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto mode = static_cast<Mode>(data[0] % 3);
  const Type expected = data[0] % 2 == 0 ? type_of(TypeKind::boolean) : Type{};
  const auto program = compile(source, scope(), Place{"fuzz", 1, 1, {}, {}}, expected, mode);
  if (!program) {
    for (const Problem& problem : program.error())
      if (problem.message.empty() || problem.where.line == 0) std::abort();
    return 0;
  }
  const WorkCalendar calendar;
  for (std::size_t row = 0; row < rows; ++row) {
    evaluate(*program, Row{row}, Context{&calendar});
    trace(*program, Row{row}, Context{&calendar});
  }
  if (can_evaluate_block(*program)) check_block(*program);
  return 0;
}
