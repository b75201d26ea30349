#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "spreadsheet/workbook_reader.h"

namespace kiemdiem::spreadsheet {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

const Cell* find(const Sheet& sheet, std::string_view name) {
  static const Cell missing;
  for (const Cell& cell : sheet.cells)
    if (to_text(cell.at) == name) return &cell;
  return &missing;
}

TEST(ForeignWorkbook, what_openpyxl_writes_is_read_in_full) {
  std::string python;
  for (const char* candidate : {"python3", "/usr/bin/python3"})
    if (python.empty() &&
        std::system((std::string{candidate} + " -c 'import openpyxl' 2>/dev/null").c_str()) == 0)
      python = candidate;
  if (python.empty()) GTEST_SKIP() << "python3-openpyxl is not installed";
  const auto path =
      std::filesystem::temp_directory_path() / ("kiemdiem-openpyxl-" + std::to_string(getpid()) + ".xlsx");
  const std::string command =
      python + " " KIEMDIEM_SOURCE_DIR "/tests/spreadsheet/openpyxl_sample.py " + path.string();
  ASSERT_EQ(std::system(command.c_str()), 0);
  const auto workbook = read_workbook(bytes_of(path), "t.xlsx");
  std::filesystem::remove(path);
  ASSERT_TRUE(workbook) << to_text(workbook.error());
  ASSERT_EQ(workbook->sheets.size(), 2U);
  const Sheet& sheet = workbook->sheets[0];
  EXPECT_EQ(sheet.name, "Đảng viên");
  ASSERT_EQ(sheet.merged.size(), 1U);
  EXPECT_EQ(find(sheet, "B3")->text, "Nguyễn Văn An");
  EXPECT_EQ(find(sheet, "C3")->kind, Cell::Kind::date);
  EXPECT_EQ(find(sheet, "C3")->text, "2015-05-19");
  EXPECT_EQ(find(sheet, "C4")->text, "19/05/2016");
  EXPECT_EQ(find(sheet, "D3")->text, "01234567");
  EXPECT_EQ(find(sheet, "D4")->text, "12.5");
  EXPECT_EQ(find(sheet, "E3")->kind, Cell::Kind::boolean);
  EXPECT_EQ(find(sheet, "E4")->kind, Cell::Kind::error);
  EXPECT_EQ(find(sheet, "F4")->text, "2022-12-05T15:00");
  EXPECT_TRUE(workbook->sheets[1].cells.empty());
}

}  // namespace
}  // namespace kiemdiem::spreadsheet
