#include <gmock/gmock.h>

#include "base/qr_code.h"
#include "paper/composition.h"
#include "printing/docx.h"
#include "printing/html.h"
#include "printing/pdf.h"
#include "printing/png.h"
#include "reading.h"
#include "sample_papers.h"

// The QR code beside the short code of a paper.

namespace kiemdiem::printing {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string path = "/dot/nam-2026/ma/cb1/7KQM-2XWD-A";

paper::Paper coded(const std::string& server) {
  paper::Paper paper = sample_decision(3);
  paper.sections.back().blocks.push_back({paper::PaperCode{"7KQM-2XWD-A", path}});
  paper.server = server;
  return paper;
}

const paper::Text* picture_in(const std::vector<paper::Text>& texts) {
  for (const paper::Text& text : texts)
    if (text.picture) return &text;
  return nullptr;
}

/// The text with the picture, wherever it stands.
paper::Text picture_of(const paper::Paper& paper) {
  for (const paper::Sheet& sheet : compose(paper))
    for (const paper::Item& item : sheet.items) {
      if (const auto* text = std::get_if<paper::Text>(&item.what); text != nullptr && text->picture)
        return *text;
      if (const auto* grid = std::get_if<paper::Grid>(&item.what))
        for (const paper::GridRow& row : grid->rows)
          for (const paper::GridCell& cell : row)
            if (const auto* found = picture_in(cell.texts)) return *found;
    }
  ADD_FAILURE() << "no picture";
  return {};
}

TEST(TheQrCodeOfAPaper, leads_to_the_page_of_the_record_on_the_server_of_the_paper) {
  const auto picture = picture_of(coded("https://10.42.0.1:8443")).picture;
  EXPECT_EQ(svg_path(*picture), svg_path(qr_code("https://10.42.0.1:8443" + path).value()));
}

TEST(TheQrCodeOfAPaper, holds_the_short_code_where_no_server_is_known) {
  EXPECT_EQ(svg_path(*picture_of(coded({})).picture), svg_path(qr_code("7KQM-2XWD-A").value()));
}

TEST(TheQrCodeOfAPaper, stands_in_every_format_and_only_where_there_is_a_code) {
  const paper::Paper paper = coded("https://10.42.0.1:8443");
  const paper::Paper without = sample_decision(3);
  EXPECT_THAT(to_html(paper), HasSubstr("<svg"));
  EXPECT_THAT(to_html(without), Not(HasSubstr("<svg")));
  const auto word = to_docx(paper);
  ASSERT_TRUE(word);
  EXPECT_THAT(*word, HasSubstr("word/media/qr1.png"));
  EXPECT_THAT(*to_docx(without), Not(HasSubstr("word/media")));
  EXPECT_THAT(word_document(paper).xml, HasSubstr("r:embed=\"rQr1\""));
  auto printer = PdfPrinter::open();
  ASSERT_TRUE(printer);
  EXPECT_NE(printer->print(paper).value_or(""), printer->print(without).value_or(""));
}

TEST(APicture, is_a_png_of_one_bit_with_a_light_border) {
  const QrCode code = qr_code("chi-bo").value();
  EXPECT_EQ(code.size, 21);
  EXPECT_EQ(code.runs.front().length, 7);
  const std::string png = png_of(code);
  EXPECT_EQ(png.substr(1, 3), "PNG");
  const int side = (21 + 2 * qr_border) * 6;
  EXPECT_EQ(static_cast<unsigned char>(png[19]), side);
  EXPECT_THAT(png, HasSubstr("IEND"));
}

}  // namespace
}  // namespace kiemdiem::printing
