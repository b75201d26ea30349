#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "store/transaction.h"

namespace kiemdiem::store {

/// What was answered to a request that changes something.
struct Reply {
  std::int64_t status = 0;
  std::string body;
};

/// A request that changes something, with the key that its sender made for it.
struct RequestKey {
  std::string key;
  std::string account;
  std::string digest;   ///< of what was asked: the same key for something else is refused
  std::int64_t at = 0;  ///< milliseconds since 1970-01-01 UTC
};

struct Begun {
  enum class Kind : std::uint8_t {
    first,     ///< carry it out and finish() it in this transaction
    repeated,  ///< it was carried out before: give the same answer again
    misused,   ///< the key stands for another request or another account: refuse
  };
  Kind kind = Kind::first;
  Reply reply;  ///< of a repeated one
};

/// Takes the key, in the transaction of the effect. A repeated key is noted too, so that its commit waits for
/// the standby as the first one did.
Result<Begun> begin_request(Transaction& transaction, const RequestKey& request);
Result<void> finish_request(Transaction& transaction, std::string_view key, const Reply& reply);
/// @return how many were older
Result<std::int64_t> forget_requests(Transaction& transaction, std::int64_t before);

}  // namespace kiemdiem::store
