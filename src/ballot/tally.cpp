#include "ballot/tally.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace kiemdiem::ballot {
namespace {

Node word(std::string text) {
  return Node::scalar(std::move(text), true, {});
}
Node number(int value) {
  return Node::scalar(std::to_string(value), false, {});
}

int number_at(const Node& root, std::string_view key) {
  const Node* node = root.find(key);
  return node == nullptr ? 0 : std::stoi(node->text());
}

}  // namespace

std::string percent_text(const Share& share) {
  if (share.of <= 0) return {};
  const int hundredths = static_cast<int>((20000LL * share.votes + share.of) / (2LL * share.of));
  return fmt::format("{},{:02}", hundredths / 100, hundredths % 100);
}

int number_of(const Tally& tally, Base base) {
  switch (base) {
    case Base::summoned:
      return tally.summoned;
    case Base::present:
      return tally.present;
    case Base::issued:
      return tally.count.issued;
    case Base::valid:
      return tally.count.valid;
  }
  return 0;
}

Share share_of(const Tally& tally, Base base, std::size_t line, std::size_t choice) {
  return {tally.count.marks[line][choice], number_of(tally, base)};
}

std::optional<int> carried(const Sheet& sheet, const Tally& tally, const Rules& rules, std::size_t line) {
  if (!rules.threshold) return std::nullopt;
  const int of = number_of(tally, rules.threshold->of);
  const std::size_t counted = sheet.kind == Kind::excellence ? 1 : sheet.choices.size();
  int votes = 0;
  for (std::size_t choice = 0; choice < counted; ++choice) {
    if (sheet.choices[choice] == "not_rated") break;
    votes += tally.count.marks[line][choice];
    if (100 * votes > rules.threshold->percent * of) return static_cast<int>(choice);
  }
  return std::nullopt;
}

std::vector<Ranked> ranked(const Sheet& sheet, const Count& count, int most) {
  std::vector<Ranked> order;
  for (std::size_t line = 0; line < sheet.lines.size(); ++line)
    order.push_back({line, count.marks[line].front(), false, false});
  std::ranges::stable_sort(order, std::ranges::greater{}, &Ranked::agreed);
  const auto places = static_cast<std::size_t>(std::max(most, 0));
  for (std::size_t at = 0; at < order.size(); ++at) {
    // Who stands on the last place and who would stand on the next have the same number: a tie over the line.
    const bool crosses =
        places > 0 && places < order.size() && order[places - 1].agreed == order[places].agreed;
    order[at].tied = crosses && order[at].agreed == order[places].agreed;
    order[at].within = at < places && !order[at].tied;
  }
  return order;
}

std::string canonical_json(const SealedText& about, const Sheet& sheet, const Tally& tally) {
  std::vector<Node> subjects;
  for (const Line& line : sheet.lines) subjects.push_back(word(line.subject));
  std::vector<Node> tellers;
  for (const std::string& teller : about.tellers) tellers.push_back(word(teller));
  const Node count = from_json(to_json(sheet, tally.count)).value_or(Node::map({}, {}));
  return kiemdiem::to_json(Node::map({{word("campaign"), word(about.campaign)},
                                      {word("chair"), word(about.chair)},
                                      {word("count"), count},
                                      {word("day"), word(about.day)},
                                      {word("kind"), word(std::string{name(sheet.kind)})},
                                      {word("mode"), word(about.mode)},
                                      {word("most_agreed"), number(sheet.most_agreed)},
                                      {word("poll"), word(about.poll)},
                                      {word("present"), number(tally.present)},
                                      {word("replaces"), word(about.replaces)},
                                      {word("subjects"), Node::list(std::move(subjects), {})},
                                      {word("summoned"), number(tally.summoned)},
                                      {word("tellers"), Node::list(std::move(tellers), {})},
                                      {word("unit"), word(about.unit)}},
                                     {}));
}

Tally tally_from(const Sheet& sheet, const std::string& canonical) {
  const Node root = from_json(canonical).value_or(Node::map({}, {}));
  Tally tally;
  tally.summoned = number_at(root, "summoned");
  tally.present = number_at(root, "present");
  if (const Node* count = root.find("count")) tally.count = count_from(sheet, kiemdiem::to_json(*count));
  return tally;
}

}  // namespace kiemdiem::ballot
