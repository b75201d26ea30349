#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/tree.h"
#include "facts/dictionary.h"

namespace kiemdiem::procedure {

/// Which facts belong to which event (facts/noted.yaml): the form of an event asks for these.
struct Noted {
  /// By path of a fact: the events, as words of the choice “event”. A fact that is not here belongs to all.
  std::map<std::string, std::vector<std::string>, std::less<>> of;

  bool asks(std::string_view fact, std::string_view event) const;
};

/// @param root what `Installation::meeting_rules` gives; facts and events that the dictionary does not have
/// are problems at their place
Result<Noted> read_noted(const Node& root, const facts::Dictionary& dictionary);

}  // namespace kiemdiem::procedure
