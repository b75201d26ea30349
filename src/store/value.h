#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kiemdiem::store {

using Blob = std::vector<std::byte>;
/// What a column holds and a statement is given. Truth is 0 or 1. Texts are valid UTF-8 without a zero byte:
/// others are refused by both engines.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;
using Values = std::vector<Value>;

Blob to_blob(std::string_view bytes);
std::string_view bytes_of(const Blob& blob);

Value text_or_null(const std::optional<std::string>& text);
Value integer_or_null(const std::optional<std::int64_t>& number);
/// A text for a column.
Value text_value(std::string_view text);

/// One row of an answer. Asking a column for another type than it has is a broken assumption of ours
/// (std::bad_variant_access), as is a column that is not there.
class Row {
 public:
  Row() = default;
  explicit Row(Values columns) : columns_{std::move(columns)} {}

  std::size_t size() const { return columns_.size(); }
  const Value& value(std::size_t column) const { return columns_.at(column); }
  bool is_null(std::size_t column) const { return std::holds_alternative<std::monostate>(value(column)); }

  std::int64_t integer(std::size_t column) const { return std::get<std::int64_t>(value(column)); }
  double real(std::size_t column) const { return std::get<double>(value(column)); }
  const std::string& text(std::size_t column) const { return std::get<std::string>(value(column)); }
  const Blob& blob(std::size_t column) const { return std::get<Blob>(value(column)); }
  bool truth(std::size_t column) const { return integer(column) != 0; }

  std::optional<std::int64_t> optional_integer(std::size_t column) const;
  std::optional<std::string> optional_text(std::size_t column) const;

 private:
  Values columns_;
};

using Rows = std::vector<Row>;

}  // namespace kiemdiem::store
