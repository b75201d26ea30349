#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "assessment/assessment.h"

/// Judging at the size of a country: the same bound regulation over the columns of a situation, block by
/// block. The result is that of judge() without words: a permanent test says that both agree on every subject
/// and quota and on the number of findings of every rule.
namespace kiemdiem::assessment {

using facts::SubjectKind;

/// How work on separate ranges of rows is run. The core starts no threads: who calls it may.
struct InParts {
  std::size_t parts = 1;
  /// Calls `work(0)` … `work(parts - 1)`, in any order or at the same time, and returns when all are done.
  std::function<void(const std::function<void(std::size_t)>& work)> run;
};

/// One part after the other.
InParts in_turn();

/// What the rules say of one subject, packed; see SubjectResult.
class CountrySubject {
 public:
  CountrySubject() = default;
  CountrySubject(Asked review, Asked rating, std::optional<int> ceiling, std::optional<int> forced,
                 bool on_ballot, Verdict verdict)
      : bits_(static_cast<std::uint16_t>(
            1U | (static_cast<unsigned>(review) << 1) | (static_cast<unsigned>(rating) << 3) |
            (static_cast<unsigned>(ceiling.value_or(none)) << 5) |
            (static_cast<unsigned>(forced.value_or(none)) << 8) | (on_ballot ? 1U << 11 : 0U) |
            (static_cast<unsigned>(verdict) << 12))) {}

  static CountrySubject of_bits(std::uint16_t bits) {
    CountrySubject subject;
    subject.bits_ = bits;
    return subject;
  }

  bool is_subject() const { return (bits_ & 1U) != 0; }  ///< false: the regulation does not rate the entry
  Asked review() const { return static_cast<Asked>((bits_ >> 1) & 3U); }
  Asked rating() const { return static_cast<Asked>((bits_ >> 3) & 3U); }
  std::optional<int> ceiling() const { return level(5); }
  std::optional<int> forced() const { return level(8); }
  bool on_ballot() const { return ((bits_ >> 11) & 1U) != 0; }
  Verdict verdict() const { return static_cast<Verdict>((bits_ >> 12) & 3U); }
  std::uint16_t bits() const { return bits_; }  ///< equal where all of the above are equal
  friend bool operator==(const CountrySubject&, const CountrySubject&) = default;

 private:
  static constexpr int none = 7;
  std::optional<int> level(int shift) const {
    const int held = (bits_ >> shift) & 7;
    return held == none ? std::nullopt : std::optional{held};
  }
  std::uint16_t bits_ = 0;
};

/// All entries of one kind, by row of its list (members and leaders: of the people).
struct CountrySubjects {
  std::vector<CountrySubject> results;  ///< empty where the regulation does not rate the kind
  /// By index of the rule: a bit a row where the rule certainly touched the subject; empty where none can.
  std::vector<std::vector<std::uint64_t>> fired;

  bool has_fired(std::size_t rule, std::size_t row) const {
    return !fired[rule].empty() && ((fired[rule][row / 64] >> (row % 64)) & 1U) != 0;
  }
};

struct CountryQuota {
  std::size_t rule = 0;  ///< index among the rules
  SubjectKind of = SubjectKind::member;
  std::int32_t organization = -1;
  std::string group;  ///< of similarity groups
  std::optional<int> counted;
  std::optional<int> limit;
  int used = 0;
  Verdict verdict = Verdict::holds;
};

/// Findings of one rule by verdict.
struct FindingCounts {
  std::int64_t holds = 0;
  std::int64_t breaks = 0;
  std::int64_t undecided = 0;

  void add(Verdict verdict) {
    ++(verdict == Verdict::holds ? holds : verdict == Verdict::breaks ? breaks : undecided);
  }
  void add(const FindingCounts& more) {
    holds += more.holds;
    breaks += more.breaks;
    undecided += more.undecided;
  }
  friend bool operator==(const FindingCounts&, const FindingCounts&) = default;
};

struct CountryResult {
  std::array<CountrySubjects, 4> subjects;  ///< by SubjectKind
  std::vector<CountryQuota> quotas;         ///< by rule, kind and organization
  std::vector<FindingCounts> findings;      ///< by index of the rule
  FindingCounts votes;                      ///< whether votes add up; no rule of any document
  /// Rules whose findings have no block form (they look at the colleagues or the group of each person, or at
  /// who was in the chair): judged as judge() does, with its time and memory.
  std::vector<std::size_t> judged_by_rows;
};

/// Judges a situation of any size by a regulation that was bound for its period and day.
/// @param calendar the public holidays; days off of the situation are added here
CountryResult judge_country(const facts::Situation& situation, const regulation::Regulation& bound,
                            const WorkCalendar& calendar, const InParts& in_parts = in_turn());

}  // namespace kiemdiem::assessment
