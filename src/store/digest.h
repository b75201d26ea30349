#pragma once

#include <openssl/types.h>

#include <memory>
#include <string>
#include <string_view>

namespace kiemdiem::store {

/// SHA-256 of what is added piece by piece.
class Digest {
 public:
  Digest();
  ~Digest();
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;

  void add(std::string_view bytes);
  /// The length first, so that two fields never read as one.
  void add_field(std::string_view text);
  /// 64 hex digits. Called once, at the end.
  std::string hex();

 private:
  EVP_MD_CTX* context_;
};

std::string sha256_hex(std::string_view bytes);
/// Lower-case hex digits of bytes.
std::string to_hex(std::string_view bytes);

}  // namespace kiemdiem::store
