#include "store/answers.h"
#include "store/like.h"
#include "store/record_rows.h"
#include "store/records.h"

// Reading many entries at once.

namespace kiemdiem::store {
namespace {

constexpr std::size_t most_words = 4;

/// "% an%" for a word that some word of the entry must begin with; "%" where there is none.
std::string pattern_of(std::string_view word) {
  return word.empty() ? "%" : "% " + like_escaped(word) + "%";
}

/// The first words; what was typed after the fourth narrows a list of names no further.
std::vector<std::string> patterns_of(std::string_view words) {
  std::vector<std::string> patterns;
  while (patterns.size() < most_words) {
    const std::size_t end = std::min(words.find(' '), words.size());
    patterns.push_back(pattern_of(words.substr(0, end)));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return patterns;
}

}  // namespace

Result<std::vector<Record>> find_all(Transaction& transaction, std::string_view campaign,
                                     std::string_view list, std::string_view unit_path) {
  return all(transaction.query(
                 "select campaign, list, id, unit_path, facts, name_key, search, version, "
                 "changed_at, changed_by, deleted, salt from record "
                 "where campaign = $1 and list = $2 and unit_path >= $3 and unit_path < $4 "
                 "and deleted = 0 order by name_key, id",
                 {text_value(campaign), text_value(list), text_value(unit_path), end_of_prefix(unit_path)}),
             record_of);
}

Result<std::vector<Record>> find_unit(Transaction& transaction, std::string_view campaign,
                                      std::string_view unit_path) {
  return all(transaction.query("select campaign, list, id, unit_path, facts, name_key, search, version, "
                               "changed_at, changed_by, deleted, salt from record "
                               "where campaign = $1 and unit_path >= $2 and unit_path < $3 and deleted = 0 "
                               "order by list, name_key, id",
                               {text_value(campaign), text_value(unit_path), end_of_prefix(unit_path)}),
             record_of);
}

Result<std::int64_t> count(Transaction& transaction, std::string_view campaign, std::string_view list,
                           std::string_view unit_path) {
  return transaction
      .query(
          "select count(*) from record where campaign = $1 and list = $2 and unit_path >= $3 "
          "and unit_path < $4 and deleted = 0",
          {text_value(campaign), text_value(list), text_value(unit_path), end_of_prefix(unit_path)})
      .map([](const Rows& rows) { return rows.front().integer(0); });
}

Result<std::vector<Record>> search(Transaction& transaction, const RecordSearch& wanted) {
  const std::vector<std::string> words = patterns_of(wanted.words);
  return all(
      transaction.query("select campaign, list, id, unit_path, facts, name_key, search, version, changed_at, "
                        "changed_by, deleted, salt from record where campaign = $1 and list = $2 "
                        "and unit_path >= $3 and unit_path < $4 and deleted = 0 "
                        "and ' ' || search like $5 escape '\\' and ' ' || search like $6 escape '\\' "
                        "and ' ' || search like $7 escape '\\' and ' ' || search like $8 escape '\\' "
                        "order by name_key, id limit $9",
                        {wanted.campaign, wanted.list, wanted.unit_path, end_of_prefix(wanted.unit_path),
                         words[0], words[1], words[2], words[3], wanted.limit}),
      record_of);
}

}  // namespace kiemdiem::store
