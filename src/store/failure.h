#pragma once

#include <cstdint>
#include <string>

namespace kiemdiem::store {

/// The class of a database error, the same for both engines.
enum class Failure : std::uint8_t {
  unique,
  foreign_key,
  check,  ///< a CHECK, or a trigger that guards the log
  not_null,
  busy,        ///< another transaction was in the way: write() tries again by itself
  connection,  ///< the server cannot be reached; at a commit: it is unknown whether the write was kept
  full,        ///< no space left
  sync,        ///< reading or writing the disk failed, or a standby did not confirm the commit
  other,
};

/// An error of an engine, in our words.
struct Fault {
  Failure failure = Failure::other;
  std::string message;  ///< Vietnamese; never a bound value
};

}  // namespace kiemdiem::store
