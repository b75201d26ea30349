#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "regulation/regulation.h"

/// Two documents side by side, for commands and pages alike.
namespace kiemdiem::assessment {

/// What a rule is about, in words: its kind and for whom (empty: for nobody in particular).
using Topic = std::pair<std::string, std::string>;

/// Rules of two documents on one topic, without those that say the same. They live as long as the documents.
struct Sides {
  std::vector<const regulation::Rule*> a, b;
};

struct Comparison {
  std::map<Topic, Sides> topics;
  int equal = 0;  ///< rules that both have, word for word
};

/// @param all contents, principles and reminders too; else only what is computed
Comparison compare(const regulation::Document& a, const regulation::Document& b, bool all);

/// One rule of each, or a rule that the other document has no counterpart of (null).
struct Pair {
  const regulation::Rule* a = nullptr;
  const regulation::Rule* b = nullptr;
};

/// Puts beside each other what belongs together: rules of one id, then those with the most words in common,
/// at least a third. Each rule stands in one pair; in the order of a, then what only b has.
std::vector<Pair> paired(const Sides& sides);

}  // namespace kiemdiem::assessment
