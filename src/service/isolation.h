#pragma once

#include <optional>
#include <string>

#include "service/call.h"

/// Mạng độc lập: a machine that stands in no network but one of its own may hold what has a level of secrecy
/// (Law 117/2025 Art. 5). An administrator declares it at the start, by the number of the document that
/// allows it. Nothing is made there that is meant to leave (doc/secrecy.md).
namespace kiemdiem::service {

struct Isolation {
  std::string document;    ///< number of the document that allows it: "12-QĐ/TU"
  std::int64_t since = 0;  ///< milliseconds since 1970-01-01 UTC
};
/// Nothing: the machine is taken to be in a network.
Result<std::optional<Isolation>> isolation(store::Transaction& transaction);

/// At each start, before anybody is answered. A new declaration goes into the log.
/// @param document as it was given; nothing: not declared. Refused where the data was used in an isolated
/// network before: what it may hold must not come onto another machine
Result<void> declare_isolation(Office& office, const std::optional<std::string>& document, const Now& now);

/// Refuses what would make something to be carried elsewhere.
Result<void> check_may_leave(store::Transaction& transaction);

}  // namespace kiemdiem::service
