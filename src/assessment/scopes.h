#pragma once

#include <optional>

#include "assessment/index.h"

namespace kiemdiem::assessment {

/// The level that decides on a subject (contract: “Quotas”): of a member the first grassroots organization,
/// grassroots cell or commune going up from the cell, else the topmost; of an organization its parent,
/// passing over department committees; of a collective the level of what it is of; of a leader the level that
/// manages the post. `decided_by` overrides. @return the organization's row, or nothing where there is no
/// such level or it is not known
std::optional<std::int32_t> deciding_level(const Index& index, SubjectRef subject);

/// The same of all members of a cell.
std::int32_t deciding_level_of_cell(const Index& index, std::int32_t cell);

}  // namespace kiemdiem::assessment
