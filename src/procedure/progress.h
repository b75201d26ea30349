#pragma once

#include "assessment/country.h"
#include "procedure/work.h"

namespace kiemdiem::procedure {

/// One step in one unit. Every subject is counted once: the numbers add up.
struct StepCounts {
  std::int32_t not_begun = 0;
  std::int32_t under_way = 0;  ///< what comes before it about the same subject has been done
  std::int32_t done = 0;
  std::int32_t late = 0;
  std::int32_t returned = 0;  ///< sent back and not yet done again
  std::int32_t undecided = 0;
  std::int32_t not_needed = 0;

  std::int32_t needed() const { return not_begun + under_way + done + late + returned; }
  void add(const StepCounts& more);
  friend bool operator==(const StepCounts&, const StepCounts&) = default;
};

/// By organization and step, for the unit alone and with everything below it. Agencies count where their
/// members belong.
class Progress {
 public:
  Progress(std::size_t organizations, std::size_t steps);

  const StepCounts& own(std::int32_t organization, std::size_t step) const;
  const StepCounts& with_below(std::int32_t organization, std::size_t step) const;
  StepCounts& own(std::int32_t organization, std::size_t step);
  std::size_t steps() const { return steps_; }
  /// Adds every unit to all above it. @pre called once, when all are counted
  void roll_up(const assessment::Index& index);

 private:
  std::size_t steps_;
  std::vector<StepCounts> own_, with_below_;
};

Progress progress(const Work& work);

/// The same for a situation of any size, without tasks: column by column.
/// @param subjects what assessment::judge_country says of them
Progress progress_of_many(const facts::Situation& situation, const regulation::Regulation& bound,
                          const std::array<assessment::CountrySubjects, 4>& subjects, const Plan& plan,
                          const WorkCalendar& calendar, Moment now);

}  // namespace kiemdiem::procedure
