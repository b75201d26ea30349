#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "examples.h"
#include "printing/docx.h"
#include "printing/golden.h"
#include "printing/html.h"
#include "printing/pdf.h"
#include "printing/reading.h"

/// Each official form filled in as its example says, against tests/formpaper/golden. With KIEMDIEM_ACCEPT=1
/// the files are written anew: read the difference before it is committed. With KIEMDIEM_PAPERS=FOLDER the
/// files are written there as Word, PDF and HTML, to be looked at.
namespace kiemdiem::formpaper {
namespace {

void compare(const std::string& name, const std::string& text) {
  printing::compare_with_golden("formpaper", name, text);
}

TEST(FormGolden, each_form_has_a_filled_example) {
  for (const auto& [id, form] : all_forms()) EXPECT_TRUE(all_examples().contains(id)) << id;
}

TEST(FormGolden, texts_of_the_word_files) {
  for (const auto& [id, example] : all_examples())
    compare(file_name(id) + ".docx.txt", printing::reduced(printing::document_xml(example_paper(id))));
  for (const char* id : {"btctw/02b-2023", "btctw/01-2018", "btctw/diem-ca-nhan-2025", "chung/cam-ket-2022"})
    compare(file_name(id) + ".empty.docx.txt", printing::reduced(printing::document_xml(empty_paper(id))));
}

TEST(FormGolden, pages_of_the_pdf_files) {
  auto printer = printing::PdfPrinter::open();
  ASSERT_TRUE(printer);
  for (const auto& [id, example] : all_examples()) {
    const auto text =
        printing::printed_by("pdftotext -layout", printer->print(example_paper(id)).value_or(""), "-");
    if (!text) GTEST_SKIP() << "pdftotext (poppler-utils) is not installed";
    compare(file_name(id) + ".pdf.txt", *text);
  }
}

TEST(FormGolden, written_to_be_looked_at) {
  const char* folder = std::getenv("KIEMDIEM_PAPERS");
  if (folder == nullptr) GTEST_SKIP() << "no folder named";
  auto printer = printing::PdfPrinter::open();
  ASSERT_TRUE(printer);
  for (const auto& [id, example] : all_examples())
    for (const bool filled : {true, false}) {
      const paper::Paper paper = filled ? example_paper(id) : empty_paper(id);
      const std::string file = std::string{folder} + "/" + file_name(id) + (filled ? "" : ".empty");
      std::ofstream{file + ".docx", std::ios::binary} << printing::to_docx(paper).value_or("");
      std::ofstream{file + ".pdf", std::ios::binary} << printer->print(paper).value_or("");
      std::ofstream{file + ".html", std::ios::binary} << printing::to_html(paper);
    }
}

}  // namespace
}  // namespace kiemdiem::formpaper
