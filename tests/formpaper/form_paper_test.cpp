#include "formpaper/form_paper.h"

#include <gmock/gmock.h>

#include "examples.h"
#include "printing/docx.h"
#include "printing/html.h"
#include "printing/pdf.h"
#include "printing/reading.h"

namespace kiemdiem::formpaper {
namespace {

using printing::document_xml;
using printing::reduced;
using printing::squeezed;
using ::testing::HasSubstr;
using ::testing::Not;

std::string words_of(const paper::Paper& paper) {
  return reduced(document_xml(paper));
}

TEST(FormPaper, says_every_label_and_every_word_that_was_written) {
  for (const auto& [id, example] : all_examples()) {
    SCOPED_TRACE(id);
    const document::Form& form = all_forms().at(id);
    const std::string words = squeezed(words_of(example_paper(id)));
    for (const document::Numbered& one : sections_for(form, example.traits))
      EXPECT_THAT(words, HasSubstr(squeezed(one.section->label)));
    for (const auto& [field, value] : example.filled.head) EXPECT_THAT(words, HasSubstr(squeezed(value)));
    for (const auto& [section, answer] : example.filled.answers)
      for (const document::Row& row : answer.rows)
        for (const document::Column& column : form.section(section)->columns) {
          const bool typed =
              column.type == document::ColumnType::words || column.type == document::ColumnType::text;
          EXPECT_THAT(words, HasSubstr(typed ? squeezed(row.cell(column.id)) : ""));
        }
  }
}

TEST(FormPaper, leaves_out_what_does_not_concern_the_subject) {
  const document::Form& form = all_forms().at("btctw/02-2018");
  document::Example example = all_examples().at("btctw/02-2018");
  const std::string leading = "Kết quả lãnh đạo, chỉ đạo";
  EXPECT_THAT(words_of(example_paper("btctw/02-2018")), HasSubstr(leading));
  example.traits["leader"] = false;
  example.traits["civil_servant"] = false;
  const std::string words = words_of(
      form_paper(form, example.filled, example.traits, {}, particulars_of(example), profile_named("hd-36")));
  EXPECT_THAT(words, Not(HasSubstr(leading)));
  EXPECT_THAT(words, Not(HasSubstr("THỦ TRƯỞNG CƠ QUAN")));
  EXPECT_THAT(words, HasSubstr("3. Việc thực hiện cam kết"));
}

TEST(FormPaper, chooses_nothing_where_nothing_was_chosen) {
  for (const auto& [id, form] : all_forms()) {
    SCOPED_TRACE(id);
    const std::string words = words_of(empty_paper(id));
    EXPECT_THAT(words, Not(HasSubstr("☒")));
    EXPECT_THAT(words, HasSubstr("…"));
  }
}

TEST(FormPaper, marks_exactly_one_box_of_a_group) {
  document::Example example = all_examples().at("btctw/2c-2025");
  example.filled.answers["self_rating"].ratings["member"] = "completed";
  for (const char* section : {"conduct", "duties", "remedied"})
    example.filled.answers[section].grade = "poor";
  const std::string words =
      words_of(form_paper(all_forms().at("btctw/2c-2025"), example.filled, example.traits, {},
                          particulars_of(example), profile_named("hd-36")));
  std::size_t crossed = 0;
  for (std::size_t at = words.find("☒"); at != std::string::npos; at = words.find("☒", at + 1)) ++crossed;
  EXPECT_EQ(crossed, 4U);
  EXPECT_THAT(words, HasSubstr("☒\u00A0Kém"));
  EXPECT_THAT(words, HasSubstr("☒\u00A0Hoàn\u00A0thành\u00A0nhiệm\u00A0vụ\n"));
}

TEST(FormPaper, adds_up_points_in_the_last_row) {
  const std::string words = words_of(example_paper("btctw/diem-ca-nhan-2025"));
  EXPECT_THAT(words, HasSubstr("[Cell] Cộng | [Cell] 28 | [Cell] \n"));
  EXPECT_THAT(words, HasSubstr("63,75"));
}

TEST(FormPaper, tells_that_nothing_was_suggested_only_where_that_is_known) {
  const document::Example& example = all_examples().at("btctw/2c-2025");
  const auto words = [&](const document::Given& given) {
    return words_of(form_paper(all_forms().at("btctw/2c-2025"), example.filled, example.traits, given,
                               particulars_of(example), profile_named("hd-36")));
  };
  const std::string none = "Không có vấn đề nào được gợi ý kiểm điểm.";
  EXPECT_THAT(words({{document::Prefill::suggestions, {}}}), HasSubstr(none));
  EXPECT_THAT(words({}), Not(HasSubstr(none)));
}

TEST(FormPaper, says_the_same_in_word_and_in_pdf) {
  auto printer = printing::PdfPrinter::open();
  ASSERT_TRUE(printer);
  const paper::Paper paper = example_paper("btctw/2b-2025");
  const auto printed = printing::printed_by("pdftotext", printer->print(paper).value_or(""), "-");
  if (!printed) GTEST_SKIP() << "pdftotext (poppler-utils) is not installed";
  const std::string pdf = squeezed(*printed);
  for (const char* words : {"Nguyễn Thị Hòa Bình", "Mẫu 2B-HD KĐ.ĐG 2025", "NGƯỜI TỰ KIỂM ĐIỂM", "106,7",
                            "Trực tiếp xử lý việc tranh chấp", "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ"})
    EXPECT_THAT(pdf, HasSubstr(squeezed(words)));
}

TEST(FormPaper, of_a_numbered_layout_has_its_number_and_the_star) {
  document::Form form = all_forms().at("btctw/01-2023");
  form.layout = "numbered";
  const document::Example& example = all_examples().at("btctw/01-2023");
  const std::string words = words_of(
      form_paper(form, example.filled, example.traits, {}, particulars_of(example), profile_named("hd-05")));
  EXPECT_THAT(words, HasSubstr("[Number] Số 05-BC/CB"));
  EXPECT_THAT(words, HasSubstr("[Separator] *"));
}

// Whatever somebody writes, every form prints in every format.

constexpr const char* hostile =
    "Nguyễn \x01\x02\x0B Văn <b>&\"'</b> \xEF\xBF\xBE \xFF\xFE ]]> \u202E đảo \r\n\t dòng 😀 中文 {{ho_ten}}";

document::FilledForm filled_with(const document::Form& form, const std::string& words, std::size_t rows) {
  document::FilledForm filled;
  for (const document::HeadField& field : form.head) filled.head[field.id] = words;
  for (const document::Section& section : form.sections) {
    document::Answer& answer = filled.answers[section.id];
    answer.text = words;
    answer.grade = words;
    for (std::size_t row = 0; row < rows && !section.columns.empty(); ++row) {
      document::Row typed{section.rows.size() > row ? section.rows[row].key : "", {}};
      for (const document::Column& column : section.columns) typed.cells[column.id] = words;
      answer.rows.push_back(std::move(typed));
    }
  }
  return filled;
}

/// Prints in all three formats and looks at the files.
void expect_sound(const paper::Paper& paper, printing::PdfPrinter& printer) {
  const auto docx = printing::to_docx(paper);
  ASSERT_TRUE(docx);
  const printing::Archive archive = printing::unzipped(*docx);
  for (const auto& [part, xml] : archive.parts) EXPECT_EQ(printing::xml_complaint(xml), "") << part;
  const auto pdf = printer.print(paper);
  ASSERT_TRUE(pdf);
  EXPECT_TRUE(pdf->starts_with("%PDF-"));
  EXPECT_NE(printing::to_html(paper).find("</html>"), std::string::npos);
}

TEST(FormPaper, prints_hostile_words_in_every_form) {
  auto printer = printing::PdfPrinter::open();
  ASSERT_TRUE(printer);
  for (const auto& [id, form] : all_forms()) {
    SCOPED_TRACE(id);
    Particulars particulars = particulars_of(all_examples().at(id));
    particulars.superior = particulars.issuer = particulars.place = particulars.name = hostile;
    const paper::Paper paper =
        form_paper(form, filled_with(form, hostile, 3), {}, {}, particulars, profile_named("hd-05"));
    expect_sound(paper, *printer);
    EXPECT_EQ(printing::to_html(paper).find("<b>&"), std::string::npos);
  }
}

TEST(FormPaper, prints_a_very_long_name_without_losing_a_letter) {
  auto printer = printing::PdfPrinter::open();
  ASSERT_TRUE(printer);
  std::string name = "Công Tằng Tôn Nữ ";
  for (int part = 0; part < 40; ++part) name += "Nghiêng";
  for (const auto& [id, form] : all_forms()) {
    SCOPED_TRACE(id);
    Particulars particulars = particulars_of(all_examples().at(id));
    particulars.superior = particulars.issuer = particulars.name = name;
    const paper::Paper paper =
        form_paper(form, filled_with(form, name, 2), {}, {}, particulars, profile_named("hd-36"));
    expect_sound(paper, *printer);
    EXPECT_THAT(squeezed(words_of(paper)), HasSubstr(squeezed(name)));
  }
}

TEST(FormPaper, prints_three_hundred_rows_over_pages_with_the_head_on_each) {
  auto printer = printing::PdfPrinter::open();
  ASSERT_TRUE(printer);
  document::Example example = all_examples().at("btctw/02b-2023");
  for (int row = 0; row < 300; ++row)
    example.filled.answers["duties"].rows.push_back(
        {"", {{"task", "Việc số " + std::to_string(row)}, {"result", "Xong"}}});
  const paper::Paper paper = form_paper(all_forms().at("btctw/02b-2023"), example.filled, example.traits, {},
                                        particulars_of(example), profile_named("hd-36"));
  expect_sound(paper, *printer);
  const auto text = printing::printed_by("pdftotext -layout", printer->print(paper).value_or(""), "-");
  if (!text) GTEST_SKIP() << "pdftotext (poppler-utils) is not installed";
  EXPECT_THAT(*text, HasSubstr("Việc số 299"));
  std::size_t heads = 0;
  for (std::size_t at = text->find("Nhiệm vụ, chỉ tiêu"); at != std::string::npos;
       at = text->find("Nhiệm vụ, chỉ tiêu", at + 1))
    ++heads;
  EXPECT_GT(heads, 5U);
}

}  // namespace
}  // namespace kiemdiem::formpaper
