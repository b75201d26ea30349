#pragma once

#include <array>
#include <limits>
#include <map>

#include "procedure/dues.h"

namespace kiemdiem::procedure {

/// What is done, by step and row: the Ledger's answers for all subjects at once.
class Marks {
 public:
  static constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();
  static constexpr std::int32_t undated = std::numeric_limits<std::int32_t>::min();

  Marks(const Index& index, const Plan& plan, Moment now);

  /// Day on which a step was done; `undated` where it was and no day is known, else `never`.
  std::int32_t done(std::size_t step, SubjectRef subject, EntityRef place = {}) const;
  bool returned(std::size_t step, SubjectRef subject) const;
  bool is_called_for(std::size_t step, SubjectRef subject) const;
  /// Day for which the step's event is recorded ahead; `never` where none is.
  std::int32_t recorded_for(std::size_t step, SubjectRef subject) const;

 private:
  using Days = std::vector<std::int32_t>;
  struct Called {
    std::int32_t trigger = undated;  ///< day of the last event that calls for the step
    bool before = false;             ///< the step's event was there by then
    std::int32_t after = never;      ///< day on which it was done once more
  };

  void read_events();
  void read(const Event& event);
  void mark(std::size_t step, const Event& event);
  void follow_calls();
  void stand_for_each_other();
  void read_papers();
  void read_papers_of(std::size_t step);
  void take_back();

  Days& days(std::size_t step, SubjectKind kind);
  std::int32_t day(std::size_t step, SubjectRef subject) const;

  const Index& index_;
  const Plan& plan_;
  Ledger ledger_;  ///< of single events; the index need not hold any
  std::vector<std::vector<std::size_t>> steps_of_event_, calls_of_event_, returns_of_event_;
  std::vector<std::array<Days, 4>> done_;
  std::vector<std::map<std::pair<SubjectRef, EntityRef>, std::int32_t>> done_at_;
  std::vector<std::map<SubjectRef, Called>> called_;
  std::vector<std::map<SubjectRef, std::int64_t>> returned_;  ///< moment of the last return
  std::vector<std::map<SubjectRef, std::int64_t>> again_;     ///< of those returned: moment of the last doing
  std::vector<std::map<SubjectRef, std::int32_t>> recorded_;
};

}  // namespace kiemdiem::procedure
