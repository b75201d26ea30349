#pragma once

#include "assessment/country_conditions.h"

namespace kiemdiem::assessment::country {

/// What quotas need to know of a subject, in one byte; see Candidate.
struct CandidateBits {
  static constexpr std::uint8_t subject = 1;  ///< rated by the regulation
  static constexpr std::uint8_t candidate = 2;
  static constexpr std::uint8_t best = 4;
  static constexpr std::uint8_t may_drop_out = 8;
  static constexpr std::uint8_t may_be_eligible = 16;
  static constexpr std::uint8_t may_be_barred = 32;

  /// As as_decided() has it.
  static constexpr std::uint8_t decided(std::uint8_t bits, std::uint8_t level) {
    if ((bits & subject) == 0 || (bits & candidate) != 0 || level > 1) return bits;
    return static_cast<std::uint8_t>(bits | candidate | may_be_eligible | (level == 0 ? best : 0));
  }
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
