#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/transaction.h"

namespace kiemdiem::store {

/// What somebody did. No content: digests are salted (see salted_digest()), ids stand for people.
struct LogEntry {
  std::string chain;         ///< the grassroots organisation whose log it belongs to; system_chain otherwise
  std::int64_t at = 0;       ///< milliseconds since 1970-01-01 UTC
  std::string actor;         ///< account
  std::string role;          ///< that was acted in
  std::string organization;  ///< that was acted for
  std::string action;
  std::string object;
  std::string before_digest, after_digest;
};

/// An entry in its place. Each hash covers all fields and the hash before it.
struct LoggedEntry {
  std::int64_t seq = 0;  ///< from 1, without gaps
  LogEntry entry;
  std::string previous_hash;  ///< 64 zeros for the first
  std::string hash;           ///< SHA-256 in hex
};

/// What somebody else remembers of a chain, so that a cut or a rewritten log shows.
struct Anchor {
  std::int64_t seq = 0;
  std::string hash;

  friend bool operator==(const Anchor&, const Anchor&) = default;
};

/// Acts that belong to no organisation: opening, backup, restore.
inline constexpr std::string_view system_chain = "system";

/// "412:9f3a…", as minutes print it.
std::string to_text(const Anchor& anchor);
Result<Anchor> parse_anchor(std::string_view text);

/// Appends in the caller's transaction. @return where the chain now ends
Result<Anchor> append(Transaction& transaction, const LogEntry& entry);

/// Where a chain ends; nothing where it is empty.
Result<std::optional<Anchor>> head(Transaction& transaction, std::string_view chain);
/// The time of the last entry of a chain; nothing where it is empty.
Result<std::optional<std::int64_t>> last_time(Transaction& transaction, std::string_view chain);
Result<std::vector<std::string>> chains(Transaction& transaction);
/// One hash over the ends of all chains.
Result<std::string> root(Transaction& transaction);

/// The newest first; `before` 0: from the end.
Result<std::vector<LoggedEntry>> entries(Transaction& transaction, std::string_view chain,
                                         std::int64_t before, std::int64_t limit);
/// Of one object, the newest first.
Result<std::vector<LoggedEntry>> entries_of(Transaction& transaction, std::string_view chain,
                                            std::string_view object);

struct Broken {
  enum class Kind : std::uint8_t {
    missing,       ///< a number is left out
    changed,       ///< the fields do not give the hash
    out_of_order,  ///< does not follow the entry before it
    cut,           ///< ends before the anchor or before the stored end
    rewritten,     ///< another hash than the anchor remembers
  };
  Kind kind = Kind::changed;
  std::string chain;
  std::int64_t seq = 0;  ///< the first place that is wrong
  std::string words;     ///< Vietnamese

  friend bool operator==(const Broken&, const Broken&) = default;
};

/// Reads a chain from its first entry. @return the first place that is broken; nothing where all is well
Result<std::optional<Broken>> verify(Transaction& transaction, std::string_view chain,
                                     const std::optional<Anchor>& anchor = {});
/// Every chain, without anchors.
Result<std::vector<Broken>> verify_all(Transaction& transaction);

/// SHA-256 in hex over salt and text.
std::string salted_digest(std::string_view salt, std::string_view text);
/// 128 random bits in hex.
std::string new_salt();

}  // namespace kiemdiem::store
