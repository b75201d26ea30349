#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/words.h"
#include "expression/checker.h"
#include "expression/types.h"

namespace kiemdiem::expression {
namespace {

struct MacroName {
  std::string_view name;
  Op op;
};
constexpr std::array<MacroName, 5> macros{{{"all", Op::all},
                                           {"exists", Op::exists},
                                           {"exists_one", Op::exists_one},
                                           {"filter", Op::filter},
                                           {"map", Op::map_macro}}};

std::optional<Op> macro_op(const Syntax& syntax) {
  for (const auto& [name, op] : macros) {
    if (syntax.text != name) continue;
    if (syntax.items.size() == 3) return op;
    if (op == Op::map_macro && syntax.items.size() == 4) return Op::map_filter;
  }
  return std::nullopt;
}

// The parts of a name like a.b.c, or nothing where the tree is more than a name.
std::optional<std::vector<std::string>> dotted(const Syntax& syntax) {
  if (syntax.kind == SyntaxKind::name || syntax.kind == SyntaxKind::root_name)
    return std::vector{syntax.text};
  if (syntax.kind != SyntaxKind::select) return std::nullopt;
  auto parts = dotted(syntax.items[0]);
  if (parts) parts->push_back(syntax.text);
  return parts;
}

std::string joined(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, "."));
}

const Syntax& root_of(const Syntax& syntax) {
  return syntax.kind == SyntaxKind::select ? root_of(syntax.items[0]) : syntax;
}

bool is_word_of(const Type& type, const std::string& word) {
  return type.words != nullptr && std::ranges::find(*type.words, word) != type.words->end();
}

}  // namespace

// A macro's variable comes first, then the longest dotted name of the scope, then fields of a shorter one.
Expr Checker::name(const Syntax& syntax) {
  const auto parts = dotted(syntax);
  if (!parts) return field(check(syntax.items[0]), syntax);
  if (root_of(syntax).kind == SyntaxKind::name) {
    for (std::size_t at = variables_.size(); at > 0; --at) {
      const Variable& variable = variables_[at - 1];
      if (variable.name != parts->front()) continue;
      if (syntax.kind == SyntaxKind::select) return field(name(syntax.items[0]), syntax);
      return make(Op::variable, variable.type, syntax, {}, static_cast<int>(at - 1));
    }
  }
  if (auto found = scope_name(syntax)) return std::move(*found);
  if (syntax.kind != SyntaxKind::select) return unknown_name(syntax, joined(*parts));
  const std::size_t problems_before = problems_.size();
  Expr record = name(syntax.items[0]);
  const bool has_fields = record.type.kind != TypeKind::record || record.type.fields != nullptr;
  if (problems_.size() == problems_before && has_fields && record.op != Op::unresolved)
    return field(std::move(record), syntax);
  problems_.resize(problems_before);
  return unknown_name(syntax, joined(*parts));
}

std::optional<Expr> Checker::scope_name(const Syntax& syntax) {
  const std::string written = joined(dotted(syntax).value_or(std::vector<std::string>{}));
  const auto& constants = scope_.constants();
  for (std::size_t at = 0; at < constants.size(); ++at)
    if (constants[at].first == written)
      return constant(constants[at].second, scope_.constant_type(at), syntax);
  const auto& entries = scope_.entries();
  for (std::size_t at = 0; at < entries.size(); ++at)
    if (entries[at].name == written)
      return make(Op::fact, entries[at].type, syntax, {}, static_cast<int>(at));
  return std::nullopt;
}

Expr Checker::field(Expr record, const Syntax& syntax) {
  const Type type = record.type;
  std::vector<Expr> parts;
  parts.push_back(std::move(record));
  if (type.kind == TypeKind::record && type.fields != nullptr) {
    std::vector<std::string> names;
    for (std::size_t at = 0; at < type.fields->size(); ++at) {
      const auto& [field_name, field_type] = (*type.fields)[at];
      if (field_name == syntax.text)
        return make(Op::field, field_type, syntax, std::move(parts), static_cast<int>(at));
      names.push_back(field_name);
    }
    return refused(syntax.text_span, fmt::format("Không có thông tin “{}” trong mục này.{}", syntax.text,
                                                 did_you_mean(syntax.text, names)));
  }
  if (!is_one_of(type, {TypeKind::map, TypeKind::any}) && mode_ != Mode::unchecked)
    return refused(syntax.text_span,
                   fmt::format("“.{}” không dùng được: bên trái là {}, không phải nhóm thông tin.",
                               syntax.text, vietnamese_name(type)));
  Expr selected = make(Op::select, element_of(type), syntax, std::move(parts));
  selected.constant = Value{syntax.text};
  return selected;
}

std::vector<std::string> Checker::visible_names() const {
  std::vector<std::string> names;
  for (const Variable& variable : variables_) names.push_back(variable.name);
  for (const auto& entry : scope_.entries()) names.push_back(entry.name);
  for (const auto& [constant_name, value] : scope_.constants()) names.push_back(constant_name);
  return names;
}

Expr Checker::unknown_name(const Syntax& syntax, const std::string& written) {
  if (mode_ == Mode::unchecked) return make(Op::unresolved, Type{}, syntax, {});
  const auto is_word = [&](const Scope::Entry& entry) { return is_word_of(entry.type, written); };
  if (std::ranges::any_of(scope_.entries(), is_word))
    return refused(syntax.span, fmt::format("“{0}” là một từ, hãy đặt trong ngoặc kép: \"{0}\".", written));
  return refused(syntax.span, fmt::format("Không có thông tin nào tên “{}”.{}", written,
                                          did_you_mean(written, visible_names())));
}

Expr Checker::call(const Syntax& syntax) {
  if (syntax.text == "known") return known(syntax);
  if (syntax.text == "has") return has(syntax);
  if (syntax.text == "date") return date_literal(syntax);
  if (syntax.text == "dyn" && mode_ != Mode::strict && syntax.items.size() == 1) {
    Expr value = check(syntax.items[0]);
    value.type = Type{};
    return value;
  }
  const Function* function = find_function(syntax.text);
  return function != nullptr && function->call ? apply(*function, syntax) : unknown_function(syntax);
}

Expr Checker::method(const Syntax& syntax) {
  if (const auto op = macro_op(syntax)) return macro(syntax, *op);
  const Function* function = find_function(syntax.text);
  return function != nullptr && function->method ? apply(*function, syntax) : unknown_function(syntax);
}

Expr Checker::unknown_function(const Syntax& syntax) {
  if (mode_ == Mode::unchecked) return make(Op::unresolved, Type{}, syntax, {});
  if (const Function* function = find_function(syntax.text))
    return refused(syntax.text_span, function->method ? fmt::format("Viết “….{}(…)”.", syntax.text)
                                                      : fmt::format("Viết “{}(…)”.", syntax.text));
  return refused(syntax.text_span, fmt::format("Không có hàm “{}”.{}", syntax.text,
                                               did_you_mean(syntax.text, function_names())));
}

Expr Checker::apply(const Function& function, const Syntax& syntax) {
  std::vector<Expr> parts;
  for (const Syntax& item : syntax.items) parts.push_back(check(item));
  const std::size_t most = function.parameters.size();
  if (parts.size() > most || parts.size() + function.optional < most) {
    if (mode_ == Mode::unchecked) return make(Op::unresolved, Type{}, syntax, {});
    return refused(syntax.text_span, fmt::format("Hàm “{}” cần {} thành phần, ở đây có {}.", function.name,
                                                 most, parts.size()));
  }
  for (std::size_t at = 0; at < parts.size(); ++at) {
    const auto& kinds = function.parameters[at];
    const TypeKind kind = parts[at].type.kind;
    if (mode_ == Mode::unchecked || kind == TypeKind::any || std::ranges::find(kinds, kind) != kinds.end())
      continue;
    problem(parts[at].span, fmt::format("Hàm “{}” cần {} ở chỗ này, đây là {}.", function.name,
                                        vietnamese_name(kinds.front()), vietnamese_name(parts[at].type)));
  }
  return make(function.op, type_of(function.result), syntax, std::move(parts), function.slot);
}

Expr Checker::known(const Syntax& syntax) {
  if (syntax.items.size() != 1) return refused(syntax.span, "known(…) cần đúng một tên thông tin.");
  std::vector<Expr> parts;
  parts.push_back(check(syntax.items[0]));
  const Op op = parts[0].op;
  if (op != Op::fact && op != Op::field && op != Op::constant && op != Op::variable)
    return refused(parts[0].span, "known(…) chỉ hỏi về một thông tin, không hỏi về một phép tính.");
  return make(Op::known, type_of(TypeKind::boolean), syntax, std::move(parts));
}

Expr Checker::has(const Syntax& syntax) {
  if (syntax.items.size() != 1 || syntax.items[0].kind != SyntaxKind::select)
    return refused(syntax.span, "has(…) cần một thông tin có dấu chấm, ví dụ has(transferred.on).");
  Expr value = check(syntax.items[0]);
  std::vector<Expr> parts;
  if (value.op != Op::select) {
    parts.push_back(std::move(value));
    return make(Op::present, type_of(TypeKind::boolean), syntax, std::move(parts));
  }
  parts.push_back(std::move(value.parts[0]));
  Expr present = make(Op::present_key, type_of(TypeKind::boolean), syntax, std::move(parts));
  present.constant = value.constant;
  return present;
}

Expr Checker::date_literal(const Syntax& syntax) {
  const Syntax* argument = syntax.items.size() == 1 ? syntax.items.data() : nullptr;
  const auto* text = argument != nullptr && argument->kind == SyntaxKind::literal
                         ? argument->value.as<std::string>()
                         : nullptr;
  const auto date = text == nullptr ? std::nullopt : parse_date(*text);
  if (!date) return refused(syntax.span, "date(…) cần một ngày có thật, viết dạng date(\"2022-12-31\").");
  return constant(Value{*date}, type_of(TypeKind::date), syntax);
}

Expr Checker::macro(const Syntax& syntax, Op op) {
  constexpr std::size_t loose_depth = 3;
  const std::size_t most = mode_ == Mode::strict ? static_cast<std::size_t>(max_macro_depth) : loose_depth;
  if (variables_.size() >= most)
    return refused(syntax.text_span,
                   fmt::format("Không lồng “{}” trong một phép duyệt danh sách khác.", syntax.text));
  std::vector<Expr> parts;
  parts.push_back(check(syntax.items[0]));
  const Type range = parts[0].type;
  if (!is_one_of(range, {TypeKind::list, TypeKind::map, TypeKind::any}) && mode_ != Mode::unchecked)
    return refused(parts[0].span, fmt::format("“{}” chỉ duyệt được danh sách, đây là {}.", syntax.text,
                                              vietnamese_name(range)));
  if (syntax.items[1].kind != SyntaxKind::name)
    return refused(syntax.items[1].span,
                   fmt::format("Thành phần đầu của “{}” phải là một tên đặt cho mỗi mục.", syntax.text));
  const int slot = static_cast<int>(variables_.size());
  variables_.push_back({syntax.items[1].text, range.kind == TypeKind::map ? Type{} : element_of(range)});
  for (std::size_t at = 2; at < syntax.items.size(); ++at) parts.push_back(check(syntax.items[at]));
  variables_.pop_back();
  if (op != Op::map_macro) require_boolean(parts[1]);
  Type type = op == Op::filter ? (range.kind == TypeKind::list ? range : list_of(Type{}))
              : op == Op::map_macro || op == Op::map_filter ? list_of(parts.back().type)
                                                            : type_of(TypeKind::boolean);
  return make(op, std::move(type), syntax, std::move(parts), slot);
}

}  // namespace kiemdiem::expression
