#include "spreadsheet/workbook_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/vietnamese.h"
#include "zip_files.h"

namespace kiemdiem::spreadsheet {
namespace {

using testing::HasSubstr;

HandMade sheet_of(std::string rows) {
  HandMade made;
  made.sheet_data = "<sheetData>" + rows + "</sheetData>";
  return made;
}

std::vector<Cell> cells_of(const HandMade& made) {
  const auto workbook = read_workbook(made.bytes(), "t.xlsx");
  EXPECT_TRUE(workbook) << to_text(workbook.error());
  return workbook ? workbook->sheets.at(0).cells : std::vector<Cell>{};
}

std::string problems_of(const std::string& bytes, const Limits& limits = {}) {
  const auto workbook = read_workbook(bytes, "t.xlsx", limits);
  return workbook ? std::string{} : to_text(workbook.error());
}

TEST(WorkbookReader, reads_every_kind_of_cell) {
  HandMade made = sheet_of(
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"inlineStr\"><is><t "
      "xml:space=\"preserve\"> b </t></is></c>"
      "<c t=\"str\"><f>x</f><v>c</v></c></row>"
      "<row><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c><v>4.50</v></c><c "
      "t=\"d\"><v>2022-12-05T15:00:00</v></c>"
      "<c><f>A1</f></c><c s=\"1\"/></row>");
  made.shared_texts = "<si><r><t>Nguy</t></r><r><t>ễn</t></r><rPh sb=\"0\" eb=\"1\"><t>bỏ</t></rPh></si>";
  const auto cells = cells_of(made);
  ASSERT_EQ(cells.size(), 8U);
  EXPECT_EQ(cells[0].text, "Nguyễn");
  EXPECT_EQ(to_text(cells[1].at), "C1");
  EXPECT_EQ(cells[1].text, " b ");
  EXPECT_EQ(to_text(cells[2].at), "D1");
  EXPECT_EQ(cells[2].text, "c");
  EXPECT_EQ(cells[3].kind, Cell::Kind::boolean);
  EXPECT_EQ(to_text(cells[3].at), "A2");
  EXPECT_EQ(cells[4].kind, Cell::Kind::error);
  EXPECT_EQ(cells[5].text, "4.5");
  EXPECT_EQ(cells[6].kind, Cell::Kind::date);
  EXPECT_EQ(cells[6].text, "2022-12-05T15:00");
  EXPECT_EQ(cells[7].kind, Cell::Kind::error);
}

TEST(WorkbookReader, tells_days_by_their_number_format) {
  HandMade made = sheet_of(
      "<row r=\"1\"><c s=\"1\"><v>44907</v></c><c s=\"2\"><v>44907.625</v></c><c s=\"3\"><v>44907</v></c><c "
      "s=\"4\"><v>123</v></c>"
      "<c s=\"1\"><v>60</v></c><c s=\"1\"><v>59</v></c><c s=\"1\"><v>61</v></c><c "
      "s=\"0\"><v>44907</v></c></row>");
  made.styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-42A]dd/mm/yyyy hh:mm;@\"/><numFmt numFmtId=\"165\" "
      "formatCode=\"0&quot; ngày d&quot;\"/><numFmt numFmtId=\"166\" formatCode=\"00000000\"/></numFmts>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf "
      "numFmtId=\"166\"/></cellXfs>";
  const auto cells = cells_of(made);
  ASSERT_EQ(cells.size(), 8U);
  EXPECT_EQ(cells[0].text, "2022-12-12");
  EXPECT_EQ(cells[1].text, "2022-12-12T15:00");
  EXPECT_EQ(cells[2].kind, Cell::Kind::number);
  EXPECT_EQ(cells[3].text, "00000123");
  EXPECT_EQ(cells[4].kind, Cell::Kind::error);
  EXPECT_EQ(cells[5].text, "1900-02-28");
  EXPECT_EQ(cells[6].text, "1900-03-01");
  EXPECT_EQ(cells[7].kind, Cell::Kind::number);
  made.workbook_properties = "<workbookPr date1904=\"1\"/>";
  EXPECT_EQ(cells_of(made)[0].text, "2026-12-13");
}

TEST(WorkbookReader, the_first_of_a_month_under_a_format_without_days_is_a_month) {
  // Excel makes a day of “5/1965” by itself: 1965-05-01, shown as a month.
  HandMade made = sheet_of(
      "<row><c s=\"0\"><v>23863</v></c><c s=\"1\"><v>23863</v></c><c s=\"1\"><v>23881</v></c><c "
      "s=\"2\"><v>23863</v></c></row>");
  made.styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"mm/yyyy\"/><numFmt numFmtId=\"165\" "
      "formatCode=\"d/m/yyyy\"/></numFmts>"
      "<cellXfs><xf numFmtId=\"17\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs>";
  const auto cells = cells_of(made);
  EXPECT_EQ(cells.at(0).text, "05/1965");
  EXPECT_TRUE(cells.at(1).no_day);
  EXPECT_EQ(cells.at(2).text, "1965-05-19");
  EXPECT_EQ(cells.at(3).text, "1965-05-01");
}

TEST(WorkbookReader, finds_parts_by_absolute_and_by_relative_names) {
  for (const char* target :
       {"/xl/worksheets/sheet1.xml", "worksheets/sheet1.xml", "./../xl/worksheets/sheet1.xml"}) {
    HandMade made = sheet_of("<row><c><v>7</v></c></row>");
    made.sheet_target = target;
    EXPECT_EQ(cells_of(made).at(0).text, "7") << target;
  }
}

TEST(WorkbookReader, gives_merged_areas) {
  HandMade made = sheet_of("");
  made.sheet_data += "<mergeCells><mergeCell ref=\"A1:F2\"/></mergeCells>";
  const auto workbook = read_workbook(made.bytes(), "t.xlsx");
  ASSERT_TRUE(workbook);
  EXPECT_EQ(workbook->sheets[0].merged.at(0).last, (CellReference{2, 6}));
}

std::string text_cell(std::string_view text) {
  return "<c t=\"inlineStr\"><is><t>" + std::string{text} + "</t></is></c>";
}

TEST(WorkbookReader, converts_old_encodings_by_letters_fonts_and_neighbours) {
  HandMade made =
      sheet_of("<row>" + text_cell("NguyÔn V¨n Tó") + "<c s=\"1\" t=\"inlineStr\"><is><t>Tó</t></is></c>" +
               text_cell("Tú") + "</row><row>" + text_cell("Tó") + "</row>");
  made.styles =
      "<fonts><font><name val=\"Arial\"/></font><font><name val=\".VnTime\"/></font></fonts>"
      "<cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/></cellXfs>";
  const auto workbook = read_workbook(made.bytes(), "t.xlsx");
  ASSERT_TRUE(workbook);
  const auto& cells = workbook->sheets[0].cells;
  EXPECT_EQ(cells[0].text, "Nguyễn Văn Tú");
  EXPECT_EQ(cells[1].text, "Tú");
  EXPECT_EQ(cells[2].text, "Tú");
  EXPECT_EQ(cells[3].text, "Tú");
  EXPECT_THAT(to_text(workbook->notices), HasSubstr("3 ô viết bằng bảng mã cũ TCVN3"));
}

TEST(WorkbookReader, refuses_letters_of_no_known_encoding_with_their_cell) {
  const std::string problems = problems_of(
      sheet_of("<row>" + text_cell("x\u00B5\u00B6\u00B8k zz") + text_cell("Nguy\uFFFDn") + "</row>").bytes());
  EXPECT_THAT(problems, HasSubstr("ô A1"));
  EXPECT_THAT(problems, HasSubstr("ô B1"));
}

TEST(WorkbookReader, refuses_document_types_and_external_entities) {
  HandMade made = sheet_of("<row><c t=\"inlineStr\"><is><t>&x;</t></is></c></row>");
  made.sheet_prologue = "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
  EXPECT_THAT(problems_of(made.bytes()), HasSubstr("DTD"));
  EXPECT_THAT(problems_of(made.bytes()), HasSubstr("trang tính “Đảng viên”"));
}

TEST(WorkbookReader, refuses_bombs_by_what_really_comes_out) {
  HandMade made = sheet_of("");
  made.shared_texts = "<si><t>" + std::string(80 << 20, ' ') + "</t></si>";
  const std::string bytes = made.bytes();
  EXPECT_LT(bytes.size(), 200'000U);
  EXPECT_THAT(problems_of(bytes), HasSubstr("dài hơn"));
  Limits limits;
  limits.text_bytes = 1 << 30;
  EXPECT_THAT(problems_of(bytes, limits), HasSubstr("hơn 64 MB"));
}

TEST(WorkbookReader, refuses_what_lies_beyond_the_limits_with_its_cell) {
  EXPECT_THAT(problems_of(sheet_of("<row r=\"10000000\"><c><v>1</v></c></row>").bytes()),
              HasSubstr("10000000"));
  EXPECT_THAT(problems_of(sheet_of("<row r=\"200001\"><c><v>1</v></c></row>").bytes()),
              HasSubstr("ô A200001"));
  EXPECT_THAT(problems_of(sheet_of("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>").bytes()),
              HasSubstr("ô XFD1"));
  EXPECT_EQ(problems_of(sheet_of("<row r=\"1048576\"><c r=\"XFD1048576\" s=\"0\"/></row>").bytes()), "");
  Limits few;
  few.cells = 2;
  EXPECT_THAT(problems_of(sheet_of("<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>").bytes(), few),
              HasSubstr("hơn 2 ô"));
  few = {};
  few.sheets = 0;
  EXPECT_THAT(problems_of(sheet_of("").bytes(), few), HasSubstr("trang tính"));
}

TEST(WorkbookReader, refuses_cells_out_of_order_and_broken_numbers_all_at_once) {
  EXPECT_THAT(problems_of(sheet_of("<row r=\"2\"/><row r=\"1\"/>").bytes()), HasSubstr("thứ tự"));
  EXPECT_THAT(problems_of(sheet_of("<row r=\"2\"><c r=\"A3\"/></row>").bytes()), HasSubstr("sai chỗ"));
  const std::string problems =
      problems_of(sheet_of("<row><c><v>1x</v></c><c t=\"s\"><v>5</v></c><c><v>nan</v></c></row>").bytes());
  EXPECT_THAT(problems, HasSubstr("ô A1"));
  EXPECT_THAT(problems, HasSubstr("ô B1"));
  EXPECT_THAT(problems, HasSubstr("ô C1"));
}

TEST(WorkbookReader, says_what_a_file_is_that_is_no_workbook) {
  EXPECT_THAT(problems_of(""), HasSubstr("rỗng"));
  EXPECT_THAT(problems_of("\xD0\xCF\x11\xE0\xA1\xB1"), HasSubstr("mật khẩu"));
  EXPECT_THAT(problems_of("a,b,c\n"), HasSubstr(".xlsx"));
  EXPECT_THAT(problems_of(zip_of({{"word/document.xml", "<a/>"}})), HasSubstr("không chứa bảng tính"));
}

TEST(WorkbookReader, refuses_a_file_cut_anywhere) {
  const std::string bytes = sheet_of("<row><c><v>7</v></c></row>").bytes();
  ASSERT_EQ(problems_of(bytes), "");
  for (std::size_t part = 0; part < 50; ++part) {
    const std::string problems = problems_of(bytes.substr(0, bytes.size() * part / 50));
    EXPECT_NE(problems, "") << part;
    EXPECT_TRUE(is_valid_utf8(problems));
  }
}

TEST(WorkbookReader, survives_every_byte_being_changed) {
  const std::string bytes =
      sheet_of("<row><c t=\"inlineStr\"><is><t>Đảng</t></is></c><c s=\"9\"><v>7</v></c></row>").bytes();
  int refused = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x5A);
    refused += !problems_of(changed).empty();
  }
  EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace kiemdiem::spreadsheet
