#pragma once

#include "document/form.h"

namespace kiemdiem::document {

/// A form as a file that stands by itself: what came from a base is written out, so that an office sees all
/// that it may word anew. read_form() reads the same form from it.
std::string form_text(const Form& form);

}  // namespace kiemdiem::document
