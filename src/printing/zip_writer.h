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

/// A part as it stands in the file: packed once, written into many files.
struct PackedPart {
  std::string name, bytes;
  std::uint32_t checksum = 0;
  std::uint32_t size = 0;  ///< before it was packed
};
/// One compressor serves all parts of a thread: libzip takes a quarter of a megabyte anew for each, which is
/// most of the time of a small file.
Result<PackedPart> packed(const ZipPart& part);

/// A zip file of the parts in the order given, all with the same fixed time, so that equal parts give equal
/// bytes. Each part and the whole stay below 4 GiB.
std::string zip_file(std::span<const PackedPart* const> parts);
/// The same of parts that go into this one file.
Result<std::string> zip_file(std::span<const ZipPart> parts);

}  // namespace kiemdiem::printing
