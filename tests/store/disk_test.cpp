#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "engines.h"
#include "failing_disk.h"
#include "store/disk_space.h"
#include "store/settings.h"

// What only SQLite has: a data file and a disk.

namespace kiemdiem::store {
namespace {

using ::testing::HasSubstr;

Result<void> put(Database& database, const std::string& value) {
  return database.write([&](Transaction& transaction) { return set_setting(transaction, "name", value); });
}

std::string got(Database& database) {
  std::string value;
  must(database.read([&](Transaction& transaction) -> Result<void> {
    value = must(find_setting(transaction, "name")).value_or("");
    return {};
  }));
  return value;
}

/// What a second process says when it opens the file: 0 it may, 1 it may not.
int open_elsewhere(const std::string& url) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(Database::open(url) ? 0 : 1);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WEXITSTATUS(status);
}

TEST(DataFile, is_open_in_one_process_only) {
  const TestFolder folder;
  const std::string url = "sqlite:" + folder.file("data.db");
  {
    const auto database = must(Database::open(url));
    EXPECT_EQ(open_elsewhere(url), 1);
    const auto second = Database::open(url);
    ASSERT_FALSE(second);
    EXPECT_THAT(second.error().front().message, HasSubstr("chương trình khác"));
  }
  EXPECT_EQ(open_elsewhere(url), 0);
}

TEST(DataFile, is_for_its_owner_only) {
  const TestFolder folder;
  const auto database = must(Database::open("sqlite:" + folder.file("data.db")));
  must(put(*database, "a"));
  for (const char* name : {"data.db", "data.db-wal", "data.db-shm", "data.db.lock"}) {
    struct stat status {};
    ASSERT_EQ(::stat(folder.file(name).c_str(), &status), 0) << name;
    EXPECT_EQ(status.st_mode & 0777U, 0600U) << name;
  }
}

TEST(DataFile, has_the_settings_that_keep_what_was_promised) {
  const TestFolder folder;
  const auto database = must(Database::open("sqlite:" + folder.file("data.db")));
  const auto setting = [&](const char* pragma) {
    Value value;
    must(database->write([&](Transaction& transaction) -> Result<void> {
      value = must(transaction.query(pragma))[0].value(0);
      return {};
    }));
    return value;
  };
  EXPECT_EQ(setting("pragma journal_mode"), Value{"wal"});
  EXPECT_EQ(setting("pragma synchronous"), Value{std::int64_t{2}});
  EXPECT_EQ(setting("pragma foreign_keys"), Value{std::int64_t{1}});
  EXPECT_EQ(setting("pragma secure_delete"), Value{std::int64_t{1}});
  EXPECT_EQ(setting("pragma trusted_schema"), Value{std::int64_t{0}});
}

TEST(DataFile, that_is_damaged_is_refused) {
  const TestFolder folder;
  std::ofstream{folder.file("data.db")} << std::string(4096, 'x');
  const auto opened = Database::open("sqlite:" + folder.file("data.db"));
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().front().message, HasSubstr("hỏng"));
}

TEST(Address, that_is_none_is_refused) {
  for (const char* url : {"", "sqlite:", "mysql://a", "/a.db", "sqlite:/no/such/folder/a.db",
                          "postgresql:///x?host=/no/such/folder&password=secret"}) {
    const auto opened = Database::open(url);
    ASSERT_FALSE(opened) << url;
    EXPECT_THAT(to_text(opened.error()), ::testing::Not(HasSubstr("secret")));
  }
}

/// Every fault at every call that one write makes: before it, the write is not promised; what was promised
/// before stays; nothing is written after a failed disk; a new start finds the old or the new, nothing else.
class FailingDiskTest : public ::testing::TestWithParam<FailingDisk::Fault> {};

TEST_P(FailingDiskTest, never_makes_a_false_promise) {
  int failures = 0;
  for (int call = 1;; ++call) {
    const TestFolder folder;
    const std::string url = "sqlite:" + folder.file("data.db");
    bool promised = false, reached = false;
    {
      const FailingDisk disk;
      const auto database = must(Database::open(url));
      must(put(*database, "old"));
      FailingDisk::fail_at(call, GetParam());
      promised = put(*database, "new").has_value();
      reached = FailingDisk::has_failed();
      FailingDisk::fail_at(0, GetParam());
      if (!promised) {
        ++failures;
        EXPECT_TRUE(database->failed());
        EXPECT_FALSE(put(*database, "later"));
      } else {
        EXPECT_EQ(got(*database), "new");
      }
    }
    const auto again = must(Database::open(url));
    const std::string left = got(*again);
    EXPECT_TRUE(left == "new" || (left == "old" && !promised)) << left << " after call " << call;
    if (!reached) break;
  }
  EXPECT_GT(failures, 0);
}

std::string fault_name(const ::testing::TestParamInfo<FailingDisk::Fault>& fault) {
  switch (fault.param) {
    case FailingDisk::Fault::write:
      return "write";
    case FailingDisk::Fault::full:
      return "full";
    case FailingDisk::Fault::sync:
      return "sync";
  }
  return "";
}

INSTANTIATE_TEST_SUITE_P(, FailingDiskTest,
                         ::testing::Values(FailingDisk::Fault::write, FailingDisk::Fault::full,
                                           FailingDisk::Fault::sync),
                         fault_name);

TEST(Space, has_three_levels) {
  EXPECT_EQ(space_level(1'000'000'000), SpaceLevel::normal);
  EXPECT_EQ(space_level(999'999'999), SpaceLevel::no_uploads);
  EXPECT_EQ(space_level(300'000'000), SpaceLevel::no_uploads);
  EXPECT_EQ(space_level(299'999'999), SpaceLevel::critical);
  EXPECT_EQ(space_level(0), SpaceLevel::critical);
  EXPECT_EQ(space_banner(1'000'000'000), "");
  EXPECT_THAT(space_banner(812'345'678), HasSubstr("812 MB"));
  EXPECT_THAT(space_banner(1'000'000), HasSubstr("1 MB"));
}

TEST(Space, is_kept_by_a_ballast_and_freed) {
  const TestFolder folder;
  const std::string file = folder.file("ballast");
  EXPECT_GT(must(free_bytes(file)), 0U);
  must(keep_ballast(file, 5'000'000));
  must(keep_ballast(file, 5'000'000));
  struct stat status {};
  ASSERT_EQ(::stat(file.c_str(), &status), 0);
  EXPECT_GE(status.st_blocks * 512, 5'000'000);
  EXPECT_TRUE(drop_ballast(file));
  EXPECT_FALSE(drop_ballast(file));
  EXPECT_FALSE(keep_ballast(folder.file("no/such/folder"), 1));
}

}  // namespace
}  // namespace kiemdiem::store
