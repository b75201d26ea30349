#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/tree.h"
#include "facts/dictionary.h"

namespace kiemdiem::procedure {

/// Which facts belong to which event, and which page records an event itself (facts/noted.yaml).
struct Noted {
  /// By path of a fact: the events, as words of the choice “event”. A fact that is not here belongs to all.
  std::map<std::string, std::vector<std::string>, std::less<>> of;

  /// By event: the action of the page on which the work is done.
  std::map<std::string, std::string, std::less<>> recorded_on;

  bool asks(std::string_view fact, std::string_view event) const;
  /// Empty where the event is written in its form alone.
  std::string_view page_of(std::string_view event) const;
};

/// @param root what `Installation::meeting_rules` gives; facts and events that the dictionary does not have
/// are problems at their place
Result<Noted> read_noted(const Node& root, const facts::Dictionary& dictionary);

}  // namespace kiemdiem::procedure
