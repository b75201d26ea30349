#pragma once

#include "base/tree.h"
#include "facts/dictionary.h"

/// What holds from year to year and what is said anew in each period, told apart by the dictionary
/// (Fact::lasting). Entries are trees of the shape that a situation file has.
namespace kiemdiem::facts {

/// One entry of a list in two parts that overlaid() joins again.
struct EntryParts {
  Node lasting;
  Node of_period;  ///< without the id
};

/// Entries of an inner list are told apart by their required facts (the place and role of a post), which
/// stand in both parts. Facts that the dictionary does not know stay with the period.
EntryParts split(const Node& entry, const ListShape& shape, const Dictionary& dictionary);

/// What the period says stands over what lasts; inner lists are joined entry by entry. Entries that only the
/// period knows follow at the end.
Node overlaid(const Node& lasting, const Node& of_period, const ListShape& shape,
              const Dictionary& dictionary);

}  // namespace kiemdiem::facts
