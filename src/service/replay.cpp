#include "service/replay.h"

#include <fmt/format.h>

#include <map>

#include "assessment/assessment.h"
#include "base/tree.h"
#include "facts/read_situation.h"
#include "service/entries.h"

namespace kiemdiem::service {
namespace {

Result<std::string> judged_again(Regulations& regulations, const store::Decision& decision,
                                 const store::DecisionGrounds& grounds) {
  const auto tree = from_json(grounds.situation);
  if (!tree) return refuse({}, "Dữ kiện lưu cùng quyết định không đọc được.");
  const Node* layers = tree->find("layers");
  const bool all_layers = layers == nullptr || layers->text() != "own";
  const auto regulation = regulations.regulation(decision.regulation, all_layers);
  if (!regulation) return tl::unexpected{regulation.error()};
  auto situation = facts::read_situation(*tree, (*regulation)->dictionary, decision.number);
  if (!situation) return tl::unexpected{situation.error()};
  situation->all_layers = all_layers;
  const auto bound = regulations.bound(decision.regulation, all_layers, situation->period, situation->on);
  if (!bound) return tl::unexpected{bound.error()};
  return assessment::to_json(assessment::judge(*situation, **bound, regulations.calendar()),
                             situation->dictionary);
}

/// The entries of a list of an assessment by what identifies them.
std::map<std::string, const Node*> by_name(const Node& assessment, std::string_view list) {
  std::map<std::string, const Node*> named;
  const Node* entries = assessment.find(list);
  if (entries == nullptr) return named;
  for (const Node& entry : entries->items()) {
    std::string name = text_of(entry, "subject");
    for (const char* key : {"rule", "scope", "of", "kind"})
      if (const std::string word = text_of(entry, key); !word.empty()) name += " " + word;
    // The same rule may speak of one subject several times.
    while (named.contains(name)) name += "'";
    named.emplace(std::move(name), &entry);
  }
  return named;
}

void compare(const Node& before, const Node& after, std::string_view list, std::string_view label,
             std::vector<std::string>& differs) {
  const auto then = by_name(before, list);
  const auto now = by_name(after, list);
  for (const auto& [name, entry] : then) {
    const auto other = now.find(name);
    if (other == now.end())
      differs.push_back(fmt::format("{} {}: lần này không có", label, name));
    else
      for (const auto& [key, value] : entry->entries()) {
        const Node* again = other->second->find(key.text());
        if (again == nullptr || to_json(value) != to_json(*again))
          differs.push_back(fmt::format("{} {}, {}: {} → {}", label, name, key.text(), to_json(value),
                                        again == nullptr ? "không có" : to_json(*again)));
      }
  }
  for (const auto& [name, entry] : now)
    if (!then.contains(name)) differs.push_back(fmt::format("{} {}: trước không có", label, name));
}

}  // namespace

Result<Replayed> replay(Regulations& regulations, const store::Decision& decision,
                        const store::DecisionGrounds& grounds) {
  Replayed replayed;
  const auto fingerprint = regulations.fingerprint(decision.regulation);
  if (!fingerprint) return tl::unexpected{fingerprint.error()};
  replayed.fingerprint = *fingerprint;
  replayed.texts_at_hand = *fingerprint == decision.regulation_hash;
  if (!replayed.texts_at_hand) return replayed;
  const auto again = judged_again(regulations, decision, grounds);
  if (!again) return tl::unexpected{again.error()};
  replayed.same = *again == grounds.assessment;
  if (replayed.same) return replayed;
  const auto before = from_json(grounds.assessment);
  const auto after = from_json(*again);
  if (!before || !after) return refuse({}, "Kết luận lưu cùng quyết định không đọc được.");
  compare(*before, *after, "subjects", "Đối tượng", replayed.differs);
  compare(*before, *after, "quotas", "Tỷ lệ", replayed.differs);
  compare(*before, *after, "findings", "Phát hiện", replayed.differs);
  return replayed;
}

}  // namespace kiemdiem::service
