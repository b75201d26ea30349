#pragma once

#include "document/example.h"

namespace kiemdiem::document {

/// A form with a short text in everything that it asks for, also in what an office added: for looking at it
/// before it takes effect. Nobody and nothing in it is real; all parts stand in it, whomever they concern.
/// No level is chosen.
Example sample_of(const Form& form, Date day);

}  // namespace kiemdiem::document
