#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "command_run.h"

namespace kiemdiem::cli {
namespace {

using testing::HasSubstr;

std::string text_in(const std::string& file) {
  std::ostringstream text;
  text << std::ifstream{file}.rdbuf();
  return text.str();
}

TEST(CertificateCommand, writes_three_files_says_what_to_do_and_writes_nothing_over) {
  const TemporaryFolder folder;
  const std::string out = folder.file("hoi-nghi");
  const CommandResult made = run_command({"certificate", "--out", out, "--host", "10.42.0.1"});
  EXPECT_EQ(made.exit, 0) << made.err;
  EXPECT_THAT(made.out, HasSubstr("Mã nhận dạng (SHA-256)"));
  EXPECT_THAT(made.out, HasSubstr("--host 10.42.0.1 --certificate " + out + "/may-chu.pem"));
  const std::string key = text_in(out + "/may-chu.key");
  EXPECT_THAT(key, HasSubstr("PRIVATE KEY"));
  EXPECT_EQ(std::filesystem::status(out + "/may-chu.key").permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_THAT(text_in(out + "/co-quan.pem"), HasSubstr("BEGIN CERTIFICATE"));
  const CommandResult again = run_command({"certificate", "--out", out, "--host", "10.42.0.1"});
  EXPECT_EQ(again.exit, 2);
  EXPECT_THAT(again.err, HasSubstr("không bị ghi đè"));
  EXPECT_EQ(text_in(out + "/may-chu.key"), key);
}

TEST(CertificateCommand, refuses_what_is_no_name_and_no_number_of_days) {
  const TemporaryFolder folder;
  EXPECT_EQ(run_command({"certificate", "--out", folder.file("a"), "--host", "Máy chủ"}).exit, 2);
  EXPECT_EQ(run_command({"certificate", "--out", folder.file("a"), "--days", "9999"}).exit, 2);
  EXPECT_FALSE(std::filesystem::exists(folder.file("a")));
}

}  // namespace
}  // namespace kiemdiem::cli
