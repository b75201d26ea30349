#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "expression/cel_time.h"
#include "expression/literals.h"
#include "expression/operations.h"
#include "expression/source.h"

namespace kiemdiem::expression {
namespace {

template <class T>
Value parsed_number(const std::string& text) {
  T value{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || problem != std::errc{} || end != text.data() + text.size())
    return error("Type conversion error");
  return Value{value};
}

Value parsed_real(const std::string& text) {
  const auto value = parse_real(text);
  return value ? Value{*value} : error("Type conversion error");
}

Value to_integer(const Value& value) {
  if (value.as<std::int64_t>() != nullptr) return value;
  if (const auto* natural = value.as<std::uint64_t>())
    return *natural <= INT64_MAX ? Value{static_cast<std::int64_t>(*natural)} : error("range");
  if (const auto* real = value.as<double>())
    return *real > -0x1p63 && *real < 0x1p63 ? Value{static_cast<std::int64_t>(*real)} : error("range");
  if (const auto* decimal = value.as<Decimal>()) return Value{decimal->hundredths / 100};
  if (const auto* text = value.as<std::string>()) return parsed_number<std::int64_t>(*text);
  if (const auto* timestamp = value.as<Value::Timestamp>()) return Value{timestamp->seconds};
  return no_overload("int");
}

Value to_unsigned(const Value& value) {
  if (value.as<std::uint64_t>() != nullptr) return value;
  if (const auto* whole = value.as<std::int64_t>())
    return *whole >= 0 ? Value{static_cast<std::uint64_t>(*whole)} : error("range");
  if (const auto* real = value.as<double>())
    return *real >= 0 && *real < 0x1p64 ? Value{static_cast<std::uint64_t>(*real)} : error("range");
  if (const auto* text = value.as<std::string>()) return parsed_number<std::uint64_t>(*text);
  return no_overload("uint");
}

Value to_real(const Value& value) {
  if (value.as<double>() != nullptr) return value;
  if (const auto* whole = value.as<std::int64_t>()) return Value{static_cast<double>(*whole)};
  if (const auto* natural = value.as<std::uint64_t>()) return Value{static_cast<double>(*natural)};
  if (const auto* text = value.as<std::string>()) return parsed_real(*text);
  return no_overload("double");
}

Value to_decimal(const Value& value) {
  const auto* whole = value.as<std::int64_t>();
  if (whole == nullptr) return no_overload("decimal");
  const auto decimal = whole_decimal(*whole);
  return decimal ? Value{*decimal} : error("range");
}

Value to_text_value(const Value& value) {
  if (value.as<std::string>() != nullptr) return value;
  if (const auto* whole = value.as<std::int64_t>()) return Value{fmt::format("{}", *whole)};
  if (const auto* natural = value.as<std::uint64_t>()) return Value{fmt::format("{}", *natural)};
  if (const auto* real = value.as<double>()) return Value{fmt::format("{}", *real)};
  if (const auto* decimal = value.as<Decimal>()) return Value{to_plain(*decimal)};
  if (const auto* truth = value.as<bool>()) return Value{std::string{*truth ? "true" : "false"}};
  if (const auto* date = value.as<Date>()) return Value{to_iso(*date)};
  if (const auto* moment = value.as<Moment>()) return Value{to_iso(*moment)};
  if (const auto* timestamp = value.as<Value::Timestamp>()) return Value{to_text(*timestamp)};
  if (const auto* duration = value.as<Value::Duration>()) return Value{to_text(*duration)};
  if (const auto* bytes = value.as<Value::Bytes>())
    return is_utf8(bytes->data) ? Value{bytes->data} : error("invalid UTF-8");
  return no_overload("string");
}

Value to_boolean(const Value& value) {
  constexpr std::array<std::string_view, 5> yes{"1", "t", "true", "TRUE", "True"};
  constexpr std::array<std::string_view, 5> no{"0", "f", "false", "FALSE", "False"};
  if (value.as<bool>() != nullptr) return value;
  const auto* text = value.as<std::string>();
  if (text == nullptr) return no_overload("bool");
  if (std::ranges::find(yes, *text) != yes.end()) return Value{true};
  return std::ranges::find(no, *text) != no.end() ? Value{false} : error("Type conversion error");
}

Value to_bytes(const Value& value) {
  if (const auto* text = value.as<std::string>()) return Value{Value::Bytes{*text}};
  return value.as<Value::Bytes>() != nullptr ? value : no_overload("bytes");
}

Value or_error(auto result) {
  return result ? Value{*result} : error("range");
}

Value to_timestamp(const Value& value) {
  if (const auto* text = value.as<std::string>()) return or_error(parse_timestamp(*text));
  if (const auto* seconds = value.as<std::int64_t>()) return or_error(timestamp_from_seconds(*seconds));
  return value.as<Value::Timestamp>() != nullptr ? value : no_overload("timestamp");
}

Value to_duration(const Value& value) {
  if (const auto* text = value.as<std::string>()) return or_error(parse_duration(*text));
  return value.as<Value::Duration>() != nullptr ? value : no_overload("duration");
}

}  // namespace

Value convert(Op op, const Value& value) {
  switch (op) {
    case Op::to_integer:
      return to_integer(value);
    case Op::to_unsigned:
      return to_unsigned(value);
    case Op::to_real:
      return to_real(value);
    case Op::to_decimal:
      return to_decimal(value);
    case Op::to_text:
      return to_text_value(value);
    case Op::to_boolean:
      return to_boolean(value);
    case Op::to_bytes:
      return to_bytes(value);
    case Op::to_timestamp:
      return to_timestamp(value);
    case Op::to_duration:
      return to_duration(value);
    default:
      return value;
  }
}

}  // namespace kiemdiem::expression
