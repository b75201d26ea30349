#include "printing/zip_writer.h"

#include <vector>

#include <zlib.h>

#include <cstdint>

#include "printing/deflate.h"

namespace kiemdiem::printing {
namespace {

constexpr std::uint16_t version = 20;  // deflate
constexpr std::uint16_t utf8_names = 0x0800;
constexpr std::uint16_t deflated = 8;
constexpr std::uint16_t first_of_january_1980 = 0x21;

void put16(std::string& out, std::uint32_t number) {
  out += static_cast<char>(number & 0xFF);
  out += static_cast<char>(number >> 8 & 0xFF);
}

void put32(std::string& out, std::uint32_t number) {
  put16(out, number & 0xFFFF);
  put16(out, number >> 16);
}

/// What the local header and the directory say alike, from the version on.
void put_description(std::string& out, const PackedPart& part) {
  put16(out, version);
  put16(out, utf8_names);
  put16(out, deflated);
  put16(out, 0);
  put16(out, first_of_january_1980);
  put32(out, part.checksum);
  put32(out, static_cast<std::uint32_t>(part.bytes.size()));
  put32(out, part.size);
  put16(out, static_cast<std::uint32_t>(part.name.size()));
  put16(out, 0);  // no extra fields
}

std::uint32_t checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

}  // namespace

Result<PackedPart> packed(const ZipPart& part) {
  thread_local Deflater deflater{Deflater::Wrapping::none};
  PackedPart made{
      std::string{part.name}, {}, checksum(part.bytes), static_cast<std::uint32_t>(part.bytes.size())};
  if (!deflater.pack(part.bytes, made.bytes))
    return refuse({}, "Không đóng gói được tệp Word; hãy kiểm tra bộ nhớ còn trống rồi thử lại.");
  return made;
}

std::string zip_file(std::span<const PackedPart* const> parts) {
  std::string file;
  std::string directory;
  for (const PackedPart* part : parts) {
    const auto offset = static_cast<std::uint32_t>(file.size());
    file += "PK\x03\x04";
    put_description(file, *part);
    file += part->name;
    file += part->bytes;
    directory += "PK\x01\x02";
    put16(directory, version);
    put_description(directory, *part);
    put16(directory, 0);  // no comment
    put16(directory, 0);  // first disk
    put16(directory, 0);
    put32(directory, 0);
    put32(directory, offset);
    directory += part->name;
  }
  const auto at = static_cast<std::uint32_t>(file.size());
  const auto count = static_cast<std::uint32_t>(parts.size());
  file += directory;
  file += "PK\x05\x06";
  put32(file, 0);
  put16(file, count);
  put16(file, count);
  put32(file, static_cast<std::uint32_t>(directory.size()));
  put32(file, at);
  put16(file, 0);
  return file;
}

Result<std::string> zip_file(std::span<const ZipPart> parts) {
  std::vector<PackedPart> made;
  made.reserve(parts.size());
  for (const ZipPart& part : parts) {
    auto one = packed(part);
    if (!one) return tl::unexpected{one.error()};
    made.push_back(std::move(*one));
  }
  std::vector<const PackedPart*> order;
  for (const PackedPart& one : made) order.push_back(&one);
  return zip_file(order);
}

}  // namespace kiemdiem::printing
