#include "store/dump_rows.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <charconv>

#include "store/digest.h"

namespace kiemdiem::store {
namespace {

namespace json = boost::json;

json::value to_json(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* text = std::get_if<std::string>(&value)) return json::string{*text};
  if (const auto* real = std::get_if<double>(&value)) return json::object{{"d", fmt::format("{}", *real)}};
  if (const auto* blob = std::get_if<Blob>(&value)) return json::object{{"b", to_hex(bytes_of(*blob))}};
  return nullptr;
}

template <class T>
std::optional<T> whole_number(std::string_view text, int base) {
  T number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Value> bytes_of_hex(std::string_view hex) {
  if (hex.size() % 2 != 0) return std::nullopt;
  Blob blob;
  blob.reserve(hex.size() / 2);
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const auto byte = whole_number<std::uint8_t>(hex.substr(i, 2), 16);
    if (!byte) return std::nullopt;
    blob.push_back(static_cast<std::byte>(*byte));
  }
  return blob;
}

std::optional<Value> real_of(std::string_view text) {
  double real = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), real);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return real;
}

std::optional<Value> marked_value(const json::object& object) {
  if (object.size() != 1 || !object.begin()->value().is_string()) return std::nullopt;
  const std::string_view text = object.begin()->value().get_string();
  if (object.begin()->key() == "b") return bytes_of_hex(text);
  if (object.begin()->key() == "d") return real_of(text);
  return std::nullopt;
}

std::optional<Value> from_json(const json::value& value) {
  if (value.is_null()) return Value{};
  if (value.is_int64()) return Value{value.get_int64()};
  if (value.is_string()) return text_value(value.get_string());
  if (value.is_object()) return marked_value(value.get_object());
  return std::nullopt;
}

}  // namespace

std::string to_line(const Row& row) {
  json::array columns;
  columns.reserve(row.size());
  for (std::size_t i = 0; i < row.size(); ++i) columns.push_back(to_json(row.value(i)));
  return json::serialize(columns);
}

std::optional<Values> values_of_line(std::string_view line) {
  json::error_code error;
  const json::value read = json::parse(line, error);
  if (error || !read.is_array()) return std::nullopt;
  Values values;
  for (const json::value& column : read.get_array()) {
    auto value = from_json(column);
    if (!value) return std::nullopt;
    values.push_back(std::move(*value));
  }
  return values;
}

}  // namespace kiemdiem::store
