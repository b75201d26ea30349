#pragma once

#include <sodium.h>

#include <array>
#include <optional>
#include <string_view>

namespace kiemdiem::store {

/// A plain backup: this line, then its lines as they are.
inline constexpr std::string_view plain_mark = "kiemdiem-backup 1 plain\n";
/// An encrypted one: this line, salt of the passphrase, header of the stream, then pieces of 64 KiB and their
/// seals; the last piece says that it is the last.
inline constexpr std::string_view sealed_mark = "kiemdiem-backup 1 sealed\n";
inline constexpr std::size_t piece_size = 65536;
inline constexpr std::size_t seal_size = crypto_secretstream_xchacha20poly1305_ABYTES;

/// Of argon2id: part of the format, as the key depends on them. An office machine has this much memory to
/// spare.
inline constexpr unsigned long long key_rounds = 3;
inline constexpr std::size_t key_memory = 64UL << 20U;

using Salt = std::array<unsigned char, crypto_pwhash_SALTBYTES>;
using Header = std::array<unsigned char, crypto_secretstream_xchacha20poly1305_HEADERBYTES>;

/// The key of a passphrase; wiped with the object.
class BackupKey {
 public:
  BackupKey() = default;
  ~BackupKey() { sodium_memzero(bytes_.data(), bytes_.size()); }
  BackupKey(const BackupKey&) = delete;
  BackupKey& operator=(const BackupKey&) = delete;

  /// @return false where there is not enough memory
  bool derive(std::string_view passphrase, const Salt& salt) {
    return crypto_pwhash(bytes_.data(), bytes_.size(), passphrase.data(), passphrase.size(), salt.data(),
                         key_rounds, key_memory, crypto_pwhash_ALG_ARGON2ID13) == 0;
  }
  const unsigned char* data() const { return bytes_.data(); }

 private:
  std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES> bytes_{};
};

}  // namespace kiemdiem::store
