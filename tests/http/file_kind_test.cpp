#include "http/file_kind.h"

#include <gtest/gtest.h>

namespace kiemdiem::http {
namespace {

std::string number(std::size_t value, int length) {
  std::string bytes;
  for (int i = 0; i < length; ++i) bytes += static_cast<char>((value >> (8 * i)) & 0xFF);
  return bytes;
}

/// A zip archive of which only the directory is there: that is what names its parts.
std::string archive(const std::vector<std::string>& names) {
  const std::string local = "PK\3\4 local";
  std::string directory;
  for (const std::string& name : names)
    directory += "PK\1\2" + std::string(24, '\0') + number(name.size(), 2) + std::string(16, '\0') + name;
  return local + directory + "PK\5\6" + std::string(4, '\0') + number(names.size(), 2) +
         number(names.size(), 2) + number(directory.size(), 4) + number(local.size(), 4) + number(0, 2);
}

const std::string docx = archive({"[Content_Types].xml", "word/document.xml"});
const std::string xlsx = archive({"[Content_Types].xml", "xl/workbook.xml"});
const std::string pdf = "%PDF-1.7\n";
const std::string jpeg = "\xFF\xD8\xFF\xE0";
const std::string png = "\x89PNG\r\n\x1A\n";

TEST(AFile, is_known_by_its_bytes) {
  EXPECT_EQ(sniff(pdf), FileKind::pdf);
  EXPECT_EQ(sniff(jpeg), FileKind::jpeg);
  EXPECT_EQ(sniff(png), FileKind::png);
  EXPECT_EQ(sniff(docx), FileKind::docx);
  EXPECT_EQ(sniff(xlsx), FileKind::xlsx);
}

TEST(AFile, of_another_kind_is_none) {
  for (const std::string& bytes :
       {std::string(), std::string("MZ"), std::string("<html>"), std::string(" %PDF-"), std::string("PK\3\4"),
        archive({"a.txt"}), archive({"word/document.xml"}),
        archive({"[Content_Types].xml", "word/document.xml", "xl/workbook.xml"})})
    EXPECT_FALSE(sniff(bytes)) << bytes;
}

TEST(AnOfficeFile, with_macros_is_refused) {
  EXPECT_FALSE(sniff(archive({"[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"})));
  EXPECT_FALSE(sniff(archive({"[Content_Types].xml", "xl/workbook.xml", "xl/macrosheets/sheet1.xml"})));
}

TEST(AnOfficeFile, that_is_cut_anywhere_is_refused) {
  for (std::size_t length = 0; length < docx.size(); ++length)
    EXPECT_FALSE(sniff(std::string_view(docx).substr(0, length))) << length;
}

TEST(AnOfficeFile, whose_directory_points_elsewhere_is_refused) {
  std::string wrong = docx;
  wrong[wrong.size() - 6] = '\xFF';  // begin of the directory
  EXPECT_FALSE(sniff(wrong));
  wrong = docx;
  wrong[wrong.size() - 12] = '\x7F';  // count of entries
  EXPECT_FALSE(sniff(wrong));
}

TEST(AnUpload, is_accepted_when_name_and_content_agree) {
  EXPECT_EQ(accepted_kind("Báo cáo.PDF", pdf), FileKind::pdf);
  EXPECT_EQ(accepted_kind("a.jpg", jpeg), FileKind::jpeg);
  EXPECT_EQ(accepted_kind("a.jpeg", jpeg), FileKind::jpeg);
  EXPECT_EQ(accepted_kind("a.b.docx", docx), FileKind::docx);
  EXPECT_FALSE(accepted_kind("a.pdf", png));
  EXPECT_FALSE(accepted_kind("a.xlsx", docx));
  EXPECT_FALSE(accepted_kind("pdf", pdf));
  EXPECT_FALSE(accepted_kind("a.pdf.exe", pdf));
}

}  // namespace
}  // namespace kiemdiem::http
