#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "expression/value.h"

/// What the checker asks about types and values.
namespace kiemdiem::expression {

Type type_of(TypeKind kind);
Type list_of(Type element);
Type map_of(Type element);
/// The type of a constant; `any` for an unknown one.
Type type_of(const Value& value);

/// Element of a list (a record where the list has fields) or value of a map; `any` where not said.
Type element_of(const Type& type);

bool is_any(const Type& type);
bool is_number(const Type& type);
bool is_day(const Type& type);  ///< date or moment
bool is_one_of(const Type& type, std::initializer_list<TypeKind> kinds);

/// The same kind, the same words, the same elements; `any` is the same as everything.
bool same_type(const Type& left, const Type& right);

/// "số nguyên", "ngày", "danh sách chữ"
std::string vietnamese_name(const Type& type);
std::string_view vietnamese_name(TypeKind kind);

}  // namespace kiemdiem::expression
