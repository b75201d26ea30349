#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kiemdiem::printing {

struct ZipPart {
  std::string_view name;  ///< "word/document.xml"
  std::string_view bytes;
};

/// A zip file of the parts in the order given, all with the same fixed time, so that equal parts give equal
/// bytes. One compressor serves all files of a thread: libzip takes a quarter of a megabyte anew for each
/// part, which is most of the time of a small file. Each part and the whole stay below 4 GiB.
Result<std::string> zip_file(std::span<const ZipPart> parts);

}  // namespace kiemdiem::printing
