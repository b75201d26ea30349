#pragma once

#include "base/tree.h"
#include "document/read_forms.h"

namespace kiemdiem::document {

/// Reads one form whose bases are read already.
/// @param tree of the file
Result<Form> read_form(const FormFile& file, const Node& tree, const Forms& bases,
                       const facts::Dictionary& dictionary);

}  // namespace kiemdiem::document
