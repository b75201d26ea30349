#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "spreadsheet/zip_archive.h"

namespace kiemdiem::spreadsheet {

/// Attributes of an element, by name without prefix.
class Attributes {
 public:
  explicit Attributes(const char** pairs) : pairs_(pairs) {}

  /// Empty where it is not given.
  std::string_view operator[](std::string_view name) const;
  /// `r:id` and the like: an attribute of that name in any namespace (the plain `id` is another).
  std::string_view in_namespace(std::string_view name) const;

 private:
  const char** pairs_;
};

/// Receives one XML part as it streams by. Names come without prefix. Answer false to stop reading.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual bool start(std::string_view element, const Attributes& attributes) = 0;
  virtual bool end(std::string_view element) = 0;
  virtual bool text(std::string_view text) = 0;
};

/// Streams one part through a handler. Refuses document type declarations (and with them every entity),
/// damaged XML, elements nested deeper than 64. `where` is put into the problems.
Problems read_xml_part(ZipArchive& archive, const std::string& part, const Place& where, XmlHandler& handler);

}  // namespace kiemdiem::spreadsheet
