#pragma once

#include "facts/dictionary.h"
#include "service/bundle_content.h"
#include "service/unit_keys.h"

/// One unit's part on its way between installations that do not see each other (doc/bundle.md, decision
/// 0023). Everything works in a transaction of the caller; what is refused has written nothing that is kept.
namespace kiemdiem::service {

/// What the functions work with.
struct Exchange {
  store::Transaction& data;
  const Units& units;
  const facts::Dictionary& dictionary;
  store::Change by;  ///< account empty: on the command line
};

struct BundleMade {
  std::string id, file;
  LeftOut left_out;
};
/// Downward: all that a unit needs to work by itself. Signed by an organization above it, or by itself.
/// @param phrase of the signer's key, as it was typed
Result<BundleMade> make_start(const Exchange& exchange, const std::string& campaign, const Unit& unit,
                              const Unit& signer, std::string_view phrase);
/// Upward: what the unit did.
Result<BundleMade> make_report(const Exchange& exchange, const std::string& campaign, const Unit& unit,
                               std::string_view phrase);
/// The whole campaign, signed by its issuer. One that was imported and not changed since needs no phrase: it
/// is written again byte for byte.
Result<BundleMade> export_campaign(const Exchange& exchange, const std::string& campaign,
                                   std::string_view phrase);

/// Fills an installation that holds nothing of the Party's business yet, from a start bundle or a whole
/// campaign. The fingerprint is that of the signer's sheet. Whoever calls writes it into the log.
struct Started {
  std::string id;
  bundle::Header header;
  std::string regulation, regulation_hash;
  std::int64_t entries = 0;
  LeftOut left_out;
};
Result<Started> start_installation(const Exchange& exchange, std::string_view file,
                                   std::string_view fingerprint, const FileCheck& accepted);

/// What becomes of an entry when a report is merged.
enum class Fate : std::uint8_t {
  added,      ///< not there yet
  newer,      ///< changed by the unit alone: taken
  own_newer,  ///< changed here alone: stays
  unchanged,
  conflict,  ///< changed by both: a person chooses
};
/// In place of a list: the plan of an organization.
inline constexpr std::string_view plan_entry = "plan";

struct MergedEntry {
  store::RecordKey key;
  Fate fate = Fate::unchanged;
  std::string name;          ///< for people to read
  std::string theirs, mine;  ///< JSON; empty: erased or never there
  bool theirs_erased = false, mine_erased = false;
};
/// "people/an", "period/reviews/member:an"
std::string to_text(const store::RecordKey& key);

struct MergePlan {
  bundle::Header header;
  std::string id;
  std::string nothing;                ///< why nothing would change: taken before, older; else empty
  std::string log_break;              ///< how the log does not go on; else empty. Then a reason is needed
  std::vector<std::string> refusals;  ///< what forbids the whole; nothing can be merged
  std::vector<MergedEntry> entries;   ///< unchanged ones left out
  std::int64_t unchanged = 0;
  std::int64_t decisions = 0, tallies = 0, minutes = 0, files = 0;  ///< new ones
  LeftOut left_out;

  std::int64_t count(Fate fate) const;
};
/// What would happen. Refused where the file is not whole or its key not known.
/// @param unit the one that the file is taken for; nothing: the one that it names
Result<MergePlan> plan_merge(const Exchange& exchange, std::string_view file, const Unit* unit,
                             const FileCheck& accepted);

enum class Chosen : std::uint8_t { theirs, mine };
using Choices = std::map<store::RecordKey, Chosen>;
struct Merged {
  MergePlan plan;
  /// Of each entry that somebody chose: digests for the log.
  struct Decided {
    store::RecordKey key;
    std::string before_digest, after_digest;
  };
  std::vector<Decided> decided;
};
/// Merges, or refuses with what is missing: a choice for a conflict, a reason for a log that does not go on.
/// A bundle that changes nothing is no error: its plan says so and nothing is written.
Result<Merged> merge_bundle(const Exchange& exchange, std::string_view file, const Unit* unit,
                            const FileCheck& accepted, const Choices& choices, std::string_view log_reason);

/// What readers must know where this installation began with a part of a grassroots organization: what is
/// counted over the whole of it is not to be had here. Empty elsewhere.
Result<std::string> part_notice(store::Transaction& data, const Units& units, const std::string& campaign);

/// The day of the last entry of a log, else that on which the campaign ends.
Result<std::string> day_of_content(store::Transaction& data, std::string_view chain,
                                   const std::string& campaign_end);

}  // namespace kiemdiem::service
