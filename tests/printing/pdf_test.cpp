#include "printing/pdf.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <thread>

#include "printing/fonts.h"
#include "reading.h"
#include "sample_papers.h"

namespace kiemdiem::printing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace paper;

std::string pdf(const Paper& paper) {
  auto printer = PdfPrinter::open();
  if (!printer) {
    ADD_FAILURE() << to_text(printer.error());
    return {};
  }
  const auto made = printer->print(paper);
  EXPECT_TRUE(made);
  return made.value_or("");
}

/// The text of each page, as poppler reads it.
std::vector<std::string> pages(const std::string& bytes) {
  const auto printed = printed_by("pdftotext -layout", bytes, "-");
  std::vector<std::string> all;
  std::string rest = printed.value_or("");
  for (std::size_t end = rest.find('\f'); end != std::string::npos; end = rest.find('\f')) {
    all.push_back(rest.substr(0, end));
    rest = rest.substr(end + 1);
  }
  return all;
}

Paper with(std::vector<Block> blocks) {
  return {.profile = read_profile_of_repository("hd-05"),
          .title = "Thử",
          .made_on = make_date(2026, 12, 1).value(),
          .sections = {{.blocks = std::move(blocks)}}};
}

class Pdf : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!printed_by("true", "")) GTEST_SKIP();
    if (!printed_by("pdftotext", pdf(with({})), "-"))
      GTEST_SKIP() << "pdftotext (poppler-utils) is not installed";
  }
};

TEST(PdfFonts, have_every_letter) {
  EXPECT_TRUE(load_fonts());
  EXPECT_THAT(vietnamese_letters(), HasSubstr("ẵ"));
  EXPECT_THAT(vietnamese_letters(), HasSubstr("Ỡ"));
}

TEST(PdfFonts, name_the_package_where_they_are_missing) {
  const auto fonts = load_fonts(KIEMDIEM_SOURCE_DIR "/forms");
  ASSERT_FALSE(fonts);
  EXPECT_EQ(fonts.error().size(), 4U);
  EXPECT_THAT(to_text(fonts.error()), HasSubstr("fonts-liberation2"));
}

TEST(PdfBytes, are_the_same_for_the_same_paper_and_bear_its_day) {
  const std::string once = pdf(sample_notice(3));
  EXPECT_EQ(once, pdf(sample_notice(3)));
  EXPECT_THAT(once, HasSubstr("/CreationDate (20261224"));
}

/// Justified lines that break before letters which a kerned font moves towards a blank.
Paper with_lines_of_all_lengths() {
  std::vector<Block> blocks;
  std::string words = "Đảng bộ đề nghị";
  for (int more = 0; more < 120; ++more) {
    words += more % 3 == 0 ? " Trong" : more % 3 == 1 ? " vượt 4 chỗ. Tổ" : " A";
    blocks.push_back({Paragraph{{{words}}}});
  }
  return with(std::move(blocks));
}

TEST(PdfBytes, are_the_same_whatever_was_printed_before) {
  const Paper paper = with_lines_of_all_lengths();
  const std::string first = pdf(paper);
  auto used = PdfPrinter::open();
  ASSERT_TRUE(used);
  for (int round = 0; round < 20; ++round) {
    EXPECT_TRUE(used->print(round % 2 == 0 ? sample_review(round) : sample_notice(round)));
    EXPECT_EQ(used->print(paper).value(), first) << round;
    EXPECT_EQ(pdf(paper), first) << "fresh, " << round;
  }
  std::vector<std::string> made(6);
  {
    std::vector<std::jthread> threads;
    for (std::string& one : made) threads.emplace_back([&] { one = pdf(paper); });
  }
  for (const std::string& one : made) EXPECT_EQ(one, first) << "beside others";
}

TEST(PdfRules, are_as_long_as_the_heading) {
  auto printer = PdfPrinter::open();
  ASSERT_TRUE(printer);
  for (const char* id : {"hd-36", "hd-05"}) {
    const Profile profile = read_profile_of_repository(id);
    EXPECT_NEAR(printer->length_of(profile.heading.first, profile.heading.first_size), profile.heading.rule,
                1)
        << id;
  }
  const Profile state = read_profile_of_repository("nd-30");
  EXPECT_NEAR(printer->length_of(state.heading.second, state.heading.second_size), state.heading.rule, 1);
}

TEST_F(Pdf, loses_nothing_of_the_text) {
  const std::string letters = vietnamese_letters();
  std::string all;
  for (const std::string& page : pages(pdf(with({{Paragraph{.runs = {{.text = letters}}}},
                                                 {Paragraph{.runs = {{.text = letters, .bold = true}}}},
                                                 {Paragraph{.runs = {{.text = letters, .italic = true}}}}}))))
    all += page;
  const std::string text = squeezed(all);
  const auto first = text.find(letters);
  ASSERT_NE(first, std::string::npos);
  const auto second = text.find(letters, first + letters.size());
  ASSERT_NE(second, std::string::npos);
  EXPECT_NE(text.find(letters, second + letters.size()), std::string::npos);
}

TEST_F(Pdf, prints_three_hundred_rows_with_repeated_heads_and_page_numbers) {
  const auto all = pages(pdf(sample_decision(300)));
  ASSERT_GT(all.size(), 8U);
  EXPECT_THAT(all[0], Not(HasSubstr("Mã/Số thẻ")));
  for (std::size_t page = 1; page < all.size(); ++page) {
    EXPECT_THAT(squeezed(all[page]).substr(0, 2), HasSubstr(std::to_string(page + 1)));
    EXPECT_THAT(all[page], HasSubstr("Mã/Số thẻ")) << page;
  }
  std::string text;
  for (const std::string& page : all) text += page;
  for (int card = 40100; card < 40400; ++card) EXPECT_THAT(text, HasSubstr("000" + std::to_string(card)));
}

TEST_F(Pdf, keeps_a_signature_on_one_page_with_the_last_lines) {
  for (int count = 28; count < 44; ++count) {
    std::vector<Block> blocks;
    for (int line = 0; line < count; ++line) blocks.push_back({Paragraph{.runs = {{.text = "Một dòng."}}}});
    blocks.push_back({Paragraph{.runs = {{.text = "Dòng cuối"}}}});
    blocks.push_back(
        {Signatures{.recipients = {"Lưu"}, .columns = {{.post = "Bí thư", .name = "Lê Thị An"}}}});
    for (const std::string& page : pages(pdf(with(blocks)))) {
      const bool last = page.find("Dòng cuối") != std::string::npos;
      EXPECT_EQ(last, page.find("BÍ THƯ") != std::string::npos) << count;
      EXPECT_EQ(last, page.find("Lê Thị An") != std::string::npos) << count;
    }
  }
}

TEST_F(Pdf, leaves_two_lines_of_a_paragraph_at_least_on_either_page) {
  std::string words;
  for (int word = 0; word < 75; ++word) words += "chữ" + std::to_string(word) + " ";
  for (int count = 25; count < 40; ++count) {
    std::vector<Block> blocks;
    for (int line = 0; line < count; ++line) blocks.push_back({Paragraph{.runs = {{.text = "Một dòng."}}}});
    blocks.push_back({Paragraph{.runs = {{.text = words}}}});
    for (const std::string& page : pages(pdf(with(blocks)))) {
      std::size_t lines = 0;
      for (std::size_t at = 0; at < page.size();) {
        const std::size_t end = std::min(page.find('\n', at), page.size());
        if (page.substr(at, end - at).find("chữ") != std::string::npos) ++lines;
        at = end + 1;
      }
      EXPECT_NE(lines, 1U) << count;
    }
  }
}

TEST_F(Pdf, breaks_long_words_and_rows_higher_than_a_page) {
  std::string name;
  for (int letter = 0; letter < 300; ++letter) name += "ữ";
  std::string long_cell;
  for (int word = 0; word < 3000; ++word) long_cell += "w" + std::to_string(word) + " ";
  const auto all =
      pages(pdf(with({{Table{.columns = {{"Tên", 1}, {"Dài", 3}}, .rows = {{{name}, {long_cell}}}}}})));
  EXPECT_GT(all.size(), 3U);
  std::string text;
  for (const std::string& page : all) text += page;
  std::ranges::replace(text, '\n', ' ');
  for (int word = 0; word < 3000; word += 97) EXPECT_THAT(text, HasSubstr("w" + std::to_string(word) + " "));
  std::size_t letters = 0;
  for (std::size_t at = text.find("ữ"); at != std::string::npos; at = text.find("ữ", at + 1)) ++letters;
  EXPECT_EQ(letters, 300U);
}

TEST_F(Pdf, takes_hostile_text_as_text) {
  const std::string hostile = "<b>&amp;</b> \x01\x1B\uFFFE\u202E x\xFFy";
  const auto all = pages(pdf(with({{Paragraph{.runs = {{.text = hostile}}}}, {Paragraph{.runs = {}}}})));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_THAT(squeezed(all[0]), HasSubstr("<b>&amp;</b>x"));
}

TEST_F(Pdf, has_letters_beyond_the_usual_ones_where_a_paper_has_them) {
  const std::string words = "office file Ωmega Жук œuvre Đảng";
  const auto all = pages(pdf(with({{Paragraph{.runs = {{.text = words}}}}})));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_THAT(squeezed(all[0]), HasSubstr(squeezed(words)));
}

TEST_F(Pdf, shows_the_number_of_a_letter_that_the_font_does_not_have) {
  const auto all = pages(pdf(with({{Paragraph{.runs = {{.text = "chữ 中"}}}}})));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_THAT(all[0], AllOf(HasSubstr("4E"), HasSubstr("2D")));
}

TEST_F(Pdf, puts_two_ballots_on_a_page) {
  const auto all = pages(pdf(sample_ballot()));
  ASSERT_EQ(all.size(), 2U);
  const auto first = all[0].find("PHIẾU BIỂU QUYẾT");
  ASSERT_NE(first, std::string::npos);
  EXPECT_NE(all[0].find("PHIẾU BIỂU QUYẾT", first + 1), std::string::npos);
}

TEST_F(Pdf, embeds_every_font) {
  const auto fonts = printed_by("pdffonts", pdf(sample_everything()));
  ASSERT_TRUE(fonts);
  EXPECT_THAT(*fonts, HasSubstr("LiberationSerif"));
  EXPECT_THAT(*fonts, Not(HasSubstr(" no  ")));
  EXPECT_THAT(*fonts, Not(HasSubstr("Type 3")));
}

TEST_F(Pdf, is_read_without_complaint_by_another_program) {
  if (!printed_by("gs -v", "")) GTEST_SKIP() << "ghostscript is not installed";
  const auto text =
      printed_by("gs -q -dPDFSTOPONERROR -dPDFSTOPONWARNING -sDEVICE=txtwrite -o -", pdf(sample_review(3)));
  ASSERT_TRUE(text);
  EXPECT_THAT(*text, HasSubstr("BẢN KIỂM ĐIỂM CÁ NHÂN"));
}

}  // namespace
}  // namespace kiemdiem::printing
