#pragma once

#include <string>

#include "paper/paper.h"

namespace kiemdiem::printing {

/// The paper as one HTML page of its own, to look at and to print: no script, nothing loaded.
std::string to_html(const paper::Paper& paper);

}  // namespace kiemdiem::printing
