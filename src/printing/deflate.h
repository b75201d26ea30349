#pragma once

#include <zlib.h>

#include <string>
#include <string_view>

namespace kiemdiem::printing {

/// Packs bytes; made once and used again, since making it takes a quarter of a megabyte.
class Deflater {
 public:
  enum class Wrapping : std::uint8_t { none, zlib };  ///< as zip files and as PDF files want it

  explicit Deflater(Wrapping wrapping);
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;
  ~Deflater();

  /// Appends the packed bytes; false where there is no memory.
  bool pack(std::string_view bytes, std::string& into);

 private:
  z_stream stream_{};
  bool ready_;
};

}  // namespace kiemdiem::printing
