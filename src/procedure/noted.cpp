#include "procedure/noted.h"

#include <algorithm>

#include "regulation/rule_reader.h"

namespace kiemdiem::procedure {

bool Noted::asks(std::string_view fact, std::string_view event) const {
  const auto found = of.find(fact);
  return found == of.end() || std::ranges::find(found->second, event) != found->second.end();
}

Result<Noted> read_noted(const Node& root, const facts::Dictionary& dictionary) {
  Noted noted;
  const Node* node = root.find("noted");
  if (node == nullptr) return noted;
  Problems problems;
  regulation::RuleReader reader{*node, dictionary, problems};
  const facts::ListShape& events = *dictionary.list("events");
  const facts::Choices& words = *dictionary.choices("event");
  for (const facts::Fact& fact : events.facts) {
    if (node->find(fact.path) == nullptr) continue;
    std::vector<std::string>& of = noted.of[fact.path];
    for (const int index : reader.words(fact.path, "event"))
      of.push_back(words.words[static_cast<std::size_t>(index)]);
  }
  reader.finish();
  if (!problems.empty()) return tl::unexpected{std::move(problems)};
  return noted;
}

}  // namespace kiemdiem::procedure
