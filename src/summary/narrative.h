#pragma once

#include "summary/checks.h"

namespace kiemdiem::summary {

/// A sentence of the result report (form F26) with the figures that stand in it, so that check 6 can compare
/// them with the tables.
struct Sentence {
  std::string place;  ///< "III.1"
  std::string text;
  std::vector<Told> told;
};

/// What the totals of the tables say, kind by kind of subject. Tables that are not given are not spoken of.
std::vector<Sentence> narrative(const std::vector<Table>& tables);

}  // namespace kiemdiem::summary
