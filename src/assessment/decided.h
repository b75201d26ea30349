#pragma once

#include <optional>

#include "assessment/index.h"

namespace kiemdiem::assessment {

/// The last level that was decided on a subject; nothing where none was.
std::optional<int> decided_level(const Index& index, SubjectRef subject);

}  // namespace kiemdiem::assessment
