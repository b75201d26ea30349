#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kiemdiem::printing {

/// The parts of a zip file, by name; and their names in the order of the file.
struct Archive {
  std::vector<std::string> names;
  std::map<std::string, std::string> parts;
};
Archive unzipped(const std::string& bytes);

/// Nothing where the text is well-formed XML, else the parser's complaint.
std::string xml_complaint(const std::string& xml);

/// One line a paragraph: "[style] text", cells joined by " | ".
std::string reduced(const std::string& document_xml);

/// All values of an attribute of an element: attributes_of(xml, "Relationship", "Target").
std::vector<std::string> attributes_of(const std::string& xml, const std::string& element,
                                       const std::string& attribute);

/// What a program prints that reads a file with these bytes; nothing where it is not installed or fails.
std::optional<std::string> printed_by(const std::string& program_before_file, const std::string& bytes,
                                      const std::string& program_after_file = "");

/// Without any white space.
std::string squeezed(const std::string& text);

}  // namespace kiemdiem::printing
