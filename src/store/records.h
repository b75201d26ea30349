#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/transaction.h"

namespace kiemdiem::store {

/// Which entry: of the lasting register (campaign ""), or of the facts of one campaign.
struct RecordKey {
  std::string campaign;
  std::string list;  ///< a list of the fact dictionary: "people"
  std::string id;

  friend auto operator<=>(const RecordKey&, const RecordKey&) = default;
};

/// What a caller writes.
struct RecordText {
  RecordKey key;
  std::string unit_path;  ///< "/tinh/dbcs/cb1/": of the organisation that it belongs to; ends in a slash
  std::string facts;      ///< one JSON object, as an entry of a situation file
  std::string name_key;   ///< bytes of given_name_sort_key(); empty where there is no name
  std::string search;     ///< search_key() of what it is found by
};

/// One version of an entry, as it is kept.
struct Record {
  RecordText text;
  std::int64_t version = 0;     ///< from 1; rises by one with each change
  std::int64_t changed_at = 0;  ///< milliseconds since 1970-01-01 UTC
  std::string changed_by;       ///< account
  bool deleted = false;
  std::string salt;  ///< for the digests of the log; random, lives with the record
};

/// Who changes something, and when.
struct Change {
  std::string by;
  std::int64_t at = 0;  ///< milliseconds since 1970-01-01 UTC
};

struct Saved {
  std::int64_t version = 0;      ///< the new one; 0 on a conflict
  std::optional<Record> stored;  ///< somebody saved first: what stands there now. Nothing was changed
  std::string before_digest;     ///< for the log; empty for a new entry
  std::string after_digest;      ///< for the log; empty for an erased one

  bool conflict() const { return version == 0; }
};

/// One entry that a load changed.
struct LoadedRecord {
  RecordKey key;
  std::int64_t former_version = 0;  ///< 0: there was none
};

/// Nothing where there is none or it was erased.
Result<std::optional<Record>> find(Transaction& transaction, const RecordKey& key);

/// Those of many keys, without waiting for each; erased ones are left out.
Result<std::map<RecordKey, Record>> find_each(Transaction& transaction, const std::set<RecordKey>& keys);

/// All entries of a list at and below a unit path ("/" or "" for all), by name, then by id.
Result<std::vector<Record>> find_all(Transaction& transaction, std::string_view campaign,
                                     std::string_view list, std::string_view unit_path);
/// The same of those in whose facts a text stands somewhere; capital letters may differ.
Result<std::vector<Record>> find_with_text(Transaction& transaction, std::string_view campaign,
                                           std::string_view list, std::string_view unit_path,
                                           std::string_view text);
/// The same over all lists, by list, name and id.
Result<std::vector<Record>> find_unit(Transaction& transaction, std::string_view campaign,
                                      std::string_view unit_path);
/// The same at the unit path alone.
Result<std::vector<Record>> find_at(Transaction& transaction, std::string_view campaign,
                                    std::string_view unit_path);
/// How many entries a list holds at and below a unit path.
Result<std::int64_t> count(Transaction& transaction, std::string_view campaign, std::string_view list,
                           std::string_view unit_path);

/// Days of people are compared as they are written; who has none comes first.
enum class RecordOrder : std::uint8_t { name, name_down, admitted, admitted_down };

struct RecordSearch {
  std::string campaign, list;
  std::string unit_path;  ///< at and below
  std::string words;      ///< search_key() of what was typed: every word must begin a word of the entry
  std::int64_t limit = 50;
  std::int64_t offset = 0;
  RecordOrder order = RecordOrder::name;
};
/// In the order wanted, then by id.
Result<std::vector<Record>> search(Transaction& transaction, const RecordSearch& wanted);
/// How many there are altogether.
Result<std::int64_t> count(Transaction& transaction, const RecordSearch& wanted);

/// Writes an entry whose stored version the caller has seen (0: there was none, or it was erased).
Result<Saved> save(Transaction& transaction, const RecordText& text, std::int64_t expected_version,
                   const Change& change);
/// Marks an entry as erased; its versions stay.
Result<Saved> erase(Transaction& transaction, const RecordKey& key, std::int64_t expected_version,
                    const Change& change);

/// Writes many entries over whatever stands there; former versions stay in the history. Refuses a key twice.
/// @return the entries that were new or different; unchanged ones keep their version
Result<std::vector<LoadedRecord>> load(Transaction& transaction, std::span<const RecordText> texts,
                                       const Change& change);

/// Every version of an entry, the newest first.
Result<std::vector<Record>> history(Transaction& transaction, const RecordKey& key);
Result<std::optional<Record>> find_version(Transaction& transaction, const RecordKey& key,
                                           std::int64_t version);

}  // namespace kiemdiem::store
