#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/words.h"
#include "expression/checker.h"
#include "expression/types.h"

namespace kiemdiem::expression {
namespace {

bool is_null(const Expr& value) {
  return value.type.kind == TypeKind::null;
}

bool is_time_sum(Op op, TypeKind left, TypeKind right) {
  using enum TypeKind;
  if (right == duration && (left == timestamp || left == duration)) return true;
  return (op == Op::add && left == duration && right == timestamp) ||
         (op == Op::subtract && left == timestamp && right == timestamp);
}

TypeKind time_sum_kind(Op op, TypeKind left, TypeKind right) {
  using enum TypeKind;
  const bool both_timestamps = op == Op::subtract && right == timestamp;
  return !both_timestamps && (left == timestamp || right == timestamp) ? timestamp : duration;
}

}  // namespace

void Checker::coerce(Expr& value, const Type& wanted) {
  if (value.op == Op::conditional) {
    coerce(value.parts[1], wanted);
    coerce(value.parts[2], wanted);
    const auto fits = [&](const Expr& part) { return is_null(part) || same_type(part.type, wanted); };
    if (!is_null(value) && fits(value.parts[1]) && fits(value.parts[2])) value.type = wanted;
  } else if (value.op == Op::list && wanted.kind == TypeKind::list) {
    const Type element = element_of(wanted);
    for (Expr& item : value.parts) coerce(item, element);
    if (std::ranges::all_of(value.parts, [&](const Expr& item) { return same_type(item.type, element); }))
      value.type = wanted;
  } else if (wanted.kind == TypeKind::decimal) {
    coerce_to_decimal(value);
  } else if (value.op == Op::constant && wanted.kind == TypeKind::choice && wanted.words != nullptr) {
    coerce_text(value, wanted);
  } else if (value.op == Op::constant && wanted.kind == TypeKind::real && mode_ == Mode::strict) {
    if (const auto* whole = value.constant.as<std::int64_t>()) {
      value.constant = Value{static_cast<double>(*whole)};
      value.type = type_of(TypeKind::real);
    }
  }
}

void Checker::coerce_text(Expr& value, const Type& choice) {
  const auto* text = value.constant.as<std::string>();
  if (text == nullptr) return;
  const auto& words = *choice.words;
  const auto found = std::ranges::find(words, *text);
  if (found != words.end()) {
    value.constant = Value{Value::Choice{static_cast<std::int32_t>(found - words.begin())}};
  } else {
    problem(value.span, fmt::format("“{}” không có trong tập từ của thông tin này ({}).{}", *text,
                                    joined_with_and(words), did_you_mean(*text, words)));
    value.constant = Value::unknown();
  }
  value.type = choice;
}

// Whole numbers become decimals of the same worth, numbers written like 89.5 what is written.
void Checker::coerce_to_decimal(Expr& value) {
  const Type decimal = type_of(TypeKind::decimal);
  if (value.type.kind == TypeKind::integer) {
    const auto* whole = value.op == Op::constant ? value.constant.as<std::int64_t>() : nullptr;
    if (whole != nullptr && !whole_decimal(*whole)) problem(value.span, "Số này quá lớn.");
    const Span span = value.span;
    std::vector<Expr> parts;
    parts.push_back(std::move(value));
    value = {Op::to_decimal, decimal, span, Value{}, -1, std::move(parts)};
  } else if (value.type.kind == TypeKind::real && value.op == Op::constant) {
    literal_to_decimal(value);
  } else if (value.type.kind == TypeKind::real &&
             (value.op == Op::minus || value.op == Op::add || value.op == Op::subtract)) {
    for (Expr& part : value.parts) coerce(part, decimal);
    if (std::ranges::all_of(value.parts, [&](const Expr& part) { return same_type(part.type, decimal); }))
      value.type = decimal;
  }
}

// The text counts, not the nearest binary number.
void Checker::literal_to_decimal(Expr& literal) {
  const std::string written{text_of(source_.text, literal.span)};
  if (written.empty() || written[0] < '0' || written[0] > '9') return;
  if (const auto value = parse_decimal(written)) {
    const bool is_negative = std::signbit(*literal.constant.as<double>());
    literal.constant = Value{Decimal{is_negative ? -value->hundredths : value->hundredths}};
  } else {
    const std::size_t point = written.find('.');
    const bool is_plain = written.find_first_not_of("0123456789.") == std::string::npos;
    const bool has_places = is_plain && point != std::string::npos && written.size() - point > 3;
    problem(
        literal.span,
        has_places
            ? fmt::format("“{}” có quá hai chữ số thập phân; chỉ viết đến hai chữ số, như 89.5 hoặc 89.25.",
                          written)
        : is_plain ? "Số này quá lớn."
                   : fmt::format("“{}” không dùng được ở đây; viết số thường, như 90 hoặc 89.5.", written));
    literal.constant = Value::unknown();
  }
  literal.type = type_of(TypeKind::decimal);
}

Type Checker::unify(Expr& left, Expr& right) {
  coerce(left, right.type);
  coerce(right, left.type);
  if (is_null(left)) return right.type;
  if (is_null(right) || same_type(left.type, right.type)) return is_any(left.type) ? right.type : left.type;
  if (mode_ == Mode::strict)
    problem(right.span, fmt::format("Hai nhánh của “?:” khác kiểu nhau: {} và {}.",
                                    vietnamese_name(left.type), vietnamese_name(right.type)));
  return Type{};
}

bool Checker::comparable(const Expr& left, const Expr& right) const {
  if (mode_ != Mode::strict || is_null(left) || is_null(right)) return true;
  if (left.type.kind == TypeKind::record || right.type.kind == TypeKind::record) return false;
  return same_type(left.type, right.type) || (is_day(left.type) && is_day(right.type));
}

bool Checker::orderable(const Expr& left, const Expr& right) const {
  using enum TypeKind;
  if (mode_ == Mode::unchecked) return true;
  const auto ordered = [](const Type& type) {
    return is_number(type) || is_day(type) ||
           is_one_of(type, {text, bytes, boolean, timestamp, duration, any});
  };
  if (!ordered(left.type) || !ordered(right.type)) return false;
  if (mode_ == Mode::dynamic && is_number(left.type) && is_number(right.type)) return true;
  return same_type(left.type, right.type) || (is_day(left.type) && is_day(right.type));
}

std::optional<Type> Checker::arithmetic_type(Op op, Expr& left, Expr& right) {
  using enum TypeKind;
  coerce(left, right.type);
  coerce(right, left.type);
  const Type& type = is_any(left.type) ? right.type : left.type;
  if (mode_ == Mode::unchecked) return Type{};
  if ((op == Op::add || op == Op::subtract) && is_time_sum(op, left.type.kind, right.type.kind))
    return type_of(time_sum_kind(op, left.type.kind, right.type.kind));
  if (is_any(left.type) && is_any(right.type)) return Type{};
  if (!same_type(left.type, right.type)) return std::nullopt;
  if (is_one_of(type, {text, bytes, list})) return op == Op::add ? std::optional{type} : std::nullopt;
  if (type.kind == decimal) return op == Op::add || op == Op::subtract ? std::optional{type} : std::nullopt;
  if (type.kind == real) return op != Op::modulo ? std::optional{type} : std::nullopt;
  return is_one_of(type, {integer, unsigned_integer, any}) ? std::optional{type} : std::nullopt;
}

Type Checker::common_element(std::vector<Expr>& items, std::size_t first, std::size_t step,
                             const Syntax& syntax) {
  Type common;
  for (std::size_t at = first; at < items.size(); at += step)
    if (!is_null(items[at]) && is_any(common)) common = items[at].type;
  for (std::size_t at = first; at < items.size(); at += step) {
    coerce(items[at], common);
    if (is_null(items[at]) || same_type(items[at].type, common)) continue;
    if (mode_ == Mode::strict)
      problem(items[at].span, fmt::format("Các mục phải cùng một kiểu: ở đây là {}, mục đầu là {}.",
                                          vietnamese_name(items[at].type), vietnamese_name(common)));
    static_cast<void>(syntax);
    return Type{};
  }
  return common;
}

void Checker::require_boolean(const Expr& value) {
  if (mode_ == Mode::unchecked || is_one_of(value.type, {TypeKind::boolean, TypeKind::any})) return;
  problem(value.span, fmt::format("Chỗ này cần một mệnh đề đúng/sai, đây là {}. Có thể thiếu phép so sánh.",
                                  vietnamese_name(value.type)));
}

void Checker::mismatch(const Syntax& syntax, const Expr& left, const Expr& right) {
  std::string advice;
  const auto is_kind = [&](TypeKind kind) { return left.type.kind == kind || right.type.kind == kind; };
  if ((is_day(left.type) || is_day(right.type)) && is_kind(TypeKind::text))
    advice = " Viết ngày dạng date(\"2022-12-31\").";
  else if (is_day(left.type) || is_day(right.type))
    advice = " Cộng ngày tháng bằng add_days(…) và add_months(…).";
  else if (is_kind(TypeKind::choice))
    advice = " Một từ trong tập chỉ so sánh “==”, “!=” hoặc “in” với chữ trong ngoặc kép.";
  else if (is_kind(TypeKind::null) && syntax.text != "==" && syntax.text != "!=")
    advice = " null chỉ dùng với “==” và “!=”.";
  else if (is_kind(TypeKind::reference))
    advice = " Mã chỉ so sánh “==”, “!=” hoặc “in” với mã khác và với null.";
  else if (is_kind(TypeKind::decimal))
    advice = " Số thập phân chỉ cộng, trừ, so sánh với số thập phân, số nguyên và số viết như 89.5.";
  else if (is_kind(TypeKind::record))
    advice = " Nhóm thông tin chỉ so sánh được với null; hãy nêu một thông tin trong nhóm.";
  problem(syntax.text_span, fmt::format("“{}” không dùng được giữa {} và {}.{}", syntax.text,
                                        vietnamese_name(left.type), vietnamese_name(right.type), advice));
}

}  // namespace kiemdiem::expression
