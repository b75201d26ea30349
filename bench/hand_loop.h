#pragma once

#include <cstdint>
#include <vector>

#include "assessment/country.h"

namespace kiemdiem::bench {

/// What the eight rules come to, written out by hand for them alone.
struct HandResult {
  std::vector<std::uint16_t> subjects;  ///< CountrySubject::bits()
  std::vector<std::uint8_t> fired;      ///< a bit for each of the seven rules of a subject, in their order
  struct Quota {
    std::int32_t counted = -1, limit = 0, used = 0;
    assessment::Verdict verdict = assessment::Verdict::holds;
    friend bool operator==(const Quota&, const Quota&) = default;
  };
  std::vector<Quota> cells, grassroots;  ///< by row of the organizations; counted -1: no subject there
};

/// The eight rules of bench/eight-rules as a plain loop over the same columns. @pre the members stand cell by
/// cell, each cell's parent is its grassroots organization
HandResult judge_by_hand(const facts::Situation& situation, const assessment::InParts& in_parts);

}  // namespace kiemdiem::bench
