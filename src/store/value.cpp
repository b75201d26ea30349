#include "store/value.h"

namespace kiemdiem::store {

Blob to_blob(std::string_view bytes) {
  const auto* first = reinterpret_cast<const std::byte*>(bytes.data());
  return {first, first + bytes.size()};
}

std::string_view bytes_of(const Blob& blob) {
  return {reinterpret_cast<const char*>(blob.data()), blob.size()};
}

Value text_or_null(const std::optional<std::string>& text) {
  return text ? Value{*text} : Value{};
}

Value integer_or_null(const std::optional<std::int64_t>& number) {
  return number ? Value{*number} : Value{};
}

Value text_value(std::string_view text) {
  return Value{std::string{text}};
}

std::optional<std::int64_t> Row::optional_integer(std::size_t column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::optional<std::string> Row::optional_text(std::size_t column) const {
  if (is_null(column)) return std::nullopt;
  return text(column);
}

}  // namespace kiemdiem::store
