#include "expression/types.h"

#include <fmt/format.h>

#include <algorithm>

namespace kiemdiem::expression {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

Type type_of_items(const Values& items) {
  return items.empty() ? Type{} : type_of(items.front());
}

Type kind_only(TypeKind kind) {
  return {kind, nullptr, nullptr, nullptr};
}

bool same_words(const Type& left, const Type& right) {
  if (left.words == nullptr || right.words == nullptr || left.words == right.words) return true;
  return *left.words == *right.words;
}

}  // namespace

Type type_of(TypeKind kind) {
  return kind_only(kind);
}

Type list_of(Type element) {
  Type list = kind_only(TypeKind::list);
  list.fields = element.fields;
  list.element = std::make_shared<const Type>(std::move(element));
  return list;
}

Type map_of(Type element) {
  Type map = kind_only(TypeKind::map);
  map.element = std::make_shared<const Type>(std::move(element));
  return map;
}

Type type_of(const Value& value) {
  return std::visit(Overloaded{
                        [](Value::Unknown) { return Type{}; },
                        [](Value::Null) { return kind_only(TypeKind::null); },
                        [](bool) { return kind_only(TypeKind::boolean); },
                        [](std::int64_t) { return kind_only(TypeKind::integer); },
                        [](std::uint64_t) { return kind_only(TypeKind::unsigned_integer); },
                        [](double) { return kind_only(TypeKind::real); },
                        [](Decimal) { return kind_only(TypeKind::decimal); },
                        [](const std::string&) { return kind_only(TypeKind::text); },
                        [](const Value::Bytes&) { return kind_only(TypeKind::bytes); },
                        [](const Value::Timestamp&) { return kind_only(TypeKind::timestamp); },
                        [](const Value::Duration&) { return kind_only(TypeKind::duration); },
                        [](Date) { return kind_only(TypeKind::date); },
                        [](const Moment&) { return kind_only(TypeKind::moment); },
                        [](Value::Choice) { return kind_only(TypeKind::choice); },
                        [](const Value::List& list) { return list_of(type_of_items(*list.items)); },
                        [](const Value::Map&) { return map_of(Type{}); },
                        [](const Value::Error&) { return Type{}; },
                    },
                    value.held());
}

Type element_of(const Type& type) {
  if (type.kind == TypeKind::list && type.fields != nullptr) {
    Type record = kind_only(TypeKind::record);
    record.fields = type.fields;
    return record;
  }
  return type.element == nullptr ? Type{} : *type.element;
}

bool is_any(const Type& type) {
  return type.kind == TypeKind::any;
}

bool is_number(const Type& type) {
  return is_one_of(type, {TypeKind::integer, TypeKind::unsigned_integer, TypeKind::real, TypeKind::decimal});
}

bool is_day(const Type& type) {
  return is_one_of(type, {TypeKind::date, TypeKind::moment});
}

bool is_one_of(const Type& type, std::initializer_list<TypeKind> kinds) {
  return std::ranges::find(kinds, type.kind) != kinds.end();
}

bool same_type(const Type& left, const Type& right) {
  if (is_any(left) || is_any(right)) return true;
  if (left.kind != right.kind) return false;
  if (left.kind == TypeKind::choice) return same_words(left, right);
  if (left.kind == TypeKind::list || left.kind == TypeKind::map)
    return same_type(element_of(left), element_of(right));
  return true;
}

std::string_view vietnamese_name(TypeKind kind) {
  switch (kind) {
    case TypeKind::boolean:
      return "đúng/sai";
    case TypeKind::integer:
      return "số nguyên";
    case TypeKind::unsigned_integer:
      return "số nguyên không âm (uint)";
    case TypeKind::real:
      return "số thực";
    case TypeKind::decimal:
      return "số thập phân";
    case TypeKind::text:
      return "chữ";
    case TypeKind::bytes:
      return "dãy byte";
    case TypeKind::null:
      return "null";
    case TypeKind::list:
      return "danh sách";
    case TypeKind::map:
      return "bảng tra";
    case TypeKind::record:
      return "nhóm thông tin";
    case TypeKind::timestamp:
      return "mốc thời gian CEL";
    case TypeKind::duration:
      return "khoảng thời gian CEL";
    case TypeKind::date:
      return "ngày";
    case TypeKind::moment:
      return "ngày giờ";
    case TypeKind::choice:
      return "một từ trong tập cho sẵn";
    case TypeKind::reference:
      return "mã tổ chức, tập thể hoặc người";
    case TypeKind::any:
      return "kiểu bất kỳ";
  }
  return "";
}

std::string vietnamese_name(const Type& type) {
  if (type.kind == TypeKind::list && !is_any(element_of(type)))
    return fmt::format("danh sách {}", vietnamese_name(element_of(type)));
  return std::string{vietnamese_name(type.kind)};
}

}  // namespace kiemdiem::expression
