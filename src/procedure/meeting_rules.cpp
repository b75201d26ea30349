#include "procedure/meeting_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/words.h"
#include "procedure/noted.h"
#include "procedure/parties.h"
#include "procedure/step_reader.h"
#include "regulation/rule_reader.h"

namespace kiemdiem::procedure {

using regulation::RuleReader;

namespace {

constexpr std::array<std::string_view, 3> quorum_names{"", "more_than_half", "two_thirds"};

}  // namespace

std::string_view name(Quorum quorum) {
  return quorum_names[static_cast<std::size_t>(quorum)];
}

std::optional<Quorum> quorum_named(std::string_view name) {
  const auto found = std::ranges::find(quorum_names, name);
  if (found == quorum_names.end()) return std::nullopt;
  return static_cast<Quorum>(found - quorum_names.begin());
}

bool is_quorate(Quorum quorum, int present, int summoned) {
  switch (quorum) {
    case Quorum::not_said:
      return true;
    case Quorum::more_than_half:
      return present * 2 > summoned;
    case Quorum::two_thirds:
      return present * 3 >= summoned * 2;
  }
  return true;
}

namespace {

/// A word of a choice of the dictionary.
std::optional<int> word_of(RuleReader& reader, const Node& node, std::string_view choices) {
  const facts::Choices* found = reader.dictionary().choices(choices);
  const auto index = found == nullptr ? std::nullopt : found->find(node.text());
  if (!index) reader.complain(node.place(), fmt::format("Không có từ “{}” ở đây.", node.text()));
  return index;
}

std::vector<facts::SubjectKind> read_order(RuleReader& reader) {
  using facts::SubjectKind;
  std::vector<SubjectKind> order;
  const Node* list = reader.take("order");
  if (list == nullptr) return order;
  for (const Node& node : list->items()) {
    bool known = false;
    for (const SubjectKind kind :
         {SubjectKind::organization, SubjectKind::collective, SubjectKind::member, SubjectKind::leader})
      if (facts::name(kind) == node.text()) {
        order.push_back(kind);
        known = true;
      }
    if (!known) reader.complain(node.place(), fmt::format("Không có loại đối tượng “{}”.", node.text()));
  }
  return order;
}

std::vector<std::vector<int>> read_ranks(RuleReader& reader) {
  std::vector<std::vector<int>> ranks;
  const Node* list = reader.take("ranks");
  if (list == nullptr) return ranks;
  for (const Node& rank : list->items()) {
    std::vector<int>& roles = ranks.emplace_back();
    for (const Node& node : rank.items())
      if (const auto role = word_of(reader, node, "role")) roles.push_back(*role);
  }
  return ranks;
}

std::vector<MeetingRules::HeldAt> read_held_at(RuleReader& reader) {
  std::vector<MeetingRules::HeldAt> held;
  const Node* map = reader.take("held_at");
  if (map == nullptr) return held;
  for (const auto& [key, value] : map->entries()) {
    MeetingRules::HeldAt one;
    const auto kind = word_of(reader, key, "collective_kind");
    if (!kind) continue;
    one.collective_kind = *kind;
    if (value.text() != "organization") one.collective = word_of(reader, value, "collective_kind");
    held.push_back(one);
  }
  return held;
}

void read_announced(RuleReader& reader, const Plan& plan, const regulation::Regulation& bound,
                    MeetingRules& rules) {
  std::vector<std::string> ids;
  for (const Step& step : plan.steps) ids.push_back(step.id);
  const Node* list = reader.take("announced");
  if (list != nullptr)
    for (const Node& node : list->items()) {
      if (std::ranges::find(ids, node.text()) == ids.end())
        reader.complain(node.place(), fmt::format("Không có bước “{}” trong các bước của văn bản.{}",
                                                  node.text(), did_you_mean(node.text(), ids)));
      rules.announced.push_back(node.text());
    }
  const Node* asked_by = reader.take("announced_by");
  if (asked_by == nullptr) return;
  const regulation::Rule* rule = rule_named(bound, plan.document, asked_by->text());
  if (rule == nullptr) return;  // not in force on this day
  rules.document = rule->document;
  rules.clause = rule->clause;
}

}  // namespace

Result<MeetingRules> read_meeting_rules(const Node& root, const Plan& plan,
                                        const regulation::Regulation& bound) {
  Problems problems;
  RuleReader reader{root, bound.dictionary, problems};
  MeetingRules rules;
  rules.order = read_order(reader);
  rules.ranks = read_ranks(reader);
  rules.held_at = read_held_at(reader);
  rules.leading = reader.words("leading", "collective_kind");
  read_announced(reader, plan, bound, rules);
  if (const Node* quorum = reader.take("quorum")) {
    const auto named = quorum_named(quorum->text());
    if (!named) reader.complain(quorum->place(), "“quorum” là more_than_half hoặc two_thirds.");
    rules.quorum = named.value_or(Quorum::not_said);
  }
  for (const std::string_view key : parties_keys) reader.take(key);
  reader.take("noted");
  reader.take("recorded_on");
  reader.finish();
  if (const auto parties = read_parties(root, bound); !parties)
    problems.insert(problems.end(), parties.error().begin(), parties.error().end());
  if (const auto noted = read_noted(root, bound.dictionary); !noted)
    problems.insert(problems.end(), noted.error().begin(), noted.error().end());
  if (!problems.empty()) return tl::unexpected{std::move(problems)};
  return rules;
}

}  // namespace kiemdiem::procedure
