#include "assessment/shares.h"

#include <fmt/format.h>

#include <cstdint>
#include <optional>

namespace kiemdiem::assessment {
namespace {

using Wide = std::int64_t;

/// Whether cell a, holding `held_a` places, comes before b for the next place.
bool comes_first(const ShareCell& a, int held_a, const ShareCell& b, int held_b) {
  const Wide average_a = Wide{a.weight} * a.candidates * (2 * held_b + 1);
  const Wide average_b = Wide{b.weight} * b.candidates * (2 * held_a + 1);
  if (average_a != average_b) return average_a > average_b;
  if (a.rank != b.rank) return a.rank < b.rank;
  if (a.candidates != b.candidates) return a.candidates > b.candidates;
  if (a.eligible != b.eligible) return a.eligible > b.eligible;
  return a.code < b.code;
}

std::optional<std::size_t> next_place(const std::vector<ShareCell>& cells, const std::vector<int>& places) {
  std::optional<std::size_t> best;
  for (std::size_t at = 0; at < cells.size(); ++at) {
    if (cells[at].weight <= 0 || cells[at].candidates <= 0 || places[at] >= cells[at].eligible) continue;
    if (!best || comes_first(cells[at], places[at], cells[*best], places[*best])) best = at;
  }
  return best;
}

struct Move {
  std::size_t from, to;
};

/// −1, 0 or 1 as a's proportion of places is smaller than, equal to or larger than b's.
int compare_proportion(const ShareCell& a, int held_a, const ShareCell& b, int held_b) {
  const Wide left = Wide{held_a} * b.candidates;
  const Wide right = Wide{held_b} * a.candidates;
  return left < right ? -1 : left > right ? 1 : 0;
}

bool better_move(const std::vector<ShareCell>& cells, const std::vector<int>& places, Move a, Move b) {
  if (cells[a.from].rank != cells[b.from].rank) return cells[a.from].rank > cells[b.from].rank;
  if (const int from = compare_proportion(cells[a.from], places[a.from], cells[b.from], places[b.from]))
    return from > 0;
  if (cells[a.to].rank != cells[b.to].rank) return cells[a.to].rank < cells[b.to].rank;
  if (const int to = compare_proportion(cells[a.to], places[a.to], cells[b.to], places[b.to])) return to < 0;
  if (cells[a.from].code != cells[b.from].code) return cells[a.from].code < cells[b.from].code;
  return cells[a.to].code < cells[b.to].code;
}

std::optional<Move> next_move(const std::vector<ShareCell>& cells, const std::vector<int>& places) {
  std::optional<Move> best;
  for (std::size_t low = 0; low < cells.size(); ++low) {
    for (std::size_t high = 0; high < cells.size(); ++high) {
      if (cells[high].rank >= cells[low].rank || places[low] == 0 || places[high] >= cells[high].eligible)
        continue;
      if (cells[high].weight <= 0 ||
          compare_proportion(cells[low], places[low], cells[high], places[high]) <= 0)
        continue;
      const Move move{low, high};
      if (!best || better_move(cells, places, move, *best)) best = move;
    }
  }
  return best;
}

}  // namespace

Shares share_out(const std::vector<ShareCell>& cells, int total) {
  Shares shares;
  shares.places.resize(cells.size(), 0);
  for (int place = 1; place <= total; ++place) {
    const auto at = next_place(cells, shares.places);
    if (!at) {
      shares.steps.push_back(fmt::format(
          "Còn {} chỗ không dùng: không chi bộ nào còn đảng viên đủ điều kiện.", total - place + 1));
      break;
    }
    const ShareCell& cell = cells[*at];
    const int held = shares.places[*at]++;
    shares.steps.push_back(fmt::format("Chỗ {}: {} (hệ số {} × {} ứng viên / {}).", place, cell.name,
                                       cell.weight, cell.candidates, 2 * held + 1));
  }
  while (const auto move = next_move(cells, shares.places)) {
    --shares.places[move->from];
    ++shares.places[move->to];
    shares.steps.push_back(
        fmt::format("Chuyển 1 chỗ từ {} sang {}: chi bộ mức thấp hơn không có tỷ lệ cao hơn.",
                    cells[move->from].name, cells[move->to].name));
  }
  return shares;
}

}  // namespace kiemdiem::assessment
