#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/records.h"

/// Rows that travel between installations, as lines of JSON like those of a backup. What is secret of a vote,
/// keys, accounts and sessions is not among them.
namespace kiemdiem::store {

/// One kind of rows.
struct TravelTable {
  std::string_view name;
  /// One letter a column: t text, i number, n number or null, b bytes.
  std::string_view columns;
  bool of_part = false;     ///< `select` takes campaign, unit path and its end; else the campaign alone
  std::string_view select;  ///< in an order of its own
  std::string_view insert;  ///< with the same columns
};
/// Those that others refer to come first.
std::span<const TravelTable> travel_tables();
/// @pre the name is one of them
const TravelTable& travel_table(std::string_view name);

/// The rows of a campaign (of the register: ""), at and below a unit path where they have a place.
Result<Rows> travelling_rows(Transaction& transaction, const TravelTable& table, std::string_view campaign,
                             std::string_view unit_path);
/// The log of a chain from its first entry.
Result<Rows> travelling_log(Transaction& transaction, std::string_view chain);
inline constexpr std::string_view log_columns = "tiittttttttt";

std::string to_lines(const Rows& rows);
/// Nothing where a line is not a row of these columns.
std::optional<Rows> rows_of_lines(std::string_view lines, std::string_view columns);

/// Writes rows as they are. @pre the columns are those of the table
Result<void> insert_rows(Transaction& transaction, const TravelTable& table, const Rows& rows);
/// Entries of a chain that is empty, with its end.
Result<void> insert_log(Transaction& transaction, const Rows& rows);

/// A former version of an entry.
struct FormerRecord {
  Record record;
  std::int64_t replaced_at = 0;  ///< milliseconds since 1970-01-01 UTC
};
/// Rows of "record" and of "record_past".
Record record_of_travel(const Row& row);
FormerRecord former_of_travel(const Row& row);

/// Puts entries with their former versions in the place of what stands there, with their own numbers. Former
/// versions that are there already stay.
Result<void> adopt(Transaction& transaction, std::span<const Record> records,
                   std::span<const FormerRecord> former);

/// Ids of the files of a campaign at and below a unit path, in their order.
Result<std::vector<std::string>> travelling_files(Transaction& transaction, std::string_view campaign,
                                                  std::string_view unit_path);
/// Whether there is nothing of the Party's business in this store yet.
Result<bool> has_no_business(Transaction& transaction);

}  // namespace kiemdiem::store
