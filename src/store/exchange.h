#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/log.h"
#include "store/records.h"

/// What is known of other installations: keys, bundles taken, and the texts that both sides had last.
namespace kiemdiem::store {

/// The id of this installation, 32 hexadecimal digits; made when it is first asked for in a write.
Result<std::string> installation_id(Transaction& transaction);

/// A key pair of an organization of this installation, the secret half under a phrase.
struct UnitKey {
  std::string public_key;  ///< hexadecimal
  std::string organization;
  std::string salt, box;     ///< hexadecimal
  std::int64_t made_at = 0;  ///< milliseconds since 1970-01-01 UTC
  std::string made_by;       ///< account
  std::optional<std::int64_t> retired_at;
};
/// Retires the pair that the organization had.
Result<void> put_in_use(Transaction& transaction, const UnitKey& key);
/// The pair in use; nothing where there is none.
Result<std::optional<UnitKey>> key_of(Transaction& transaction, std::string_view organization);

/// A public key of an organization that works on another installation.
struct IntroducedKey {
  std::string public_key;  ///< hexadecimal
  std::string organization;
  std::string installation;
  std::int64_t introduced_at = 0;  ///< milliseconds since 1970-01-01 UTC
  std::string introduced_by;       ///< account
  std::optional<std::int64_t> revoked_at;
  std::string reason;  ///< why it was revoked
};
/// @return false where the key was introduced before
Result<bool> introduce(Transaction& transaction, const IntroducedKey& key);
/// @return false where it is not in use
Result<bool> revoke(Transaction& transaction, std::string_view public_key, std::int64_t at,
                    std::string_view reason);
Result<std::optional<IntroducedKey>> find_introduced(Transaction& transaction, std::string_view public_key);
/// The newest first.
Result<std::vector<IntroducedKey>> introduced_of(Transaction& transaction, std::string_view organization);

/// A bundle whose content stands in the store.
struct TakenBundle {
  std::string id;
  std::string kind;
  std::string installation, organization, campaign;
  std::string day;    ///< "2026-12-20"
  std::string start;  ///< as in bundle::Header
  std::string chain;
  Anchor anchor;
  std::string public_key, signature;  ///< hexadecimal
  std::int64_t taken_at = 0;          ///< milliseconds since 1970-01-01 UTC
  std::string taken_by;               ///< account; empty: on the command line
  std::string body;                   ///< JSON: what it changed
};
/// @return false where it was taken before
Result<bool> append(Transaction& transaction, const TakenBundle& taken);
Result<std::optional<TakenBundle>> find_taken(Transaction& transaction, std::string_view id);
/// The last first, by their anchors.
Result<std::vector<TakenBundle>> taken_from(Transaction& transaction, std::string_view organization);
/// Of one kind, in the order in which they were taken.
Result<std::vector<TakenBundle>> taken_of_kind(Transaction& transaction, std::string_view kind,
                                               std::string_view campaign);

/// A file that somebody sent and nobody decided on yet.
struct WaitingBundle {
  std::string id;  ///< of the bundle
  std::string organization, campaign, file_name;
  std::int64_t at = 0;  ///< milliseconds since 1970-01-01 UTC
  std::string by;       ///< account
  std::string bytes;    ///< empty in lists
};
Result<void> keep(Transaction& transaction, const WaitingBundle& waiting);
Result<std::optional<WaitingBundle>> find_waiting(Transaction& transaction, std::string_view id);
Result<std::vector<WaitingBundle>> waiting_for(Transaction& transaction, std::string_view campaign,
                                               std::string_view organization);
Result<void> drop_waiting(Transaction& transaction, std::string_view id);

/// Digests of the texts that both sides had, by entry; `start` is the bundle by which the unit began.
using Bases = std::map<RecordKey, std::string>;
Result<Bases> bases_of(Transaction& transaction, std::string_view start);
Result<void> set_bases(Transaction& transaction, std::string_view start, const Bases& bases);

/// What accounts of other installations are called.
Result<std::optional<std::string>> known_name(Transaction& transaction, std::string_view account);
Result<void> set_known_names(Transaction& transaction, const std::map<std::string, std::string>& names);

}  // namespace kiemdiem::store
