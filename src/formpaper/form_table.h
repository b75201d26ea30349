#pragma once

#include "document/filled_form.h"
#include "paper/paper.h"

namespace kiemdiem::formpaper {

/// The table of a section: rows of the form in their groups, those that were given, those that were typed,
/// and the sums; empty rows where there is none. A choice of yes and no takes two columns, points take two as
/// well: how many there are to get and how many were got.
paper::Table form_table(const document::Section& section, const std::vector<document::Row>& rows);

}  // namespace kiemdiem::formpaper
