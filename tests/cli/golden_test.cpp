#include <gmock/gmock.h>

#include <cstdlib>

#include "command_run.h"

/// Outputs of two demonstration situations, letter by letter. KIEMDIEM_ACCEPT=1 writes them anew and marks
/// the tests as skipped, so that an acceptance is never mistaken for a pass.
namespace kiemdiem::cli {
namespace {

struct Golden {
  std::string name;
  std::vector<std::string> words;
};

class GoldenOutput : public testing::TestWithParam<Golden> {};

TEST_P(GoldenOutput, is_as_accepted) {
  const std::string file = std::string{KIEMDIEM_SOURCE_DIR} + "/tests/cli/golden/" + GetParam().name;
  const CommandResult ran = run_command(GetParam().words);
  ASSERT_NE(ran.exit, 2) << ran.err;
  if (std::getenv("KIEMDIEM_ACCEPT") != nullptr) {
    ASSERT_TRUE(write_file(file, ran.out));
    GTEST_SKIP() << "accepted anew: " << file;
  }
  EXPECT_EQ(ran.out, read_file(file).value_or("(no such file)"));
}

INSTANTIATE_TEST_SUITE_P(
    Demonstrations, GoldenOutput,
    testing::Values(Golden{"phu-yen.txt", {"assess", demo("phu-yen-khoi-2022")}},
                    Golden{"phu-yen.json", {"assess", demo("phu-yen-khoi-2022"), "--format", "json"}},
                    Golden{"phuong-11.txt", {"assess", demo("phuong-11-go-vap-2021")}},
                    Golden{"phuong-11.json", {"assess", demo("phuong-11-go-vap-2021"), "--format", "json"}},
                    Golden{"explain-sick-leave.txt", {"explain", demo("phu-yen-khoi-2022"), "member:dv04"}},
                    Golden{"explain-sick-leave.json",
                           {"explain", demo("phu-yen-khoi-2022"), "member:dv04", "--format", "json"}},
                    Golden{"explain-secretary.txt",
                           {"explain", demo("phuong-11-go-vap-2021"), "member:pg03"}},
                    Golden{"what-if.txt",
                           {"what-if", demo("phu-yen-khoi-2022"), "--set", "dv04.sick_leave_months=2",
                            "--set", "member:dv08.proposed=good", "--reading", "B"}},
                    Golden{"diff.txt", {"regulation", "diff", "phu-yen-khoi-2022", "phuong-11-go-vap-2021"}}),
    [](const auto& test) {
      std::string name = test.param.name;
      for (char& letter : name)
        if (std::isalnum(static_cast<unsigned char>(letter)) == 0) letter = '_';
      return name;
    });

}  // namespace
}  // namespace kiemdiem::cli
