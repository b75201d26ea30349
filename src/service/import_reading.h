#pragma once

#include "base/tree.h"
#include "facts/dictionary.h"

namespace kiemdiem::service {

/// The same text for two entries that say the same, however they are written: keys in the dictionary's order,
/// what is the default left out.
std::string canonical(const Node& entry, const facts::ListShape& shape, const facts::Dictionary& dictionary);

/// What is given stands over what is stored; what is not given stays.
Node laid_over(const Node& stored, const Node& given, const facts::ListShape& shape);

}  // namespace kiemdiem::service
