#include "printing/deflate.h"

namespace kiemdiem::printing {
namespace {

constexpr int quickest = 1;
constexpr int window = 15;

}  // namespace

Deflater::Deflater(Wrapping wrapping)
    : ready_(deflateInit2(&stream_, quickest, Z_DEFLATED, wrapping == Wrapping::zlib ? window : -window, 8,
                          Z_DEFAULT_STRATEGY) == Z_OK) {}

Deflater::~Deflater() {
  deflateEnd(&stream_);
}

bool Deflater::pack(std::string_view bytes, std::string& into) {
  if (!ready_ || deflateReset(&stream_) != Z_OK) return false;
  const std::size_t begin = into.size();
  into.resize(begin + deflateBound(&stream_, bytes.size()));
  // The interface of zlib takes no const bytes; it does not write to them.
  stream_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
  stream_.avail_in = static_cast<uInt>(bytes.size());
  stream_.next_out = reinterpret_cast<Bytef*>(into.data() + begin);
  stream_.avail_out = static_cast<uInt>(into.size() - begin);
  if (deflate(&stream_, Z_FINISH) != Z_STREAM_END) return false;
  into.resize(begin + stream_.total_out);
  return true;
}

}  // namespace kiemdiem::printing
