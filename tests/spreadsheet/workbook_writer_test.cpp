#include "spreadsheet/workbook_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "spreadsheet/workbook_reader.h"
#include "spreadsheet/zip_archive.h"

namespace kiemdiem::spreadsheet {
namespace {

using testing::HasSubstr;

std::string part_of(const std::string& bytes, const std::string& part) {
  auto archive = ZipArchive::open(bytes, "t.xlsx", {});
  std::string content;
  archive->read(part, [&](std::string_view piece) {
    content += piece;
    return true;
  });
  return content;
}

DraftSheet roster() {
  DraftSheet sheet;
  sheet.name = "Đảng viên";
  sheet.rows = {{{"DANH SÁCH", Style::title, ""}, {}},
                {{"Họ và tên", Style::heading, "Ghi đủ họ và tên"},
                 {"Ngày", Style::heading, ""},
                 {"Số", Style::heading, ""}},
                {{"=1+1", Style::plain, ""}, {*make_date(2022, 12, 12), Style::breaks, "II.4"}, {4.5}},
                {{"0123"}, {Moment{*make_date(2022, 12, 12), 900}}, {}}};
  sheet.merged = {{{1, 1}, {1, 3}}};
  sheet.widths = {25, 12};
  sheet.frozen_rows = sheet.repeated_rows = sheet.filter_row = 2;
  sheet.drop_downs = {{{{3, 3}, {100, 3}}, "='Danh mục'!$A$1:$A$2", "Chọn"}};
  return sheet;
}

TEST(WorkbookWriter, what_is_written_is_read_back) {
  const auto bytes =
      write_workbook({roster(), {"Danh mục", {{{"có"}}, {{"không"}}}, {}, {}, {}, 0, 0, 0, 0, true}});
  ASSERT_TRUE(bytes) << to_text(bytes.error());
  const auto workbook = read_workbook(*bytes, "t.xlsx");
  ASSERT_TRUE(workbook) << to_text(workbook.error());
  const auto& cells = workbook->sheets[0].cells;
  ASSERT_EQ(cells.size(), 9U);
  EXPECT_EQ(cells[4].text, "=1+1");
  EXPECT_EQ(cells[4].kind, Cell::Kind::text);
  EXPECT_EQ(cells[5].text, "2022-12-12");
  EXPECT_EQ(cells[6].text, "4.5");
  EXPECT_EQ(cells[7].text, "0123");
  EXPECT_EQ(cells[8].text, "2022-12-12T15:00");
  EXPECT_EQ(workbook->sheets[0].merged.size(), 1U);
  EXPECT_TRUE(workbook->sheets[1].hidden);
}

TEST(WorkbookWriter, sets_the_page_the_lists_and_the_comments) {
  const std::string bytes = write_workbook({roster()}).value();
  const std::string sheet = part_of(bytes, "xl/worksheets/sheet1.xml");
  for (const char* expected : {"orientation=\"landscape\"", "fitToHeight=\"0\"", "<dataValidation ",
                               "<autoFilter ref=\"A2:C4\"", "state=\"frozen\"", "'Danh mục'!$A$1:$A$2"})
    EXPECT_THAT(sheet, HasSubstr(expected));
  EXPECT_THAT(part_of(bytes, "xl/comments1.xml"), HasSubstr("II.4"));
  EXPECT_THAT(part_of(bytes, "xl/styles.xml"), HasSubstr("FFFFC7CE"));
  EXPECT_THAT(part_of(bytes, "xl/workbook.xml"), HasSubstr("Print_Titles"));
}

TEST(WorkbookWriter, equal_input_gives_equal_bytes) {
  EXPECT_EQ(write_workbook({roster()}).value(), write_workbook({roster()}).value());
}

TEST(WorkbookWriter, refuses_bad_names_and_bytes_that_are_no_utf8) {
  for (const char* name : {"", "a/b", "[x]", "a:b", "một tên trang tính dài hơn ba mươi mốt chữ"}) {
    DraftSheet sheet;
    sheet.name = name;
    EXPECT_FALSE(write_workbook({sheet})) << name;
  }
  DraftSheet twice;
  twice.name = "To chuc";
  EXPECT_FALSE(write_workbook({twice, twice}));
  DraftSheet broken;
  broken.name = "x";
  broken.rows = {{{"a\xFF"}, {std::string(40'000, 'a')}}};
  const auto refused = write_workbook({broken});
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().size(), 2U);
  EXPECT_EQ(refused.error()[1].where.cell, "B1");
}

}  // namespace
}  // namespace kiemdiem::spreadsheet
