#pragma once

#include <string>

#include "facts/dictionary.h"
#include "facts/record_reader.h"
#include "regulation/rule.h"

namespace kiemdiem::regulation {

/// Reads the keys that the kinds of rule share: words of choices, event patterns, conditions, days.
class RuleReader : public facts::RecordReader {
 public:
  RuleReader(const Node& node, const facts::Dictionary& dictionary, Problems& problems)
      : RecordReader(node, problems), dictionary_(dictionary) {}

  /// Index of a word in a choice of the dictionary; complains and answers 0 where it is not one.
  int word(std::string_view key, std::string_view choices);
  std::vector<int> words(std::string_view key, std::string_view choices);
  Kinds kinds(std::string_view key);
  Condition condition(std::string_view key);
  std::optional<Date> date(std::string_view key);
  AtPlace place_of_event(std::string_view key);
  /// A map with event, of, where, at.
  EventPattern pattern(std::string_view key);
  /// The same keys in this very map.
  EventPattern own_pattern(std::string_view events_key);
  /// One of a closed set of words; complains and answers the first where it is not one.
  std::size_t one_of(std::string_view key, const std::vector<std::string>& words, bool required);

  void complain(const Place& place, std::string message) {
    problems().push_back({place, std::move(message)});
  }
  const facts::Dictionary& dictionary() const { return dictionary_; }

 private:
  int index_of(const Node& node, std::string_view choices);

  const facts::Dictionary& dictionary_;
};

/// The words for regulation::Relation, in its order.
const std::vector<std::string>& relation_words();

/// Reads what a rule of this kind holds beside what all rules have.
Body read_body(const std::string& kind, RuleReader& reader);

}  // namespace kiemdiem::regulation
