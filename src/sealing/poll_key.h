#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ballot/count.h"
#include "sealing/secret.h"

/// Ballots that nobody can read before two tellers act (D3, D4).
namespace kiemdiem::sealing {

/// The secret key for two of the tellers: whoever has both phrases opens it.
struct WrappedKey {
  int first = 0, second = 0;  ///< positions of the tellers, first < second
  std::string salt;           ///< of argon2id
  std::string box;            ///< nonce and ciphertext
};

struct PollKeys {
  std::string public_key;
  std::vector<std::string> phrases;  ///< one a teller; shown once, then wiped by the caller
  std::vector<WrappedKey> wrapped;   ///< one a pair
};

/// A new key pair. Slow: one argon2id a pair. @pre tellers ≥ 2
PollKeys make_keys(int tellers);

/// The secret key; nothing where the phrases are not those of the pair.
/// @param phrases as phrase_from() gives them, in the order of the tellers
std::optional<Secret> open_key(const WrappedKey& wrapped, const std::string& first,
                               const std::string& second);

/// One mark as a sealed box; all are of one length.
std::string seal(const std::string& public_key, const ballot::Item& item);
std::optional<ballot::Item> open(const std::string& public_key, const Secret& secret_key,
                                 const std::string& box);

/// Text under a phrase of its own: the opened marks in the envelope that is kept (D10).
struct Envelope {
  std::string phrase;  ///< shown once
  std::string salt, box;
};
Envelope envelope_of(const std::string& text);
std::optional<std::string> open_envelope(const Envelope& envelope);

/// Codes for the kiosk (D8): ten digits, all different.
std::vector<std::string> new_codes(std::size_t count);
/// Ten digits, whatever was typed between them; empty where it is not a code.
std::string code_from(std::string_view typed);
/// "12345 67890"
std::string code_for_reading(const std::string& code);
/// Under the key of the poll, in hexadecimal digits.
std::string code_hash(const std::string& key, std::string_view code);

}  // namespace kiemdiem::sealing
