#include <algorithm>
#include <charconv>

#include "service/entries.h"
#include "service/reviews.h"

// A review and its JSON.

namespace kiemdiem::service {
namespace {

using Entries = std::vector<std::pair<Node, Node>>;

Node number_node(std::int64_t number) {
  return Node::scalar(std::to_string(number), false, {});
}

std::int64_t number_in(const Node& node, std::string_view key) {
  const std::string text = text_of(node, key);
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Node round_node(const Round& round) {
  Entries entries{{word_node("at"), number_node(round.at)},
                  {word_node("by"), text_node(round.by)},
                  {word_node("version"), number_node(round.version)}};
  if (round.returned()) {
    entries.emplace_back(word_node("returned_at"), number_node(round.returned_at));
    entries.emplace_back(word_node("returned_by"), text_node(round.returned_by));
    entries.emplace_back(word_node("reason"), text_node(round.reason));
    entries.emplace_back(word_node("after_meeting"), word_node(round.after_meeting ? "true" : "false"));
  }
  return Node::map(std::move(entries), {});
}

Round round_in(const Node& node) {
  return {number_in(node, "at"),
          text_of(node, "by"),
          number_in(node, "version"),
          number_in(node, "returned_at"),
          text_of(node, "returned_by"),
          text_of(node, "reason"),
          text_of(node, "after_meeting") == "true"};
}

}  // namespace

procedure::PaperState Review::state() const {
  using procedure::PaperState;
  if (rounds.empty()) return papers.empty() ? PaperState::blank : PaperState::draft;
  const Round& last = rounds.back();
  if (!last.returned()) return PaperState::handed_in;
  return last.after_meeting ? PaperState::completing : PaperState::returned;
}

std::string Review::level(std::string_view but_of) const {
  for (const auto& [paper, filled] : papers)
    for (const auto& [section, answer] : filled.answers)
      for (const auto& [group, level] : answer.ratings)
        if (!level.empty() && group != but_of) return level;
  return {};
}

int Review::rejections() const {
  return static_cast<int>(std::ranges::count_if(
      rounds, [](const Round& round) { return round.returned() && !round.after_meeting; }));
}

Node to_node(const Review& review) {
  Entries entries{{word_node("subject"), text_node(review.subject)}};
  if (review.on_behalf)
    entries.emplace_back(word_node("on_behalf"),
                         Node::map({{word_node("by"), text_node(review.on_behalf->by)},
                                    {word_node("why"), text_node(review.on_behalf->why)},
                                    {word_node("at"), number_node(review.on_behalf->at)}},
                                   {}));
  std::vector<Node> rounds;
  for (const Round& round : review.rounds) rounds.push_back(round_node(round));
  entries.emplace_back(word_node("rounds"), Node::list(std::move(rounds), {}));
  Entries papers;
  for (const auto& [paper, filled] : review.papers)
    papers.emplace_back(word_node(paper), document::to_node(filled));
  entries.emplace_back(word_node("papers"), Node::map(std::move(papers), {}));
  return Node::map(std::move(entries), {});
}

Review review_in(const Node& node) {
  Review review;
  review.subject = text_of(node, "subject");
  if (const Node* found = node.find("on_behalf"))
    review.on_behalf = OnBehalf{text_of(*found, "by"), text_of(*found, "why"), number_in(*found, "at")};
  if (const Node* rounds = node.find("rounds"))
    for (const Node& round : rounds->items()) review.rounds.push_back(round_in(round));
  if (const Node* papers = node.find("papers"))
    for (const auto& [paper, filled] : papers->entries())
      review.papers[paper.text()] = document::filled_form(filled);
  return review;
}

}  // namespace kiemdiem::service
