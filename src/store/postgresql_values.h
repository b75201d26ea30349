#pragma once

#include <libpq-fe.h>

#include <span>
#include <vector>

#include "store/value.h"

namespace kiemdiem::store {

/// Values in the form that libpq wants; the values must outlive it.
class PostgresqlParameters {
 public:
  explicit PostgresqlParameters(std::span<const Value> values);

  int count() const { return static_cast<int>(pointers_.size()); }
  const char* const* pointers() const { return pointers_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  void add(const char* text, std::size_t length, int format);

  std::vector<std::string> written_;  // numbers as text; never grows beyond its reserve
  std::vector<const char*> pointers_;
  std::vector<int> lengths_, formats_;
};

/// One row of an answer in text form; a number that 64 bits do not hold, or of another type, stays text.
Row row_of(const PGresult* result, int row);

}  // namespace kiemdiem::store
