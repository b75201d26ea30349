#include "assessment/compare.h"

#include <algorithm>
#include <set>
#include <sstream>

#include "assessment/rule_words.h"
#include "base/vietnamese.h"

namespace kiemdiem::assessment {
namespace {

using regulation::Carried;
using regulation::Document;
using regulation::Rule;

Topic topic_of(const Rule& rule) {
  return {rule_kind_label(rule.kind), of_label(rule.of)};
}

bool same(const Rule& a, const Rule& b) {
  return a.kind == b.kind && a.of.bits == b.of.bits && a.when.sources == b.when.sources && a.text == b.text;
}

std::set<std::string> words_of(const std::string& text) {
  std::istringstream stream{search_key(text)};
  std::set<std::string> words;
  for (std::string word; stream >> word;) words.insert(word);
  return words;
}

/// Words in common among all words of both, in hundredths.
int likeness(const Rule& a, const Rule& b) {
  const std::set<std::string> one = words_of(a.text), other = words_of(b.text);
  const auto common =
      std::ranges::count_if(one, [&other](const std::string& word) { return other.contains(word); });
  const auto all = static_cast<std::ptrdiff_t>(one.size() + other.size()) - common;
  return all == 0 ? 0 : static_cast<int>(100 * common / all);
}

/// The free rule of b that is most like a rule of a; null where none is like it.
const Rule* counterpart(const Rule& a, const std::vector<const Rule*>& b,
                        const std::set<const Rule*>& taken) {
  constexpr int least = 33;
  const Rule* found = nullptr;
  int most = least;
  for (const Rule* other : b) {
    if (taken.contains(other)) continue;
    const int like = likeness(a, *other);
    if (like > most || (found == nullptr && like == least)) {
      found = other;
      most = like;
    }
  }
  return found;
}

}  // namespace

Comparison compare(const Document& a, const Document& b, bool all) {
  const auto counts = [&](const Rule& rule) { return all || rule.carried == Carried::computed; };
  Comparison comparison;
  std::vector<const Rule*> matched;
  for (const Rule& one : a.rules) {
    if (!counts(one)) continue;
    const auto twin = std::ranges::find_if(b.rules, [&](const Rule& other) {
      return same(one, other) && std::ranges::find(matched, &other) == matched.end();
    });
    if (twin == b.rules.end()) {
      comparison.topics[topic_of(one)].a.push_back(&one);
    } else {
      matched.push_back(&*twin);
      ++comparison.equal;
    }
  }
  for (const Rule& other : b.rules)
    if (counts(other) && std::ranges::find(matched, &other) == matched.end())
      comparison.topics[topic_of(other)].b.push_back(&other);
  return comparison;
}

std::vector<Pair> paired(const Sides& sides) {
  std::set<const Rule*> taken;
  std::vector<Pair> pairs;
  for (const Rule* one : sides.a) {
    const auto twin = std::ranges::find(sides.b, one->id, &Rule::id);
    pairs.push_back({one, twin == sides.b.end() ? nullptr : *twin});
    if (pairs.back().b != nullptr) taken.insert(pairs.back().b);
  }
  for (Pair& pair : pairs) {
    if (pair.b != nullptr) continue;
    pair.b = counterpart(*pair.a, sides.b, taken);
    if (pair.b != nullptr) taken.insert(pair.b);
  }
  for (const Rule* other : sides.b)
    if (!taken.contains(other)) pairs.push_back({nullptr, other});
  return pairs;
}

}  // namespace kiemdiem::assessment
