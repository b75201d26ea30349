#include "sealing/secret.h"

#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace kiemdiem::sealing {
namespace {

constexpr std::size_t printed_digits = 20;
constexpr std::size_t id_bytes = 16;

}  // namespace

void prepare() {
  if (sodium_init() < 0) throw std::runtime_error{"libsodium cannot be used"};
}

void forbid_core_dumps() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
}

namespace {

unsigned char* locked_bytes(std::size_t size) {
  prepare();
  auto* const bytes = static_cast<unsigned char*>(sodium_malloc(size));
  if (bytes == nullptr) throw std::bad_alloc{};
  sodium_memzero(bytes, size);
  return bytes;
}

}  // namespace

Secret::Secret(std::size_t size) : data_(locked_bytes(size)), size_(size) {}

Secret::~Secret() {
  sodium_free(data_);  // wipes first
}

Secret::Secret(Secret&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

void wipe(std::string& text) {
  sodium_memzero(text.data(), text.size());
  text.clear();
}

std::string random_bytes(std::size_t count) {
  prepare();
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string random_id() {
  return to_hex(random_bytes(id_bytes));
}

std::uint32_t random_below(std::uint32_t bound) {
  prepare();
  return randombytes_uniform(bound);
}

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return to_hex({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

std::string printed_hash(std::string_view hash) {
  return std::string{hash.substr(0, printed_digits)};
}

std::string to_hex(std::string_view bytes) {
  std::string digits(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(digits.data(), digits.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                 bytes.size());
  digits.pop_back();
  return digits;
}

std::string from_hex(std::string_view digits) {
  std::string bytes(digits.size() / 2, '\0');
  std::size_t length = 0;
  const bool good = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                   digits.data(), digits.size(), nullptr, &length, nullptr) == 0;
  return good && length == bytes.size() && digits.size() % 2 == 0 ? bytes : std::string{};
}

}  // namespace kiemdiem::sealing
