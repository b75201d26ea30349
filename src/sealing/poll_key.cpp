#include "sealing/poll_key.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

#include "sealing/phrase.h"
#include "sealing/wrapping.h"

namespace kiemdiem::sealing {
namespace {

constexpr std::size_t item_length = 32;
constexpr std::size_t code_digits = 10;

std::string both(const std::string& first, const std::string& second) {
  return first + "\n" + second;
}

}  // namespace

PollKeys make_keys(int tellers) {
  prepare();
  PollKeys keys;
  keys.public_key.resize(crypto_box_PUBLICKEYBYTES);
  Secret secret{crypto_box_SECRETKEYBYTES};
  crypto_box_keypair(bytes_of(keys.public_key), secret.bytes().data());
  for (int teller = 0; teller < tellers; ++teller) keys.phrases.push_back(new_phrase());
  for (int first = 0; first < tellers; ++first)
    for (int second = first + 1; second < tellers; ++second) {
      WrappedKey wrapped{first, second, new_salt_of_phrase(), {}};
      std::string password =
          both(keys.phrases[static_cast<std::size_t>(first)], keys.phrases[static_cast<std::size_t>(second)]);
      wrapped.box = boxed(secret.bytes(), derived(password, wrapped.salt));
      wipe(password);
      keys.wrapped.push_back(std::move(wrapped));
    }
  return keys;
}

std::optional<Secret> open_key(const WrappedKey& wrapped, const std::string& first,
                               const std::string& second) {
  prepare();
  std::string password = both(first, second);
  const Secret key = derived(password, wrapped.salt);
  wipe(password);
  return unboxed(wrapped.box, key);
}

std::string seal(const std::string& public_key, const ballot::Item& item) {
  std::array<unsigned char, item_length> plain{};
  plain[0] = static_cast<unsigned char>(item.line & 0xff);
  plain[1] = static_cast<unsigned char>(item.line >> 8);
  plain[2] = static_cast<unsigned char>(item.choice);
  std::string box(crypto_box_SEALBYTES + plain.size(), '\0');
  crypto_box_seal(bytes_of(box), plain.data(), plain.size(), bytes_of(public_key));
  sodium_memzero(plain.data(), plain.size());
  return box;
}

std::optional<ballot::Item> open(const std::string& public_key, const Secret& secret_key,
                                 const std::string& box) {
  if (box.size() != crypto_box_SEALBYTES + item_length) return std::nullopt;
  std::array<unsigned char, item_length> plain{};
  if (crypto_box_seal_open(plain.data(), bytes_of(box), box.size(), bytes_of(public_key),
                           secret_key.bytes().data()) != 0)
    return std::nullopt;
  const ballot::Item item{plain[0] | plain[1] << 8, plain[2]};
  sodium_memzero(plain.data(), plain.size());
  return item;
}

Envelope envelope_of(const std::string& text) {
  Envelope envelope{new_phrase(), new_salt_of_phrase(), {}};
  envelope.box = boxed({bytes_of(text), text.size()}, derived(envelope.phrase, envelope.salt));
  return envelope;
}

std::optional<std::string> open_envelope(const Envelope& envelope) {
  prepare();
  const auto plain = unboxed(envelope.box, derived(envelope.phrase, envelope.salt));
  if (!plain) return std::nullopt;
  return std::string{plain->bytes().begin(), plain->bytes().end()};
}

std::vector<std::string> new_codes(std::size_t count) {
  std::set<std::string> codes;
  while (codes.size() < count) {
    std::string code;
    for (std::size_t digit = 0; digit < code_digits; ++digit)
      code += static_cast<char>('0' + random_below(10));
    codes.insert(std::move(code));
  }
  std::vector<std::string> mixed{codes.begin(), codes.end()};
  shuffle(mixed);
  return mixed;
}

std::string code_from(std::string_view typed) {
  std::string code;
  for (const char letter : typed) {
    if (letter >= '0' && letter <= '9')
      code += letter;
    else if (letter != ' ' && letter != '-' && letter != '.')
      return {};
  }
  return code.size() == code_digits ? code : std::string{};
}

std::string code_for_reading(const std::string& code) {
  return code.substr(0, code_digits / 2) + " " + code.substr(code_digits / 2);
}

std::string code_hash(const std::string& key, std::string_view code) {
  prepare();
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> hash{};
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, bytes_of(key), key.size());
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(code.data()), code.size());
  crypto_auth_hmacsha256_final(&state, hash.data());
  return to_hex({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

}  // namespace kiemdiem::sealing
