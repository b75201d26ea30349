#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Randomness and secrets of a vote (libsodium). Bytes travel as std::string; what is secret is kept in a
/// Secret and wiped.
namespace kiemdiem::sealing {

/// Once before anything else of this library; throws where libsodium cannot be used.
void prepare();
/// The memory of this process is written nowhere when it crashes.
void forbid_core_dumps();

/// Memory that is locked, guarded and wiped at the end.
class Secret {
 public:
  explicit Secret(std::size_t size);
  ~Secret();
  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) = delete;
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;

  std::span<unsigned char> bytes() { return {data_, size_}; }
  std::span<const unsigned char> bytes() const { return {data_, size_}; }

 private:
  unsigned char* data_ = nullptr;
  std::size_t size_ = 0;
};

/// Overwrites the text with zeros and makes it empty.
void wipe(std::string& text);

/// 128 random bits in hexadecimal digits: no time, no order.
std::string random_id();
std::string random_bytes(std::size_t count);
/// Below `bound`, every number as likely.
std::uint32_t random_below(std::uint32_t bound);

/// Fisher–Yates.
template <class T>
void shuffle(std::vector<T>& values) {
  for (std::size_t left = values.size(); left > 1; --left)
    std::swap(values[left - 1], values[random_below(static_cast<std::uint32_t>(left))]);
}

/// SHA-256 in hexadecimal digits; the first 20 stand on the minutes (D10).
std::string sha256(std::string_view bytes);
std::string printed_hash(std::string_view hash);

std::string to_hex(std::string_view bytes);
/// Empty where it is not hexadecimal.
std::string from_hex(std::string_view digits);

}  // namespace kiemdiem::sealing
