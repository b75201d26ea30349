#pragma once

#include "document/form.h"
#include "facts/record_reader.h"

namespace kiemdiem::document {

/// Reads the keys that parts of forms share.
class SectionReader : public facts::RecordReader {
 public:
  SectionReader(const Node& node, Problems& problems) : RecordReader(node, problems) {}

  /// Index of one of a closed set of words; the given one where the key is missing.
  std::size_t one_of(std::string_view key, const std::vector<std::string>& words, std::size_t otherwise);
  /// The same for a key that must be there; the word itself.
  std::string word_of(std::string_view key, const std::vector<std::string>& words);
  /// `when` and `unless`.
  Condition condition();
};

/// Words of the enumerations, in their order.
const std::vector<std::string>& section_kinds();
const std::vector<std::string>& column_types();
const std::vector<std::string>& prefills();

Section read_section(const Node& node, Problems& problems);

}  // namespace kiemdiem::document
