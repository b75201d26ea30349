#pragma once

#include "base/tree.h"
#include "document/read_forms.h"

/// How large a form that somebody hands in may be and which signs it may hold: looked at before anything in
/// it is believed. Every official form stays far below.
namespace kiemdiem::document {

inline constexpr std::size_t most_form_bytes = 128 * std::size_t{1024};
inline constexpr std::size_t most_fixed_rows = 100;  ///< of a section

/// Of the text as it came, each with its line: its size, signs that are not seen (control characters, marks
/// that turn the direction of writing).
Problems text_problems(const FormFile& file);

/// Of what was read from it: lists and texts that are too long, names that are not plain, hidden signs
/// written as escapes, names that stand twice in one list.
Problems shape_problems(const Node& tree);

}  // namespace kiemdiem::document
