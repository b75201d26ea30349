#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "store/transaction.h"

namespace kiemdiem::store {

/// Every row through `read`.
template <class Read>
auto all(Result<Rows> rows, const Read& read) -> Result<std::vector<decltype(read(rows->front()))>> {
  if (!rows) return tl::unexpected{rows.error()};
  std::vector<decltype(read(rows->front()))> values;
  values.reserve(rows->size());
  for (const Row& row : *rows) values.push_back(read(row));
  return values;
}

/// The only row through `read`, or nothing.
template <class Read>
auto one(Result<Rows> rows, const Read& read) -> Result<std::optional<decltype(read(rows->front()))>> {
  if (!rows) return tl::unexpected{rows.error()};
  if (rows->empty()) return std::optional<decltype(read(rows->front()))>{};
  return std::optional{read(rows->front())};
}

/// For statements whose count of rows tells nothing.
inline Result<void> done(const Result<std::int64_t>& changed) {
  if (!changed) return tl::unexpected{changed.error()};
  return {};
}

/// Whether the statement found its row.
inline Result<bool> found(const Result<std::int64_t>& changed) {
  if (!changed) return tl::unexpected{changed.error()};
  return *changed > 0;
}

/// The end of the range of all texts that begin so, in the order of bytes.
inline std::string end_of_prefix(std::string_view prefix) {
  return std::string{prefix} + "\xF4\x8F\xBF\xBF";
}

}  // namespace kiemdiem::store
