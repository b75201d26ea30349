#include "command_run.h"

namespace kiemdiem::cli {
namespace {

TEST(SummaryCommand, prints_a_table_of_a_situation) {
  const CommandResult ran =
      run_command({"summary", demo("phu-yen-khoi-2022"), "--table", "t02", "--unit", "tt"});
  EXPECT_NE(ran.out.find("Biểu 02"), std::string::npos) << ran.err;
  EXPECT_NE(ran.out.find("Chi bộ Phòng Bảo quản"), std::string::npos);
  EXPECT_NE(ran.out.find("Số liệu tính đến ngày 20/12/2022"), std::string::npos);
}

TEST(SummaryCommand, a_table_that_is_not_there_is_refused_with_those_that_are) {
  const CommandResult ran = run_command({"summary", demo("phu-yen-khoi-2022"), "--table", "t99"});
  EXPECT_EQ(ran.exit, 2);
  EXPECT_NE(ran.err.find("t02"), std::string::npos);
}

TEST(SummaryCommand, an_organization_that_is_not_there_is_refused) {
  const CommandResult ran = run_command({"summary", demo("phu-yen-khoi-2022"), "--unit", "xyz"});
  EXPECT_EQ(ran.exit, 2);
  EXPECT_NE(ran.err.find("xyz"), std::string::npos);
}

TEST(SummaryCommand, a_file_needs_a_place_and_a_source_must_be_named) {
  EXPECT_EQ(run_command({"summary", demo("phu-yen-khoi-2022"), "--format", "xlsx"}).exit, 2);
  EXPECT_EQ(run_command({"summary"}).exit, 2);
}

}  // namespace
}  // namespace kiemdiem::cli
