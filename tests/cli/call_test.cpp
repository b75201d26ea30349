#include <gmock/gmock.h>
#include <unistd.h>

#include <chrono>

#include "command_run.h"
#include "service/demonstration.h"
#include "service/office.h"
#include "store/log.h"

namespace kiemdiem::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A store with the demonstration in it, and a pipe that holds a password.
class TheActionsOnTheCommandLine : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    auto installation = Installation::open(KIEMDIEM_SOURCE_DIR).value();
    const auto situations = installation.demonstrations().value();
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
                         std::chrono::system_clock::now().time_since_epoch())
                         .count();
    auto office =
        service::Office::open(store::Database::open(url()).value(), std::move(installation), {}).value();
    ASSERT_TRUE(service::fill_demonstration(*office, situations, service::now_at(now)));
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }

  static std::string url() { return "sqlite:" + folder_->file("data.db"); }

  static CommandResult call(std::vector<std::string> words, const std::string& user = {},
                            const std::string& password = service::demonstration_password) {
    words.insert(words.begin(), "call");
    words.insert(words.end(), {"--demo", "--database", url()});
    if (user.empty()) return run_command(words);
    std::array<int, 2> ends{};
    EXPECT_EQ(::pipe(ends.data()), 0);
    const std::string line = password + "\n";
    EXPECT_EQ(::write(ends[1], line.data(), line.size()), static_cast<ssize_t>(line.size()));
    ::close(ends[1]);
    words.insert(words.end(), {"--user", user, "--password-fd", std::to_string(ends[0])});
    CommandResult ran = run_command(words);
    ::close(ends[0]);
    return ran;
  }

  static TemporaryFolder* folder_;
};
TemporaryFolder* TheActionsOnTheCommandLine::folder_ = nullptr;

TEST_F(TheActionsOnTheCommandLine, are_listed_with_what_they_read) {
  const CommandResult ran = run_command({"call", "--list"});
  EXPECT_EQ(ran.exit, 0);
  EXPECT_THAT(ran.out, HasSubstr("save-person"));
  EXPECT_THAT(ran.out, HasSubstr("/dang-vien/{person}"));
  EXPECT_THAT(ran.out, HasSubstr("Lưu đảng viên; nhận: version*, facts"));
}

TEST_F(TheActionsOnTheCommandLine, answer_as_the_interface_for_programs_does) {
  const CommandResult ran = call({"person", "--input", "person=bvp.bv01"}, "bvp.danguy");
  EXPECT_EQ(ran.exit, 0) << ran.err << ran.out;
  EXPECT_THAT(ran.out, testing::StartsWith("{"));
  EXPECT_THAT(ran.out, HasSubstr("\"posts\":["));
}

TEST_F(TheActionsOnTheCommandLine, pass_the_same_gate) {
  const CommandResult foreign = call({"person", "--input", "person=hu.hu01"}, "bvp.danguy");
  EXPECT_EQ(foreign.exit, 2);
  EXPECT_THAT(foreign.out, HasSubstr("\"refused\":\"hidden\""));
  const CommandResult nobody = call({"person", "--input", "person=bvp.bv01"});
  EXPECT_EQ(nobody.exit, 2);
  EXPECT_THAT(nobody.out, HasSubstr("\"refused\":\"unknown_person\""));
  const CommandResult wrong = call({"people"}, "bvp.danguy", "không phải");
  EXPECT_EQ(wrong.exit, 2);
  EXPECT_THAT(wrong.err, HasSubstr("mật khẩu không đúng"));
}

TEST_F(TheActionsOnTheCommandLine, say_what_is_missing_before_anything_is_opened) {
  EXPECT_THAT(call({"khong-co"}).err, HasSubstr("kiemdiem call --list"));
  EXPECT_THAT(call({"person"}, "bvp.danguy").err, HasSubstr("--input person="));
  EXPECT_THAT(call({"people", "--input", "q"}).err, HasSubstr("tên=giá_trị"));
  EXPECT_THAT(run_command({"call", "people"}).err, HasSubstr("--database"));
}

TEST_F(TheActionsOnTheCommandLine, leave_the_same_log) {
  const CommandResult ran =
      call({"add-entry", "--input", "unit=bvp.noi", "--input", "list=people", "--input", "fact.id=bvp.thu",
            "--input", "fact.name=Phan Thử", "--input", "fact.cell=bvp.noi"},
           "bvp.danguy");
  EXPECT_EQ(ran.exit, 0) << ran.out << ran.err;
  const CommandResult log = call({"log", "--input", "viec=add-entry"}, "bvp.danguy");
  EXPECT_THAT(log.out, HasSubstr("Phan Thử"));
  EXPECT_EQ(run_command({"verify", "--database", url()}).exit, 0);
}

TEST_F(TheActionsOnTheCommandLine, put_files_where_they_are_wanted) {
  const std::string file = folder_->file("xuat.xlsx");
  const CommandResult ran = call({"export", "--input", "unit=bvp.noi", "--out", file}, "bvp.danguy");
  EXPECT_EQ(ran.exit, 0) << ran.out << ran.err;
  EXPECT_GT(std::filesystem::file_size(file), 1000U);
}

}  // namespace
}  // namespace kiemdiem::cli
