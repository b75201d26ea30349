#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Passwords, tokens and codes (D22–D24). What goes into the store is a hash; what goes to the person is
/// shown once.
namespace kiemdiem::service {

/// 256 random bits in hexadecimal digits.
std::string new_token();
/// SHA-256 in hexadecimal digits: tokens are kept like this.
std::string token_hash(std::string_view token);
/// In place of a form token: the session only waits for the second step, and nobody is signed in by it
/// (decision 0012).
inline constexpr std::string_view waiting_for_code = "?";
/// UUID version 7: sorts by the time at which it was made.
/// @param at milliseconds since 1970-01-01 UTC
std::string new_id(std::int64_t at);
/// Four groups of four letters and figures that cannot be mistaken for each other.
std::string new_one_time_password();

/// Argon2id (libsodium, 19 MiB, two passes) over the NFKC form of what was typed. So much at once would
/// starve the rest of the server, so only a few run and a few wait.
class PasswordHasher {
 public:
  explicit PasswordHasher(unsigned at_once) : at_once_(at_once) {}

  /// Nothing where too many wait: the caller answers 429.
  std::optional<std::string> hash(std::string_view password);
  /// @param stored empty: takes the same time and gives false, so that unknown names cannot be told apart
  std::optional<bool> matches(std::string_view stored, std::string_view password);

 private:
  bool enter();
  void leave();

  const unsigned at_once_;
  std::mutex mutex_;
  std::condition_variable free_;
  unsigned running_ = 0;
  unsigned waiting_ = 0;
};

/// Why a password will not do, in Vietnamese; nothing where it will. At least 15 characters, or 8 with a
/// second step.
/// @param forbidden words of the person: name, organization, log-in
std::optional<std::string> password_objection(std::string_view password, bool second_step,
                                              const std::vector<std::string>& forbidden);

/// The second step (TOTP, RFC 6238, 30 seconds, six figures).
std::string new_totp_secret();  ///< base32
/// The time step that the code belongs to, one before and after the present one taken; nothing where it is
/// wrong.
std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view code, std::int64_t at);

}  // namespace kiemdiem::service
