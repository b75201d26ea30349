#pragma once

#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/pfr.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/date.h"

/// Any plain value as JSON: the answers of the JSON interface are the same values that the pages show.
namespace kiemdiem::web {

void append_json(std::string& to, std::string_view text);

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;

template <class T>
void append_described(std::string& to, const T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    to += value ? "true" : "false";
  } else if constexpr (std::is_enum_v<T>) {
    append_json(to, boost::describe::enum_to_string(value, "?"));
  } else if constexpr (std::is_arithmetic_v<T>) {
    to += std::to_string(value);
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    append_json(to, value);
  } else if constexpr (std::is_same_v<T, Date> || std::is_same_v<T, Moment>) {
    append_json(to, to_iso(value));
  } else if constexpr (is_optional<T>) {
    if (value)
      append_described(to, *value);
    else
      to += "null";
  } else if constexpr (is_vector<T>) {
    to += '[';
    bool first = true;
    for (const auto& item : value) {
      if (!first) to += ',';
      first = false;
      append_described(to, static_cast<const typename T::value_type&>(item));
    }
    to += ']';
  } else {
    to += '{';
    bool first = true;
    using Members =
        boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
    static_assert(boost::mp11::mp_size<Members>::value == boost::pfr::tuple_size_v<T>,
                  "a member is not described in web/pages_described.h");
    boost::mp11::mp_for_each<Members>([&](auto member) {
      if (!first) to += ',';
      first = false;
      append_json(to, member.name);
      to += ':';
      append_described(to, value.*member.pointer);
    });
    to += '}';
  }
}

template <class T>
std::string described(const T& value) {
  std::string text;
  append_described(text, value);
  return text;
}

}  // namespace kiemdiem::web
