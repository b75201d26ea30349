#include "sealing/signature.h"

#include <sodium.h>

#include "sealing/phrase.h"
#include "sealing/wrapping.h"

namespace kiemdiem::sealing {
namespace {

constexpr std::size_t fingerprint_digits = 40;
constexpr std::size_t group = 5;

const unsigned char* bytes_in(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string in_groups(const std::string& digits) {
  std::string text;
  for (std::size_t at = 0; at < digits.size(); ++at) {
    if (at > 0 && at % group == 0) text += ' ';
    text += digits[at];
  }
  return text;
}

}  // namespace

NewSigningKey make_signing_key() {
  prepare();
  std::string public_key(crypto_sign_PUBLICKEYBYTES, '\0');
  Secret secret{crypto_sign_SECRETKEYBYTES};
  crypto_sign_keypair(bytes_of(public_key), secret.bytes().data());
  NewSigningKey made;
  made.phrase = new_phrase();
  const std::string salt = new_salt_of_phrase();
  made.key = {to_hex(public_key), to_hex(salt), to_hex(boxed(secret.bytes(), derived(made.phrase, salt)))};
  return made;
}

std::optional<Secret> open_signing_key(const SigningKey& key, const std::string& phrase) {
  prepare();
  const std::string salt = from_hex(key.salt);
  if (phrase.empty() || salt.size() != crypto_pwhash_SALTBYTES) return std::nullopt;
  auto secret = unboxed(from_hex(key.box), derived(phrase, salt));
  if (secret && secret->bytes().size() != crypto_sign_SECRETKEYBYTES) return std::nullopt;
  return secret;
}

std::string sign(const Secret& secret_key, std::string_view text) {
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(bytes_of(signature), nullptr, bytes_in(text), text.size(), secret_key.bytes().data());
  return to_hex(signature);
}

bool is_signed(std::string_view text, std::string_view signature, std::string_view public_key) {
  const std::string bytes = from_hex(signature);
  const std::string key = from_hex(public_key);
  return bytes.size() == crypto_sign_BYTES && key.size() == crypto_sign_PUBLICKEYBYTES &&
         crypto_sign_verify_detached(bytes_of(bytes), bytes_in(text), text.size(), bytes_of(key)) == 0;
}

std::string key_fingerprint(std::string_view public_key) {
  // Five decimal digits of each four bytes: nearly even.
  const std::string hash = from_hex(sha256(public_key));
  std::string digits;
  for (std::size_t at = 0; digits.size() < fingerprint_digits && at + 4 <= hash.size(); at += 4) {
    std::uint32_t number = 0;
    for (std::size_t byte = 0; byte < 4; ++byte)
      number = number << 8U | static_cast<unsigned char>(hash[at + byte]);
    const std::string five = std::to_string(100000 + number % 100000);
    digits += five.substr(1);
  }
  return in_groups(digits);
}

std::string fingerprint_from(std::string_view typed) {
  std::string digits;
  for (const char letter : typed) {
    if (letter >= '0' && letter <= '9')
      digits += letter;
    else if (letter != ' ' && letter != '-' && letter != '.')
      return {};
  }
  return digits.size() == fingerprint_digits ? in_groups(digits) : std::string{};
}

}  // namespace kiemdiem::sealing
