#pragma once

#include <string>
#include <string_view>

#include "paper/composition.h"

namespace kiemdiem::printing {

/// Id of the paragraph style of a role ("KdBody").
std::string_view style_id(paper::Role role);

std::string_view word_alignment(paper::Align align);

/// `word/styles.xml`: one paragraph style for each role, so that an office changes the look in one place.
std::string styles_xml(const paper::Profile& profile);

}  // namespace kiemdiem::printing
