#pragma once

#include <optional>
#include <span>
#include <string>

#include "sealing/secret.h"

/// Secrets at rest: a box under a phrase that only somebody's paper holds.
namespace kiemdiem::sealing {

inline unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}
inline const unsigned char* bytes_of(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// Random bytes for derived().
std::string new_salt_of_phrase();
/// Argon2id, 19 MiB and two passes (D22).
Secret derived(const std::string& phrase, const std::string& salt);

/// Nonce and ciphertext.
std::string boxed(std::span<const unsigned char> plain, const Secret& key);
/// Nothing under another key.
std::optional<Secret> unboxed(const std::string& box, const Secret& key);

}  // namespace kiemdiem::sealing
