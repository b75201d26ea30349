#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace kiemdiem::wordform {

/// A part of a Word file as a tree, written back as it was but for what was changed. Names keep their
/// prefixes.
struct Element {
  std::string name;  ///< "w:p"; empty: a text between elements
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<Element> children;
  std::string text;

  /// Empty where it is not given.
  std::string_view attribute(std::string_view wanted) const;
};

/// Refuses document type declarations (and with them every entity), damaged XML, more than 96 levels or
/// 200,000 elements. Comments and processing instructions go.
Result<Element> parse_xml(std::string_view bytes, const Place& where);
std::string to_xml(const Element& root);

}  // namespace kiemdiem::wordform
