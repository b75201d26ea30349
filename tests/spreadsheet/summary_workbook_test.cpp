#include "spreadsheet/summary_workbook.h"

#include <gtest/gtest.h>

#include "spreadsheet/stream_writer.h"
#include "spreadsheet/workbook_reader.h"

namespace kiemdiem::spreadsheet {
namespace {

summary::Column column(const char* id, const char* title, const char* group, summary::ColumnKind kind) {
  summary::Column column;
  column.id = id;
  column.title = title;
  column.group = group;
  column.kind = kind;
  column.width = kind == summary::ColumnKind::shows ? 20 : 6;
  column.what = kind == summary::ColumnKind::shows ? "name" : "all";
  return column;
}

summary::Shape shape() {
  summary::Shape shape;
  shape.id = "t";
  shape.code = "Biểu 02";
  shape.title = "Tổng hợp kết quả";
  shape.sheet = "02_XepLoai_DangVien";
  shape.columns = {column("name", "Chi bộ", "", summary::ColumnKind::shows),
                   column("all", "SL", "Tốt", summary::ColumnKind::counts),
                   column("share", "%", "Tốt", summary::ColumnKind::share)};
  return shape;
}

summary::Table table(const summary::Shape& shape) {
  summary::Table table;
  table.shape = &shape;
  table.unit_name = "Đảng bộ Trung tâm";
  table.on = *make_date(2022, 12, 20);
  table.rows = {
      {summary::RowKind::data,
       "cb1",
       {},
       {},
       {std::string{"=1+1"}, summary::Figure{{1, 2, 3}, {}, false}, summary::Share{333, false}}},
      {summary::RowKind::total,
       "total",
       {},
       {},
       {std::string{"Tổng cộng"}, summary::Figure{{1}, {2}, false}, summary::Share{std::nullopt, true}}}};
  table.notes = {"Số liệu thử & kiểm tra"};
  return table;
}

const Cell* cell(const Sheet& sheet, const std::string& text) {
  for (const Cell& one : sheet.cells)
    if (one.text == text) return &one;
  return nullptr;
}

Workbook written(const std::vector<summary::Table>& tables) {
  const auto bytes = write_summary(tables,
                                   {"Đảng bộ Khối",
                                    "Đảng bộ Trung tâm",
                                    "Đảng Cộng sản Việt Nam",
                                    "ngày 20",
                                    {},
                                    "Người lập biểu",
                                    {"Bí thư"}},
                                   {{"Năm", "2022"}}, {});
  if (!bytes) throw std::runtime_error{to_text(bytes.error())};
  const auto read = read_workbook(*bytes, "t.xlsx");
  if (!read) throw std::runtime_error{to_text(read.error())};
  return *read;
}

TEST(SummaryWorkbook, a_table_stands_on_its_sheet_as_the_official_one) {
  const summary::Shape columns = shape();
  const Workbook workbook = written({table(columns)});
  ASSERT_EQ(workbook.sheets.size(), 3U);
  EXPECT_EQ(workbook.sheets[0].name, "00_ThongTin");
  EXPECT_EQ(workbook.sheets[1].name, "02_XepLoai_DangVien");
  EXPECT_EQ(workbook.sheets[2].name, "Kiểm tra dữ liệu");
  const Sheet& sheet = workbook.sheets[1];
  for (const char* text : {"Biểu 02", "ĐẢNG BỘ KHỐI", "ĐẢNG BỘ TRUNG TÂM", "ĐẢNG CỘNG SẢN VIỆT NAM",
                           "TỔNG HỢP KẾT QUẢ", "Số liệu tính đến ngày 20/12/2022", "Tốt", "(3)",
                           "Ghi chú: Số liệu thử & kiểm tra", "NGƯỜI LẬP BIỂU", "BÍ THƯ"})
    EXPECT_NE(cell(sheet, text), nullptr) << text;
  EXPECT_FALSE(sheet.merged.empty());
}

TEST(SummaryWorkbook, figures_are_numbers_and_what_is_not_known_is_text) {
  const summary::Shape columns = shape();
  const Workbook workbook = written({table(columns)});
  const Sheet& sheet = workbook.sheets[1];
  const Cell* formula = cell(sheet, "=1+1");
  ASSERT_NE(formula, nullptr);
  EXPECT_EQ(formula->kind, Cell::Kind::text);
  std::vector<double> numbers;
  for (const Cell& one : sheet.cells)
    if (one.kind == Cell::Kind::number) numbers.push_back(one.number);
  EXPECT_EQ(numbers, (std::vector<double>{3, 33.3}));
  EXPECT_NE(cell(sheet, "1; chưa rõ 1"), nullptr);
  EXPECT_NE(cell(sheet, "chưa rõ"), nullptr);
}

TEST(SummaryWorkbook, equal_tables_give_equal_bytes) {
  const summary::Shape columns = shape();
  EXPECT_EQ(write_summary({table(columns)}, {}, {}, {}).value(),
            write_summary({table(columns)}, {}, {}, {}).value());
}

TEST(WorkbookStream, two_sheets_of_one_name_and_bad_letters_are_refused) {
  WorkbookStream twice;
  twice.begin({"A", {}, 0, 0, 0});
  twice.begin({"a", {}, 0, 0, 0});
  EXPECT_FALSE(twice.finish().has_value());
  WorkbookStream bad;
  bad.begin({"A", {}, 0, 0, 0});
  bad.row({{Look::text, std::string_view{"\xFF"}}});
  EXPECT_FALSE(bad.finish().has_value());
  EXPECT_FALSE(WorkbookStream{}.finish().has_value());
}

}  // namespace
}  // namespace kiemdiem::spreadsheet
