#include "http/packing.h"

#include <zlib.h>

#include <algorithm>
#include <optional>

namespace kiemdiem::http {
namespace {

constexpr std::size_t least = 1024;  // bytes; less fits into one packet anyway
constexpr int quickest = 1;
constexpr int gzip_window = 15 + 16;  // zlib: with the head and foot of gzip

bool is_text(std::string_view type) {
  return type.starts_with("text/") || type.starts_with("application/json");
}

std::optional<std::string> gzip(const std::string& text) {
  z_stream stream{};
  if (deflateInit2(&stream, quickest, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    return std::nullopt;
  std::string bytes(deflateBound(&stream, text.size()), '\0');
  std::string source = text;  // zlib asks for letters that may be changed
  stream.next_in = reinterpret_cast<Bytef*>(source.data());
  stream.avail_in = static_cast<uInt>(source.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  const bool complete = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  bytes.resize(stream.total_out);
  deflateEnd(&stream);
  if (!complete || bytes.size() >= text.size()) return std::nullopt;
  return bytes;
}

}  // namespace

bool takes_coding(std::string_view accept_encoding, std::string_view coding) {
  while (!accept_encoding.empty()) {
    const auto end = std::min(accept_encoding.find(','), accept_encoding.size());
    const auto item = accept_encoding.substr(0, end);
    accept_encoding.remove_prefix(std::min(end + 1, accept_encoding.size()));
    const auto sign = item.find(';');
    if (!equal_ignoring_case(trimmed(item.substr(0, sign)), coding)) continue;
    if (sign == std::string_view::npos) return true;
    const std::string_view quality = trimmed(item.substr(sign + 1));
    return quality.starts_with("q=") && quality.find_first_of("123456789") != std::string_view::npos;
  }
  return false;
}

Response packed(Response response, std::string_view accept_encoding) {
  const bool whole = response.body.size() >= least && response.lasting_body.empty() &&
                     is_text(response.type) && response.headers.get("Content-Encoding").empty();
  if (!whole) return response;
  response.headers.add("Vary", "Accept-Encoding");
  if (!takes_coding(accept_encoding, "gzip")) return response;
  if (auto bytes = gzip(response.body)) {
    response.body = std::move(*bytes);
    response.headers.add("Content-Encoding", "gzip");
  }
  return response;
}

}  // namespace kiemdiem::http
