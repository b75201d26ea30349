#pragma once

#include "pages/parts.h"
#include "pages/why.h"

namespace kiemdiem::pages {

/// One repetition of a section that holds [[>why]].
void add_why(View& view, const char* name, const Why& why, const Texts& texts);

}  // namespace kiemdiem::pages
