#include "procedure/noted.h"

#include <algorithm>

#include "regulation/rule_reader.h"

namespace kiemdiem::procedure {

bool Noted::asks(std::string_view fact, std::string_view event) const {
  const auto found = of.find(fact);
  return found == of.end() || std::ranges::find(found->second, event) != found->second.end();
}

std::string_view Noted::page_of(std::string_view event) const {
  const auto found = recorded_on.find(event);
  return found == recorded_on.end() ? std::string_view{} : std::string_view{found->second};
}

namespace {

void read_pages(const Node& root, const facts::Choices& events, Noted& noted, Problems& problems) {
  const Node* pages = root.find("recorded_on");
  if (pages == nullptr) return;
  for (const auto& [event, page] : pages->entries()) {
    if (events.find(event.text()))
      noted.recorded_on.emplace(event.text(), page.text());
    else
      problems.push_back(
          {event.place(), "Từ điển không có việc “" + event.text() + "”; hãy sửa tên việc này."});
  }
}

}  // namespace

Result<Noted> read_noted(const Node& root, const facts::Dictionary& dictionary) {
  Noted noted;
  Problems problems;
  const facts::Choices& words = *dictionary.choices("event");
  read_pages(root, words, noted, problems);
  const Node* node = root.find("noted");
  const Node nothing = Node::map({}, {});
  regulation::RuleReader reader{node == nullptr ? nothing : *node, dictionary, problems};
  const facts::ListShape& events = *dictionary.list("events");
  for (const facts::Fact& fact : events.facts) {
    if (node == nullptr || node->find(fact.path) == nullptr) continue;
    std::vector<std::string>& of = noted.of[fact.path];
    for (const int index : reader.words(fact.path, "event"))
      of.push_back(words.words[static_cast<std::size_t>(index)]);
  }
  reader.finish();
  if (!problems.empty()) return tl::unexpected{std::move(problems)};
  return noted;
}

}  // namespace kiemdiem::procedure
