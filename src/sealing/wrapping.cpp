#include "sealing/wrapping.h"

#include <sodium.h>

#include <new>

namespace kiemdiem::sealing {
namespace {

constexpr std::size_t memory = 19U << 20U;
constexpr unsigned long long passes = 2;

}  // namespace

std::string new_salt_of_phrase() {
  return random_bytes(crypto_pwhash_SALTBYTES);
}

Secret derived(const std::string& phrase, const std::string& salt) {
  Secret key{crypto_secretbox_KEYBYTES};
  if (salt.size() != crypto_pwhash_SALTBYTES ||
      crypto_pwhash(key.bytes().data(), key.bytes().size(), phrase.data(), phrase.size(), bytes_of(salt),
                    passes, memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc{};
  return key;
}

std::string boxed(std::span<const unsigned char> plain, const Secret& key) {
  std::string box = random_bytes(crypto_secretbox_NONCEBYTES);
  box.resize(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size());
  crypto_secretbox_easy(bytes_of(box) + crypto_secretbox_NONCEBYTES, plain.data(), plain.size(),
                        bytes_of(box), key.bytes().data());
  return box;
}

std::optional<Secret> unboxed(const std::string& box, const Secret& key) {
  constexpr std::size_t around = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  if (box.size() <= around) return std::nullopt;
  Secret plain{box.size() - around};
  if (crypto_secretbox_open_easy(plain.bytes().data(), bytes_of(box) + crypto_secretbox_NONCEBYTES,
                                 box.size() - crypto_secretbox_NONCEBYTES, bytes_of(box),
                                 key.bytes().data()) != 0)
    return std::nullopt;
  return plain;
}

}  // namespace kiemdiem::sealing
