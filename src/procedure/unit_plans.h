#pragma once

#include <span>

#include "assessment/index.h"
#include "procedure/links.h"

namespace kiemdiem::procedure {

/// Which plan holds for whom inside a part: the nearest at or above a unit that set something of its own.
class UnitPlans {
 public:
  /// All arguments must live longer. @param own as together() gives them
  UnitPlans(const assessment::Index& index, const regulation::Regulation& bound, const Plan& top,
            std::span<const UnitPlan> own);

  /// @param organization row; -1: not in the part, the top's
  const Plan& of(std::int32_t organization) const;
  const Links& links_of(std::int32_t organization) const;
  /// Whether a step is asked of a unit at all.
  bool asks(const Step& step, std::int32_t organization) const;

 private:
  std::int32_t number(std::int32_t organization) const;

  const assessment::Index& index_;
  const Plan& top_;
  std::span<const UnitPlan> own_;
  Links links_;
  std::vector<Links> own_links_;       ///< as own_
  std::vector<std::int32_t> by_unit_;  ///< index in own_, -1: the top's; empty: nobody set anything
};

}  // namespace kiemdiem::procedure
