#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sealing/secret.h"

/// Signatures of an organization on what it sends to another installation (Ed25519, libsodium).
namespace kiemdiem::sealing {

/// A key pair at rest: the secret half under a phrase.
struct SigningKey {
  std::string public_key;  ///< 64 hexadecimal digits
  std::string salt, box;   ///< hexadecimal
};

struct NewSigningKey {
  SigningKey key;
  std::string phrase;  ///< six words; shown once, then wiped by the caller
};
NewSigningKey make_signing_key();

/// The secret half; nothing where the phrase is not that of the key.
/// @param phrase as phrase_from() gives it
std::optional<Secret> open_signing_key(const SigningKey& key, const std::string& phrase);

/// 128 hexadecimal digits: the same text and key give the same signature.
std::string sign(const Secret& secret_key, std::string_view text);
/// @param public_key 64 hexadecimal digits
bool is_signed(std::string_view text, std::string_view signature, std::string_view public_key);

/// What two people compare by telephone: 40 decimal digits in groups of five, of the SHA-256 of the key.
std::string key_fingerprint(std::string_view public_key);
/// As key_fingerprint() gives it, however it was typed; empty where it is not 40 digits.
std::string fingerprint_from(std::string_view typed);

}  // namespace kiemdiem::sealing
