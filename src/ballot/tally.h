#pragma once

#include "ballot/count.h"

namespace kiemdiem::ballot {

/// A count with the people that it is measured by.
struct Tally {
  int summoned = 0, present = 0;
  Count count;
};

/// Votes of a number of people, never divided.
struct Share {
  int votes = 0;
  int of = 0;
};
/// "66,67"; empty where there is nobody to count by.
std::string percent_text(const Share& share);

int number_of(const Tally& tally, Base base);
Share share_of(const Tally& tally, Base base, std::size_t line, std::size_t choice);

/// The best choice for which it and the better ones together have more votes than the threshold asks; of an
/// excellence vote 0 where it is agreed to. Nothing: no threshold, or no choice reaches it.
std::optional<int> carried(const Sheet& sheet, const Tally& tally, const Rules& rules, std::size_t line);

/// A line of an excellence vote in the order of agreement.
struct Ranked {
  std::size_t line = 0;
  int agreed = 0;
  bool within = false;  ///< among the first `most`, whatever happens to the others
  bool tied = false;    ///< has as many as the last one within: people decide
};
std::vector<Ranked> ranked(const Sheet& sheet, const Count& count, int most);

/// What is sealed: the same tally gives the same bytes. Keys in their order, no blanks.
struct SealedText {
  std::string poll, campaign, unit, mode, chair, day, replaces;
  std::vector<std::string> tellers;  ///< ids, sorted
};
std::string canonical_json(const SealedText& about, const Sheet& sheet, const Tally& tally);
/// The tally that a canonical text holds.
Tally tally_from(const Sheet& sheet, const std::string& canonical);

}  // namespace kiemdiem::ballot
