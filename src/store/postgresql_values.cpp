#include "store/postgresql_values.h"

#include <fmt/format.h>

#include <charconv>

namespace kiemdiem::store {
namespace {

/// Object identifiers of the types, fixed in PostgreSQL's catalogue.
enum Type : Oid {
  boolean = 16,
  bytes = 17,
  int8 = 20,
  int2 = 21,
  int4 = 23,
  float4 = 700,
  float8 = 701,
  numeric = 1700
};

template <class T>
Value number_of(std::string_view text) {
  T number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return text_value(text);
  return number;
}

int nibble(char digit) {
  return digit <= '9' ? digit - '0' : digit - 'a' + 10;
}

/// "\x48656c": the form of bytes in text.
Blob blob_of(std::string_view hex) {
  Blob blob;
  blob.reserve(hex.size() / 2);
  for (std::size_t i = 2; i + 1 < hex.size(); i += 2)
    blob.push_back(static_cast<std::byte>(nibble(hex[i]) * 16 + nibble(hex[i + 1])));
  return blob;
}

Value value_of(const PGresult* result, int row, int column) {
  if (PQgetisnull(result, row, column) != 0) return {};
  const std::string_view text{PQgetvalue(result, row, column),
                              static_cast<std::size_t>(PQgetlength(result, row, column))};
  switch (PQftype(result, column)) {
    case int8:
    case int4:
    case int2:
    case numeric:
      return number_of<std::int64_t>(text);
    case float8:
    case float4:
      return number_of<double>(text);
    case boolean:
      return std::int64_t{text == "t"};
    case bytes:
      return blob_of(text);
    default:
      return text_value(text);
  }
}

}  // namespace

PostgresqlParameters::PostgresqlParameters(std::span<const Value> values) {
  written_.reserve(values.size());
  for (const Value& value : values) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      const std::string& text = written_.emplace_back(std::to_string(*number));
      add(text.c_str(), text.size(), 0);
    } else if (const auto* real = std::get_if<double>(&value)) {
      const std::string& text = written_.emplace_back(fmt::format("{}", *real));
      add(text.c_str(), text.size(), 0);
    } else if (const auto* words = std::get_if<std::string>(&value)) {
      add(words->c_str(), words->size(), 0);
    } else if (const auto* blob = std::get_if<Blob>(&value)) {
      add(blob->empty() ? "" : reinterpret_cast<const char*>(blob->data()), blob->size(), 1);
    } else {
      add(nullptr, 0, 0);
    }
  }
}

void PostgresqlParameters::add(const char* text, std::size_t length, int format) {
  pointers_.push_back(text);
  lengths_.push_back(static_cast<int>(length));
  formats_.push_back(format);
}

Row row_of(const PGresult* result, int row) {
  Values columns;
  const int count = PQnfields(result);
  columns.reserve(static_cast<std::size_t>(count));
  for (int column = 0; column < count; ++column) columns.push_back(value_of(result, row, column));
  return Row{std::move(columns)};
}

}  // namespace kiemdiem::store
