#include "assessment/decided.h"

#include <ranges>

namespace kiemdiem::assessment {

std::optional<int> decided_level(const Index& index, SubjectRef subject) {
  const ColumnRef level = index.column("events", "rating");
  const auto decisions = index.events_of(index.word("event", "decided"), subject);
  for (const Event* event : std::views::reverse(decisions))
    if (level.known(event->row)) return level.number(event->row);
  return std::nullopt;
}

}  // namespace kiemdiem::assessment
