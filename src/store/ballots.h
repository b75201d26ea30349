#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/transaction.h"

/// Votes by ballot. Ids and hashes come from the caller; who voted and what was voted never meet here.
namespace kiemdiem::store {

struct Poll {
  std::string id;
  std::string campaign, unit, unit_path;
  std::string mode;   ///< paper, kiosk or drawn
  std::string state;  ///< prepared … sealed, cancelled
  std::string sheet;  ///< JSON, frozen
  std::string chair;  ///< person
  std::string made_by;
  std::int64_t made_at = 0;
  std::string day;                   ///< "2026-12-12": the meeting
  std::string replaces, reason;      ///< of a vote that is held again; else empty
  std::string public_key, code_key;  ///< hexadecimal; empty before it is opened, and of paper
  std::string cancelled_for;
};

/// Who may vote, and whether a slip was handed out: attendance, never that somebody has voted.
struct PollVoter {
  std::string person, name;
  bool present = false, handed = false;
};

struct WrappedKeyRow {
  std::int64_t first = 0, second = 0;
  std::string salt, box;
};

struct TallyRow {
  std::string body, hash;
  std::int64_t sealed_at = 0;
};

Result<void> create(Transaction& transaction, const Poll& poll, std::span<const std::string> tellers,
                    std::span<const PollVoter> voters);
Result<std::optional<Poll>> find_poll(Transaction& transaction, std::string_view id);
/// The newest first.
Result<std::vector<Poll>> polls_of_unit(Transaction& transaction, std::string_view campaign,
                                        std::string_view unit);
/// Of a campaign, at and below a unit path, the newest first.
Result<std::vector<Poll>> polls_under(Transaction& transaction, std::string_view campaign,
                                      std::string_view unit_path);
/// Of a campaign, whoever holds them, whose sheet holds a text: those to be looked at for a subject, and
/// perhaps others.
Result<std::vector<Poll>> polls_naming(Transaction& transaction, std::string_view campaign,
                                       std::string_view text);
/// Ids of the polls of which a person is a teller.
Result<std::vector<std::string>> polls_counted_by(Transaction& transaction, std::string_view person);
/// @return false where the poll was not in that state
Result<bool> move_poll(Transaction& transaction, std::string_view id, std::string_view from,
                       std::string_view to);
Result<bool> cancel_poll(Transaction& transaction, std::string_view id, std::string_view from,
                         std::string_view reason);
Result<bool> open_poll(Transaction& transaction, std::string_view id, std::string_view public_key,
                       std::string_view code_key);

/// In their order.
Result<std::vector<std::string>> tellers_of(Transaction& transaction, std::string_view poll);
/// By person.
Result<std::vector<PollVoter>> voters_of(Transaction& transaction, std::string_view poll);
Result<void> set_handed(Transaction& transaction, std::string_view poll, std::string_view person,
                        bool handed);

Result<void> add_wrapped_key(Transaction& transaction, std::string_view poll, const WrappedKeyRow& key);
Result<std::vector<WrappedKeyRow>> wrapped_keys(Transaction& transaction, std::string_view poll);
Result<void> add_codes(Transaction& transaction, std::string_view poll, std::span<const std::string> hashes);
Result<std::int64_t> used_codes(Transaction& transaction, std::string_view poll);

enum class CastResult : std::uint8_t {
  taken,
  repeated,  ///< the same submission again: the same answer
  unknown,   ///< no such code
  used,      ///< the code was used by another submission
  closed,    ///< the poll is not open
  copied,    ///< a ciphertext that is there already: nothing was taken
};
/// Takes a ballot: code and state are checked by the statement that uses the code up (D9).
/// @param boxes id and sealed mark
Result<CastResult> cast(Transaction& transaction, std::string_view poll, std::string_view code_hash,
                        std::string_view submission,
                        std::span<const std::pair<std::string, std::string>> boxes);
Result<std::vector<std::string>> sealed_ballots(Transaction& transaction, std::string_view poll);
/// When the last of all votes was sealed; 0: none was.
Result<std::int64_t> last_sealed_at(Transaction& transaction);
/// Wipes what could still be opened: sealed ballots, wrapped keys, codes.
Result<void> destroy_box(Transaction& transaction, std::string_view poll);
Result<void> keep_envelope(Transaction& transaction, std::string_view poll, std::string_view salt,
                           std::string_view box);

Result<void> set_typed(Transaction& transaction, std::string_view poll, std::string_view teller,
                       std::string_view body);
/// By teller.
Result<std::vector<std::pair<std::string, std::string>>> typed_of(Transaction& transaction,
                                                                  std::string_view poll);
Result<void> set_counted(Transaction& transaction, std::string_view poll, std::string_view body);
Result<std::optional<std::string>> counted_of(Transaction& transaction, std::string_view poll);
Result<void> forget_count(Transaction& transaction, std::string_view poll);
Result<void> confirm(Transaction& transaction, std::string_view poll, std::string_view teller,
                     std::string_view hash);
Result<std::vector<std::string>> confirmed_by(Transaction& transaction, std::string_view poll);
Result<void> seal(Transaction& transaction, std::string_view poll, const TallyRow& tally);
Result<std::optional<TallyRow>> tally_of(Transaction& transaction, std::string_view poll);

}  // namespace kiemdiem::store
