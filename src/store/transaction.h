#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "base/result.h"
#include "store/failure.h"
#include "store/value.h"

namespace kiemdiem::store {

class Connection;

/// The statements of one transaction. SQL is a literal of the portable subset with $1..$n; it is prepared
/// once a connection. After the first failed statement every further one fails in the same way and nothing
/// is committed, whatever the caller does: what may be there already is asked with ON CONFLICT.
class Transaction {
 public:
  explicit Transaction(Connection& connection) : connection_{&connection} {}

  Result<Rows> query(std::string_view sql, std::span<const Value> values);
  Result<Rows> query(std::string_view sql, std::initializer_list<Value> values = {});

  /// @return rows changed
  Result<std::int64_t> execute(std::string_view sql, std::span<const Value> values);
  Result<std::int64_t> execute(std::string_view sql, std::initializer_list<Value> values = {});

  /// One statement for many sets of values, without waiting for each answer.
  /// @return the rows that RETURNING gave, in the order of the sets
  Result<Rows> query_each(std::string_view sql, std::span<const Values> sets);

  /// Rows one by one, without keeping them: for answers of any length. `use` gives back false to stop and may
  /// not run statements of this transaction.
  Result<void> for_each(std::string_view sql, std::span<const Value> values,
                        const std::function<bool(const Row&)>& use);

  /// The class of the error that ended this transaction.
  std::optional<Failure> failure() const;
  /// That error as a problem; nothing while all is well.
  Result<void> state() const;

 private:
  Connection* connection_;
  std::optional<Fault> fault_;
};

}  // namespace kiemdiem::store
