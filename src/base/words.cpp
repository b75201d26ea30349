#include "base/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace kiemdiem {
namespace {

std::size_t edits_between(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (const char letter : from) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < to.size(); ++j) {
      const std::size_t change = diagonal + (letter == to[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string nearest_within(std::size_t edits, std::string_view typed,
                           std::span<const std::string> candidates) {
  const std::string* best = nullptr;
  std::size_t fewest = edits + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t needed = edits_between(typed, candidate);
    if (needed < fewest) {
      fewest = needed;
      best = &candidate;
    }
  }
  return best == nullptr ? std::string{} : *best;
}

std::string nearest(std::string_view typed, std::span<const std::string> candidates) {
  return nearest_within(std::max<std::size_t>(2, typed.size() / 3), typed, candidates);
}

std::string did_you_mean(std::string_view typed, std::span<const std::string> candidates) {
  const std::string best = nearest(typed, candidates);
  return best.empty() ? std::string{} : fmt::format(" Ý bạn là “{}”?", best);
}

std::string joined_with_and(std::span<const std::string> words) {
  std::string text;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (at > 0) text += at + 1 == words.size() ? " và " : ", ";
    text += words[at];
  }
  return text;
}

}  // namespace kiemdiem
