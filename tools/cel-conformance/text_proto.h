#pragma once

#include <string>
#include <string_view>
#include <vector>

/// A small reader for the text format of protocol buffers, as far as the conformance files use it.
namespace kiemdiem::conformance {

struct Field {
  std::string name;    ///< "[type.googleapis.com/…]" with its brackets for an extension
  std::string scalar;  ///< a word, a number or the bytes of a text
  std::vector<Field> fields;

  const Field* find(std::string_view wanted) const;
  std::vector<const Field*> all(std::string_view wanted) const;
  std::string text(std::string_view wanted) const;  ///< of a field; empty where it is not there
};

/// The whole file as one field without a name. Throws std::runtime_error with the line of a mistake.
Field read_text_proto(std::string_view text);

}  // namespace kiemdiem::conformance
