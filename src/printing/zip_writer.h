#pragma once

#include <span>
#include <string>

#include "base/result.h"

namespace kiemdiem::printing {

struct ZipPart {
  std::string name;  ///< "word/document.xml"
  std::string_view bytes;
};

/// A zip file of the parts in the order given, all with the same fixed time, so that equal parts give equal
/// bytes.
Result<std::string> zip_file(std::span<const ZipPart> parts);

}  // namespace kiemdiem::printing
