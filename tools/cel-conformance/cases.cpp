#include "cases.h"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <optional>

#include "expression/compile.h"
#include "expression/operations.h"
#include "expression/types.h"

namespace kiemdiem::conformance {
namespace {

using expression::Mode;
using expression::Type;
using expression::TypeKind;
using expression::Value;
using expression::Values;

std::optional<Value> value_of(const Field& field);

// A timestamp or duration, as the files write them; nothing for other objects.
std::optional<Value> object_of(const Field& field) {
  if (field.fields.empty()) return std::nullopt;
  const Field& object = field.fields.front();
  const auto number = [&](const char* name) {
    return object.find(name) == nullptr ? 0LL : std::stoll(object.text(name));
  };
  const auto nanos = static_cast<std::int32_t>(number("nanos"));
  if (object.name == "[type.googleapis.com/google.protobuf.Duration]")
    return Value{Value::Duration{number("seconds"), nanos}};
  if (object.name == "[type.googleapis.com/google.protobuf.Timestamp]")
    return Value{Value::Timestamp{number("seconds"), nanos}};
  return std::nullopt;
}

std::optional<Value> list_of(const Field& field) {
  Values items;
  for (const Field* item : field.all("values")) {
    auto value = value_of(*item);
    if (!value) return std::nullopt;
    items.push_back(std::move(*value));
  }
  return Value{Value::List{std::make_shared<const Values>(std::move(items))}};
}

std::optional<Value> map_of(const Field& field) {
  std::vector<std::pair<Value, Value>> entries;
  for (const Field* entry : field.all("entries")) {
    auto key = value_of(*entry->find("key"));
    auto value = value_of(*entry->find("value"));
    if (!key || !value) return std::nullopt;
    entries.emplace_back(std::move(*key), std::move(*value));
  }
  return Value{Value::Map{std::make_shared<const std::vector<std::pair<Value, Value>>>(std::move(entries))}};
}

std::optional<Value> value_of(const Field& field) {
  if (field.fields.empty()) return std::nullopt;
  const Field& held = field.fields.front();
  if (held.name == "null_value") return Value::null();
  if (held.name == "bool_value") return Value{held.scalar == "true"};
  if (held.name == "int64_value") return Value{std::int64_t{std::stoll(held.scalar, nullptr, 0)}};
  if (held.name == "uint64_value") return Value{std::uint64_t{std::stoull(held.scalar, nullptr, 0)}};
  if (held.name == "double_value") return Value{std::strtod(held.scalar.c_str(), nullptr)};
  if (held.name == "string_value") return Value{held.scalar};
  if (held.name == "bytes_value") return Value{Value::Bytes{held.scalar}};
  if (held.name == "list_value") return list_of(held);
  if (held.name == "map_value") return map_of(held);
  return held.name == "object_value" ? object_of(held) : std::nullopt;
}

std::optional<Type> type_of(const Field& field) {
  if (field.fields.empty()) return std::nullopt;
  const Field& held = field.fields.front();
  const std::map<std::string, TypeKind> kinds{{"BOOL", TypeKind::boolean},
                                              {"INT64", TypeKind::integer},
                                              {"UINT64", TypeKind::unsigned_integer},
                                              {"DOUBLE", TypeKind::real},
                                              {"STRING", TypeKind::text},
                                              {"BYTES", TypeKind::bytes},
                                              {"google.protobuf.Duration", TypeKind::duration},
                                              {"google.protobuf.Timestamp", TypeKind::timestamp}};
  if (held.name == "dyn") return Type{};
  if (held.name == "null") return expression::type_of(TypeKind::null);
  if (const auto found = kinds.find(held.scalar); found != kinds.end())
    return expression::type_of(found->second);
  const bool is_list = held.name == "list_type";
  const Field* element = held.find(is_list ? "elem_type" : "value_type");
  if ((!is_list && held.name != "map_type") || element == nullptr) return std::nullopt;
  const auto inner = type_of(*element);
  if (!inner) return std::nullopt;
  return is_list ? expression::list_of(*inner) : expression::map_of(*inner);
}

class Bindings : public expression::Facts {
 public:
  explicit Bindings(std::vector<Value> values) : values_(std::move(values)) {}
  Value get(int slot) const override { return values_[static_cast<std::size_t>(slot)]; }

 private:
  std::vector<Value> values_;
};

struct Case {
  std::string expr;
  bool checked = true;
  expression::Scope scope;
  std::vector<Value> values;
  bool expects_error = false;
  std::optional<Value> expected;  ///< nothing where it is of a kind that the language does not have
};

Value binding_of(const Field& test, const std::string& name) {
  for (const Field* binding : test.all("bindings")) {
    if (binding->text("key") != name) continue;
    const Field* outer = binding->find("value");
    const Field* inner = outer == nullptr ? nullptr : outer->find("value");
    if (inner != nullptr) return value_of(*inner).value_or(Value::unknown());
  }
  return expression::error("no such attribute");
}

// Declared names, and those that are only bound. Names of a container are its affair: the language has none.
void declare(Case& made, const Field& test) {
  std::vector<std::string> names;
  for (const Field* declared : test.all("type_env")) {
    const Field* ident = declared->find("ident");
    const Field* type = ident == nullptr ? nullptr : ident->find("type");
    const auto known = type == nullptr ? std::nullopt : type_of(*type);
    if (!known) continue;
    names.push_back(declared->text("name"));
    made.scope.add(names.back(), *known);
    made.values.push_back(binding_of(test, names.back()));
  }
}

Case case_of(const Field& test) {
  Case made;
  made.expr = test.text("expr");
  made.checked = test.text("disable_check") != "true";
  declare(made, test);
  made.expects_error = test.find("eval_error") != nullptr || test.find("any_eval_errors") != nullptr;
  const Field* typed = test.find("typed_result");
  const Field* value = typed != nullptr ? typed->find("result") : test.find("value");
  if (value != nullptr)
    made.expected = value_of(*value);
  else if (!made.expects_error && typed == nullptr)
    made.expected = Value{true};  // a case without a value expects true
  return made;
}

bool same(const Value& found, const Value& expected);

bool same_items(const Value::List& found, const Value::List& expected) {
  return std::equal(found.items->begin(), found.items->end(), expected.items->begin(), expected.items->end(),
                    same);
}

bool same_entries(const Value::Map& found, const Value::Map& expected) {
  if (found.entries->size() != expected.entries->size()) return false;
  for (const auto& [key, value] : *expected.entries) {
    const auto other = expression::find_key(found, key);
    if (!other || !same(*other, value)) return false;
  }
  return true;
}

// Unlike CEL's equality: the kinds must agree too, and NaN is NaN.
bool same(const Value& found, const Value& expected) {
  if (found.held().index() != expected.held().index()) return false;
  if (const auto *list = found.as<Value::List>(), *other = expected.as<Value::List>(); list && other)
    return same_items(*list, *other);
  if (const auto *map = found.as<Value::Map>(), *other = expected.as<Value::Map>(); map && other)
    return same_entries(*map, *other);
  if (const auto *real = found.as<double>(), *other = expected.as<double>();
      real && other && std::isnan(*real))
    return std::isnan(*other);
  return expression::equal(found, expected);
}

// The block form of what hangs on no fact must agree with the row form.
bool block_agrees(const expression::Program& program, const expression::Outcome& outcome) {
  if (!expression::can_evaluate_block(program) || !program.slots().empty()) return true;
  std::array<expression::Truth, 3> found{};
  expression::evaluate_block(program, {}, 0, found);
  const auto* truth = outcome.value.as<bool>();
  const auto wanted = truth == nullptr ? expression::Truth::unknown
                                       : (*truth ? expression::Truth::yes : expression::Truth::no);
  return found[0] == wanted && found[2] == wanted;
}

CaseResult judged(const Case& made, const expression::Program& program, bool loose) {
  const expression::Outcome outcome = expression::evaluate(program, Bindings{made.values}, {});
  const bool fits = made.expects_error
                        ? !outcome.error.empty()
                        : made.expected && outcome.error.empty() && same(outcome.value, *made.expected);
  if (fits && block_agrees(program, outcome))
    return {{}, loose ? Verdict::passed_loose : Verdict::passed, {}};
  return {{},
          Verdict::failed,
          fmt::format("{} — {}", made.expr, outcome.error.empty() ? "another value" : outcome.error)};
}

CaseResult run(const Case& made) {
  const Type expected =
      made.expected && made.expected->as<bool>() != nullptr ? expression::type_of(TypeKind::boolean) : Type{};
  const Place where{"case", 1, 1, {}, {}};
  std::string message;
  if (made.checked) {
    const auto strict = expression::compile(made.expr, made.scope, where, expected, Mode::strict);
    if (strict) return judged(made, *strict, false);
    message = to_text(strict.error());
  }
  const Mode loose = made.checked ? Mode::dynamic : Mode::unchecked;
  const auto program = expression::compile(made.expr, made.scope, where, Type{}, loose);
  if (program) return judged(made, *program, true);
  message = to_text(program.error());
  return {{}, message.empty() ? Verdict::failed : Verdict::refused, message};
}

}  // namespace

std::vector<CaseResult> run_file(const Field& file, const std::string& name) {
  std::vector<CaseResult> results;
  for (const Field* section : file.all("section")) {
    for (const Field* test : section->all("test")) {
      CaseResult result = run(case_of(*test));
      result.name = fmt::format("{}/{}/{}", name, section->text("name"), test->text("name"));
      results.push_back(std::move(result));
    }
  }
  return results;
}

}  // namespace kiemdiem::conformance
