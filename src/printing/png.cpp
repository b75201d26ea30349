#include "printing/png.h"

#include <zlib.h>

#include "printing/deflate.h"

namespace kiemdiem::printing {
namespace {

constexpr int pixels_a_module = 6;

void put32(std::string& out, std::uint32_t number) {
  for (const int shift : {24, 16, 8, 0}) out += static_cast<char>(number >> shift & 0xFFU);
}

void put_chunk(std::string& out, std::string_view kind, std::string_view bytes) {
  put32(out, static_cast<std::uint32_t>(bytes.size()));
  const std::string checked = std::string{kind} + std::string{bytes};
  out += checked;
  put32(out, static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(checked.data()),
                                              static_cast<uInt>(checked.size()))));
}

/// Lines of pixels, each behind the number of its filter: none.
std::string lines_of(const QrCode& code, int side) {
  const auto bytes_a_line = static_cast<std::size_t>((side + 7) / 8) + 1;
  std::string light(bytes_a_line, '\xFF');
  light.front() = '\0';
  std::vector<std::string> rows(static_cast<std::size_t>(code.size + 2 * qr_border), light);
  for (const DarkRun& run : code.runs) {
    std::string& row = rows[static_cast<std::size_t>(run.row + qr_border)];
    const int from = (run.column + qr_border) * pixels_a_module;
    for (int at = from; at < from + run.length * pixels_a_module; ++at) {
      char& eight = row[static_cast<std::size_t>(at / 8) + 1];
      eight = static_cast<char>(static_cast<unsigned char>(eight) & ~(0x80U >> (at % 8)));
    }
  }
  std::string lines;
  for (const std::string& row : rows)
    for (int copy = 0; copy < pixels_a_module; ++copy) lines += row;
  return lines;
}

}  // namespace

std::string png_of(const QrCode& code) {
  thread_local Deflater deflater{Deflater::Wrapping::zlib};
  const int side = (code.size + 2 * qr_border) * pixels_a_module;
  std::string packed;
  if (!deflater.pack(lines_of(code, side), packed)) return {};
  std::string header;
  put32(header, static_cast<std::uint32_t>(side));
  put32(header, static_cast<std::uint32_t>(side));
  header += std::string{"\x01\x00\x00\x00\x00", 5};  // one bit, grey, packed, plain filters, not interlaced
  std::string file{"\x89PNG\r\n\x1A\n"};
  put_chunk(file, "IHDR", header);
  put_chunk(file, "IDAT", packed);
  put_chunk(file, "IEND", {});
  return file;
}

}  // namespace kiemdiem::printing
