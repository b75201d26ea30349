#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/tree.h"
#include "facts/situation.h"

namespace kiemdiem::facts {

/// The id under `regulation:`; empty where none is given. Read first, because a regulation may declare facts.
std::string regulation_named_in(const Node& root);

/// Reads a situation (assessment contract) from a tree: a YAML or JSON file, or a workbook turned into the
/// same shape. Everything that is wrong is reported at once: unknown keys with the nearest known one, wrong
/// types, impossible dates, ids that are used and not defined or defined twice, cycles in the organizations.
/// @param file how the user named the input, for messages
Result<Situation> read_situation(const Node& root, const Dictionary& dictionary, std::string_view file);

/// Empty tables for all lists of a dictionary.
std::vector<Table> empty_tables(const Dictionary& dictionary);

}  // namespace kiemdiem::facts
