#pragma once

#include <string>
#include <utility>
#include <vector>

#include "paper/paper.h"

namespace kiemdiem::printing {

/// One filled sample of each paper of a campaign that has the common frame, and of the empty ballots.
std::vector<std::pair<std::string, paper::Paper>> sample_ordinary_papers(const paper::Profile& party);

}  // namespace kiemdiem::printing
