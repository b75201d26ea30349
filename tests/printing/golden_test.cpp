#include <gtest/gtest.h>

#include "printing/docx.h"
#include "printing/golden.h"
#include "printing/html.h"
#include "printing/pdf.h"
#include "reading.h"
#include "sample_papers.h"

/// The sample papers against tests/printing/golden. With KIEMDIEM_ACCEPT=1 the files are written anew: read
/// the difference before it is committed.
namespace kiemdiem::printing {
namespace {

void compare(const std::string& name, const std::string& text) {
  compare_with_golden("printing", name, text);
}

TEST(Golden, structure_of_the_word_files) {
  for (const auto& [name, paper] : sample_papers()) compare(name + ".docx.txt", reduced(document_xml(paper)));
  if (accepts_anew()) GTEST_SKIP() << "accepted anew";
}

TEST(Golden, pages_of_the_pdf_files) {
  auto printer = PdfPrinter::open();
  ASSERT_TRUE(printer);
  for (const auto& [name, paper] : sample_papers()) {
    const auto text = printed_by("pdftotext -layout", printer->print(paper).value_or(""), "-");
    if (!text) GTEST_SKIP() << "pdftotext (poppler-utils) is not installed";
    compare(name + ".pdf.txt", *text);
  }
  if (accepts_anew()) GTEST_SKIP() << "accepted anew";
}

TEST(Html, says_what_the_word_file_says) {
  for (const auto& [name, paper] : sample_papers()) {
    const std::string html = to_html(paper);
    for (const std::string& line : {std::string{"<!DOCTYPE html>"}, std::string{"<html lang=\"vi\">"}})
      EXPECT_NE(html.find(line), std::string::npos);
    // The body is XML but for the closing sign of empty elements.
    std::string body = html.substr(html.find("<body>"));
    body.resize(body.find("</html>"));
    for (const std::string element : {"<col ", "<hr "})
      for (std::size_t at = body.find(element); at != std::string::npos; at = body.find(element, at + 1))
        body.insert(body.find('>', at), "/");
    EXPECT_EQ(xml_complaint(body), "") << name;
  }
}

TEST(Html, takes_hostile_text_as_text) {
  paper::Paper hostile = sample_notice(1);
  hostile.title = "</title><script>alert(1)</script>";
  hostile.sections.front().blocks.push_back(
      {paper::Paragraph{.runs = {{.text = "<img src=x onerror=alert(1)>"}}}});
  const std::string html = to_html(hostile);
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(html.find("<img"), std::string::npos);
}

}  // namespace
}  // namespace kiemdiem::printing
