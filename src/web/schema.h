#pragma once

#include <boost/type_index.hpp>
#include <map>

#include "web/described.h"

/// The shape of what append_described() writes, as JSON Schema.
namespace kiemdiem::web {

/// Schemas by name, each written once; they refer to each other.
using SchemaBook = std::map<std::string, std::string>;

/// {"$ref":"#/components/schemas/NAME"}
std::string schema_reference(const std::string& name);

namespace detail {

/// "BoardRow" of kiemdiem::pages::BoardRow; "WhatIfPage.Trial" of a type within another.
std::string schema_name(std::string qualified);

template <class T>
std::string schema_of(SchemaBook& book);

template <class T>
void add_object(SchemaBook& book, const std::string& name) {
  if (!book.emplace(name, "{}").second) return;  // its place is taken before its members refer to it
  std::string properties;
  std::string required;
  using Members =
      boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
  boost::mp11::mp_for_each<Members>([&](auto member) {
    using Member = std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>;
    if (!properties.empty()) {
      properties += ',';
      required += ',';
    }
    append_json(properties, member.name);
    properties += ":" + schema_of<Member>(book);
    append_json(required, member.name);
  });
  book[name] = "{\"type\":\"object\",\"properties\":{" + properties + "},\"required\":[" + required + "]}";
}

template <class T>
void add_choices(SchemaBook& book, const std::string& name) {
  std::string words;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&words](auto choice) {
    if (!words.empty()) words += ',';
    append_json(words, choice.name);
  });
  book[name] = "{\"type\":\"string\",\"enum\":[" + words + "]}";
}

template <class T>
std::string schema_of(SchemaBook& book) {
  if constexpr (std::is_same_v<T, bool>) {
    return R"({"type":"boolean"})";
  } else if constexpr (std::is_enum_v<T>) {
    const std::string name = schema_name(boost::typeindex::type_id<T>().pretty_name());
    add_choices<T>(book, name);
    return schema_reference(name);
  } else if constexpr (std::is_integral_v<T>) {
    return R"({"type":"integer"})";
  } else if constexpr (std::is_arithmetic_v<T>) {
    return R"({"type":"number"})";
  } else if constexpr (std::is_convertible_v<const T&, std::string_view> || std::is_same_v<T, Moment>) {
    return R"({"type":"string"})";
  } else if constexpr (std::is_same_v<T, Date>) {
    return R"({"type":"string","format":"date"})";
  } else if constexpr (is_optional<T>) {
    return "{\"anyOf\":[" + schema_of<typename T::value_type>(book) + ",{\"type\":\"null\"}]}";
  } else if constexpr (is_vector<T>) {
    return "{\"type\":\"array\",\"items\":" + schema_of<typename T::value_type>(book) + "}";
  } else {
    const std::string name = schema_name(boost::typeindex::type_id<T>().pretty_name());
    add_object<T>(book, name);
    return schema_reference(name);
  }
}

}  // namespace detail

/// Adds the type and those that it consists of to the book. @return a schema that refers to it
template <class T>
std::string schema_of(SchemaBook& book) {
  return detail::schema_of<T>(book);
}

}  // namespace kiemdiem::web
