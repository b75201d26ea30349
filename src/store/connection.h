#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "store/failure.h"
#include "store/value.h"

namespace kiemdiem::store {

/// Nothing: it was done.
using Outcome = std::optional<Fault>;

/// The words of a class of errors, with the engine's code in brackets.
Fault make_fault(Failure failure, std::string_view code);

enum class Mode : std::uint8_t { read, write };

/// One session of an engine, used by one thread at a time.
class Connection {
 public:
  /// Gives back false to stop.
  using Use = std::function<bool(Row&&)>;

  virtual ~Connection() = default;

  virtual Outcome begin(Mode mode) = 0;
  virtual Outcome commit() = 0;
  /// Never fails: a session that cannot roll back is no longer usable().
  virtual void rollback() = 0;
  virtual bool usable() const = 0;

  /// All rows at once. `changed` counts what a statement that gives no rows has changed.
  virtual Outcome run(std::string_view sql, std::span<const Value> values, Rows& rows,
                      std::int64_t& changed) = 0;
  virtual Outcome run_each(std::string_view sql, std::span<const Values> sets, Rows& rows) = 0;
  virtual Outcome stream(std::string_view sql, std::span<const Value> values, const Use& use) = 0;
  /// Several statements without values.
  virtual Outcome script(std::string_view sql) = 0;
};

template <class T>
using Attempt = tl::expected<T, Fault>;

}  // namespace kiemdiem::store
