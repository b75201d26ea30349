#pragma once

#include "pages/fact_form.h"
#include "pages/parts.h"

namespace kiemdiem::pages {

/// One repetition of a section that holds [[>fact_form]].
void add_fact_form(View& view, const char* name, const FactForm& form, const Texts& texts);

}  // namespace kiemdiem::pages
