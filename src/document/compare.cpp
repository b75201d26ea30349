#include "document/compare.h"

#include <algorithm>
#include <set>

#include "base/vietnamese.h"

namespace kiemdiem::document {
namespace {

using Words = std::vector<std::string_view>;

/// Words with the blanks behind them, so that joined they are the text.
Words words_of(std::string_view text) {
  Words words;
  const auto blank = [](char letter) { return letter == ' ' || letter == '\n' || letter == '\t'; };
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = begin;
    while (end < text.size() && !blank(text[end])) ++end;
    while (end < text.size() && blank(text[end])) ++end;
    words.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return words;
}

Words lines_of(std::string_view text) {
  Words lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

void add(std::vector<Piece>& pieces, Change change, std::string_view text) {
  if (!pieces.empty() && pieces.back().change == change)
    pieces.back().text += text;
  else
    pieces.push_back({change, std::string{text}});
}

/// The longest common sequence by the table of its lengths.
std::vector<Piece> by_table(const Words& former, const Words& later) {
  const std::size_t wide = later.size() + 1;
  std::vector<std::uint16_t> lengths((former.size() + 1) * wide, 0);
  for (std::size_t i = former.size(); i-- > 0;)
    for (std::size_t j = later.size(); j-- > 0;)
      lengths[i * wide + j] = former[i] == later[j]
                                  ? static_cast<std::uint16_t>(lengths[(i + 1) * wide + j + 1] + 1)
                                  : std::max(lengths[(i + 1) * wide + j], lengths[i * wide + j + 1]);
  std::vector<Piece> pieces;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < former.size() || j < later.size()) {
    if (i < former.size() && j < later.size() && former[i] == later[j]) {
      add(pieces, Change::same, former[i]);
      ++i;
      ++j;
    } else if (j == later.size() ||
               (i < former.size() && lengths[(i + 1) * wide + j] >= lengths[i * wide + j + 1])) {
      add(pieces, Change::gone, former[i++]);
    } else {
      add(pieces, Change::added, later[j++]);
    }
  }
  return pieces;
}

constexpr std::size_t largest_table = 9'000'000;

std::set<std::string> runs_of(std::string_view text, std::size_t long_run) {
  std::string key;
  for (const char letter : search_key(text)) {
    const bool kept = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (kept)
      key += letter;
    else if (!key.empty() && key.back() != ' ')
      key += ' ';
  }
  const Words words = words_of(key);
  std::set<std::string> runs;
  for (std::size_t at = 0; at + long_run <= words.size(); ++at) {
    std::string run;
    for (std::size_t word = at; word < at + long_run; ++word) {
      run += words[word].substr(0, words[word].find(' '));
      run += ' ';
    }
    runs.insert(std::move(run));
  }
  return runs;
}

}  // namespace

std::vector<Piece> compared(std::string_view former, std::string_view later) {
  const Words one = words_of(former);
  const Words other = words_of(later);
  if ((one.size() + 1) * (other.size() + 1) <= largest_table) return by_table(one, other);
  const Words lines = lines_of(former);
  const Words others = lines_of(later);
  if ((lines.size() + 1) * (others.size() + 1) <= largest_table) return by_table(lines, others);
  return {{Change::gone, std::string{former}}, {Change::added, std::string{later}}};
}

int repeated_share(std::string_view text, std::string_view other) {
  constexpr std::size_t long_run = 4;
  constexpr std::size_t fewest = 5;  // runs: eight words
  const std::set<std::string> own = runs_of(text, long_run);
  if (own.size() < fewest) return 0;
  const std::set<std::string> found = runs_of(other, long_run);
  const auto shared = std::ranges::count_if(own, [&](const std::string& run) { return found.contains(run); });
  return static_cast<int>(shared * 100 / static_cast<std::ptrdiff_t>(own.size()));
}

}  // namespace kiemdiem::document
