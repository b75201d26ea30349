#pragma once

#include <string>

#include "cli/judged.h"

namespace kiemdiem::cli {

/// An assessment as Vietnamese text: what breaks a rule, what cannot be decided yet, what holds in brief, the
/// sums. Every line names document and clause.
std::string assessment_text(const Judged& judged, bool colours);

/// "12 đối tượng: 2 trái quy định, …".
std::string summary_line(const assessment::Summary& summary);

}  // namespace kiemdiem::cli
