#include <array>

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

std::string_view search_statement(RecordOrder order) {
  static const std::array<std::string, 4> statements = [] {
    const std::string select =
        "select campaign, list, id, unit_path, facts, name_key, search, version, changed_at, "
        "changed_by, deleted, salt from record where campaign = $1 and list = $2 "
        "and unit_path >= $3 and unit_path < $4 and deleted = 0 "
        "and ' ' || search like $5 escape '\\' and ' ' || search like $6 escape '\\' "
        "and ' ' || search like $7 escape '\\' and ' ' || search like $8 escape '\\' order by ";
    // The day behind "admitted" in the facts; nothing where there is none.
    const std::string admitted =
        "case when instr(facts, '\"admitted\":\"') = 0 then '' else "
        "substr(facts, cast(instr(facts, '\"admitted\":\"') as integer) + 12, 10) end";
    const std::string page = " limit $9 offset $10";
    return std::array{select + "name_key, id" + page, select + "name_key desc, id desc" + page,
                      select + admitted + ", name_key, id" + page,
                      select + admitted + " desc, name_key, id" + page};
  }();
  return statements[static_cast<std::size_t>(order)];
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

Result<std::vector<Record>> find_naming(Transaction& transaction, std::string_view campaign,
                                        std::string_view list, std::string_view unit_path,
                                        std::string_view id) {
  return all(transaction.query("select campaign, list, id, unit_path, facts, name_key, search, version, "
                               "changed_at, changed_by, deleted, salt from record "
                               "where campaign = $1 and list = $2 and unit_path >= $3 and unit_path < $4 "
                               "and deleted = 0 and facts like $5 escape '\\'",
                               {text_value(campaign), text_value(list), text_value(unit_path),
                                end_of_prefix(unit_path), "%\"" + like_escaped(id) + "\"%"}),
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

Result<std::vector<Record>> find_at(Transaction& transaction, std::string_view campaign,
                                    std::string_view unit_path) {
  return all(transaction.query("select campaign, list, id, unit_path, facts, name_key, search, version, "
                               "changed_at, changed_by, deleted, salt from record "
                               "where campaign = $1 and unit_path = $2 and deleted = 0 "
                               "order by list, name_key, id",
                               {text_value(campaign), text_value(unit_path)}),
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
      transaction.query(search_statement(wanted.order),
                        {wanted.campaign, wanted.list, wanted.unit_path, end_of_prefix(wanted.unit_path),
                         words[0], words[1], words[2], words[3], wanted.limit, wanted.offset}),
      record_of);
}

Result<std::int64_t> count(Transaction& transaction, const RecordSearch& wanted) {
  if (wanted.words.empty()) return count(transaction, wanted.campaign, wanted.list, wanted.unit_path);
  const std::vector<std::string> words = patterns_of(wanted.words);
  return transaction
      .query(
          "select count(*) from record where campaign = $1 and list = $2 "
          "and unit_path >= $3 and unit_path < $4 and deleted = 0 "
          "and ' ' || search like $5 escape '\\' and ' ' || search like $6 escape '\\' "
          "and ' ' || search like $7 escape '\\' and ' ' || search like $8 escape '\\'",
          {wanted.campaign, wanted.list, wanted.unit_path, end_of_prefix(wanted.unit_path), words[0],
           words[1], words[2], words[3]})
      .map([](const Rows& rows) { return rows.front().integer(0); });
}

}  // namespace kiemdiem::store
