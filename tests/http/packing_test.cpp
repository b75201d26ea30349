#include "http/packing.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace kiemdiem::http {
namespace {

Response page_of(std::size_t lines) {
  std::string page;
  for (std::size_t line = 0; line < lines; ++line) page += "<tr><td>Chi bộ Phòng Bảo quản</td></tr>\n";
  return html(page);
}

std::string unpacked(const std::string& bytes) {
  z_stream stream{};
  std::string source = bytes;
  std::string text(1U << 20U, '\0');
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(source.data());
  stream.avail_in = static_cast<uInt>(source.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return text;
}

TEST(APage, is_packed_for_who_takes_it_and_says_the_same) {
  const Response plain = page_of(500);
  const Response answer = packed(plain, "br, gzip;q=0.8");
  EXPECT_EQ(answer.headers.get("Content-Encoding"), "gzip");
  EXPECT_EQ(answer.headers.get("Vary"), "Accept-Encoding");
  EXPECT_LT(answer.body.size(), plain.body.size() / 10);
  EXPECT_EQ(unpacked(answer.body), plain.body);
}

TEST(APage, is_sent_as_it_is_to_who_does_not_take_it) {
  const Response plain = page_of(500);
  for (const char* accept : {"", "br", "gzip;q=0"}) {
    const Response answer = packed(plain, accept);
    EXPECT_EQ(answer.body, plain.body) << accept;
    EXPECT_EQ(answer.headers.get("Content-Encoding"), "") << accept;
  }
}

TEST(APage, that_is_short_is_sent_as_it_is) {
  EXPECT_EQ(packed(page_of(2), "gzip").headers.get("Content-Encoding"), "");
}

TEST(APage, that_is_a_file_for_saving_is_sent_as_it_is) {
  const Response file = attachment(std::string(5000, 'x'), "application/zip", "a.zip");
  EXPECT_EQ(packed(file, "gzip").body, file.body);
}

TEST(APage, that_lasts_is_sent_as_it_is) {
  Response asset = page_of(0);
  const std::string lasting(5000, 'x');
  asset.lasting_body = lasting;
  const Response answer = packed(asset, "gzip");
  EXPECT_EQ(answer.lasting_body, lasting);
  EXPECT_EQ(answer.headers.get("Content-Encoding"), "");
}

}  // namespace
}  // namespace kiemdiem::http
