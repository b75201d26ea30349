#include "service/secrets.h"

#include <fmt/format.h>
#include <liboath/oath.h>
#include <sodium.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>
#include <stdexcept>

#include "base/vietnamese.h"

namespace kiemdiem::service {
namespace {

constexpr std::size_t memory = 19U << 20U;
constexpr unsigned long long passes = 2;
constexpr unsigned may_wait = 6;

void prepare() {
  if (sodium_init() < 0) throw std::runtime_error{"libsodium cannot be used"};
}

std::string hexadecimal(std::span<const unsigned char> bytes) {
  std::string text;
  for (const unsigned char byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

/// The same password typed on different machines is different bytes; one form before hashing.
std::string nfkc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCInstance(status);
  std::string result;
  if (U_FAILURE(status) != 0) return std::string{text};
  normalizer
      ->normalize(icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}), status)
      .toUTF8String(result);
  return result;
}

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

/// Letters and figures that are read alike are left out.
constexpr std::string_view readable = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

}  // namespace

std::string new_token() {
  prepare();
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return hexadecimal(bytes);
}

std::string token_hash(std::string_view token) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(token.data()), token.size());
  return hexadecimal(hash);
}

std::string new_id(std::int64_t at) {
  prepare();
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  for (std::size_t byte = 0; byte < 6; ++byte)
    bytes[byte] = static_cast<unsigned char>(static_cast<std::uint64_t>(at) >> (40U - 8U * byte));
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x70U);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);
  const std::string text = hexadecimal(bytes);
  return text.substr(0, 8) + "-" + text.substr(8, 4) + "-" + text.substr(12, 4) + "-" + text.substr(16, 4) +
         "-" + text.substr(20);
}

std::string new_one_time_password() {
  prepare();
  std::string text;
  for (int place = 0; place < 16; ++place) {
    if (place > 0 && place % 4 == 0) text += '-';
    text += readable[randombytes_uniform(static_cast<std::uint32_t>(readable.size()))];
  }
  return text;
}

bool PasswordHasher::enter() {
  std::unique_lock lock{mutex_};
  if (running_ >= at_once_ && waiting_ >= may_wait) return false;
  ++waiting_;
  free_.wait(lock, [this] { return running_ < at_once_; });
  --waiting_;
  ++running_;
  return true;
}

void PasswordHasher::leave() {
  {
    const std::lock_guard lock{mutex_};
    --running_;
  }
  free_.notify_one();
}

std::optional<std::string> PasswordHasher::hash(std::string_view password) {
  prepare();
  if (!enter()) return std::nullopt;
  const std::string normal = nfkc(password);
  std::array<char, crypto_pwhash_STRBYTES> hashed{};
  const int failed = crypto_pwhash_argon2id_str(hashed.data(), normal.data(), normal.size(), passes, memory);
  leave();
  if (failed != 0) return std::nullopt;
  return std::string{hashed.data()};
}

std::optional<bool> PasswordHasher::matches(std::string_view stored, std::string_view password) {
  prepare();
  if (!enter()) return std::nullopt;
  const std::string normal = nfkc(password);
  bool same = false;
  if (stored.empty()) {
    std::array<char, crypto_pwhash_STRBYTES> hashed{};
    [[maybe_unused]] const int made =
        crypto_pwhash_argon2id_str(hashed.data(), normal.data(), normal.size(), passes, memory);
  } else {
    same = crypto_pwhash_argon2id_str_verify(std::string{stored}.c_str(), normal.data(), normal.size()) == 0;
  }
  leave();
  return same;
}

std::optional<std::string> password_objection(std::string_view password, bool second_step,
                                              const std::vector<std::string>& forbidden) {
  const std::string normal = nfkc(password);
  const std::size_t least = second_step ? 8 : 15;
  const std::size_t length = letters(normal);
  if (length < least)
    return fmt::format("Mật khẩu có {} ký tự; cần ít nhất {}. Một câu dễ nhớ của riêng đồng chí là tốt nhất.",
                       length, least);
  if (length > 256) return "Mật khẩu dài quá 256 ký tự; hãy chọn ngắn hơn.";
  std::string folded = search_key(normal);
  std::erase(folded, ' ');
  static const std::vector<std::string> common{"matkhau",    "password", "123456789", "1234567890",
                                               "qwertyuiop", "dangvien", "chibo",     "bithu",
                                               "kiemdiem",   "anhyeuem"};
  const auto mostly = [&folded](std::string word) {
    word = search_key(word);
    std::erase(word, ' ');
    // A known word with a few figures around it is no secret.
    return word.size() >= 4 && folded.find(word) != std::string::npos && folded.size() < word.size() + 6;
  };
  if (std::ranges::any_of(common, mostly) || std::ranges::any_of(forbidden, mostly))
    return "Mật khẩu này dễ đoán (tên, đơn vị hoặc từ thường dùng); hãy chọn một câu khác.";
  const bool one_letter =
      std::ranges::all_of(folded, [&folded](char letter) { return letter == folded.front(); });
  if (one_letter) return "Mật khẩu chỉ gồm một ký tự lặp lại; hãy chọn một câu khác.";
  return std::nullopt;
}

std::string new_totp_secret() {
  prepare();
  std::array<char, 20> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  char* encoded = nullptr;
  std::size_t length = 0;
  if (oath_base32_encode(bytes.data(), bytes.size(), &encoded, &length) != OATH_OK)
    throw std::runtime_error{"base32 failed"};
  std::string text{encoded, length};
  std::free(encoded);
  std::erase(text, '=');
  return text;
}

std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view code, std::int64_t at) {
  if (code.size() != 6 || secret.empty()) return std::nullopt;
  char* bytes = nullptr;
  std::size_t length = 0;
  if (oath_base32_decode(secret.data(), secret.size(), &bytes, &length) != OATH_OK) return std::nullopt;
  const std::string key{bytes, length};
  std::free(bytes);
  const std::int64_t present = at / 30000;
  for (const std::int64_t step : {present, present - 1, present + 1}) {
    std::array<char, 7> expected{};
    const int made = oath_hotp_generate(key.data(), key.size(), static_cast<std::uint64_t>(step), 6, false,
                                        OATH_HOTP_DYNAMIC_TRUNCATION, expected.data());
    if (made == OATH_OK && sodium_memcmp(expected.data(), std::string{code}.c_str(), 6) == 0) return step;
  }
  return std::nullopt;
}

}  // namespace kiemdiem::service
