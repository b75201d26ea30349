#pragma once

#include <functional>

#include "store/log.h"

namespace kiemdiem::store {

/// An entry out of a row: chain, seq, time, actor, role, organization, action, object, both digests, both
/// hashes.
LoggedEntry entry_of(const Row& row);

/// SHA-256 in hex over all fields of an entry, its place and the hash before it.
std::string hash_of(const LoggedEntry& logged);

/// A chain from its first entry, one by one. Give back false to stop.
Result<void> each_entry(Transaction& transaction, std::string_view chain,
                        const std::function<bool(const LoggedEntry&)>& use);

}  // namespace kiemdiem::store
