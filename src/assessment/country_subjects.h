#pragma once

#include "assessment/country_conditions.h"

namespace kiemdiem::assessment::country {

/// What quotas need to know of a subject, in one byte.
struct CandidateBits {
  static constexpr std::uint8_t subject = 1;    ///< rated by the regulation
  static constexpr std::uint8_t candidate = 2;  ///< proposed for one of the two upper levels, not barred
  static constexpr std::uint8_t best = 4;       ///< proposed for the best
  static constexpr std::uint8_t certain = 8;    ///< no unknown fact could take the candidate out
  static constexpr std::uint8_t eligible = 16;  ///< the known facts allow the best level
  static constexpr std::uint8_t surely_eligible = 32;  ///< every value of the unknown facts does
};

/// What came out for all subjects, kind by kind.
struct Judged {
  std::array<CountrySubjects, 4> subjects;
  std::array<std::vector<std::uint8_t>, 4> candidates;  ///< CandidateBits, by row

  CountrySubject of(SubjectRef subject) const {
    const auto& held = subjects[static_cast<std::size_t>(subject.kind)].results;
    return held.empty() ? CountrySubject{} : held[static_cast<std::size_t>(subject.row)];
  }
};

/// Judges organizations, then collectives, then people: what SubjectJudge says of each.
Judged judge_subjects(const Tables& tables, const InParts& in_parts);

}  // namespace kiemdiem::assessment::country
