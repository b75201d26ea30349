#include "store/migrations.h"

#include <regex>

#include "engines.h"
#include "store/backup.h"
#include "store/dumped_tables.h"
#include "store/settings.h"

namespace kiemdiem::store {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class MigrationsTest : public OnBothEngines {
 protected:
  /// Opens the place again with one more step.
  Result<void> reopen_with(const Migration& next, const std::string& backup_folder) {
    database_.reset();
    std::vector<Migration> steps{all_migrations().begin(), all_migrations().end()};
    steps.push_back(next);
    OpenOptions options;
    options.steps = steps;
    options.backup_folder = backup_folder;
    auto opened = Database::open(url_, options);
    if (!opened) return tl::unexpected{opened.error()};
    database_ = std::move(*opened);
    return {};
  }
  Migration next(const char* script) {
    return {static_cast<int>(all_migrations().size()) + 1, "next", script, "", ""};
  }
  std::vector<std::string> backups() {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder_.file("")})
      if (entry.path().extension() == ".backup") files.push_back(entry.path());
    return files;
  }
  void set(const char* value) {
    write([&](Transaction& transaction) { return set_setting(transaction, "name", value); });
  }
  std::string get() {
    return read([](Transaction& transaction) { return find_setting(transaction, "name"); }).value_or("");
  }
};

TEST_P(MigrationsTest, opening_again_changes_nothing) {
  set("Ân");
  database_.reset();
  database_ = must(Database::open(url_));
  EXPECT_EQ(get(), "Ân");
  EXPECT_EQ(read([](Transaction& transaction) { return schema_of(transaction); }),
            static_cast<int>(all_migrations().size()));
  EXPECT_THAT(backups(), IsEmpty());
}

TEST_P(MigrationsTest, a_new_step_runs_after_a_backup_that_can_be_restored) {
  set("Ân");
  must(reopen_with(next("create table later (id TEXT not null primary key) TABLE_END"), folder_.file("")));
  EXPECT_EQ(get(), "Ân");
  EXPECT_THAT(read([](Transaction& transaction) { return transaction.query("select id from later"); }),
              IsEmpty());
  ASSERT_THAT(backups(), SizeIs(1));
  EXPECT_EQ(must(check_backup(backups()[0], "")).rows["setting"], 1);
}

TEST_P(MigrationsTest, a_newer_schema_is_refused) {
  must(reopen_with(next("create table later (id TEXT not null primary key) TABLE_END"), folder_.file("")));
  database_.reset();
  const auto opened = Database::open(url_);
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().front().message, HasSubstr("mới hơn chương trình"));
}

TEST_P(MigrationsTest, a_step_that_fails_leaves_nothing_half_done) {
  set("Ân");
  EXPECT_FALSE(reopen_with(next("create table later (id TEXT not null primary key) TABLE_END; "
                                "insert into nowhere values (1)"),
                           folder_.file("")));
  database_ = must(Database::open(url_));
  EXPECT_EQ(get(), "Ân");
  EXPECT_FALSE(database().read([](Transaction& transaction) -> Result<void> {
    return transaction.query("select id from later").map([](const Rows&) {});
  }));
}

TEST_P(MigrationsTest, a_released_step_that_was_changed_is_refused) {
  must(reopen_with(next("create table later (id TEXT not null primary key) TABLE_END"), folder_.file("")));
  const auto again =
      reopen_with(next("create table other (id TEXT not null primary key) TABLE_END"), folder_.file(""));
  ASSERT_FALSE(again);
  EXPECT_THAT(again.error().front().message, HasSubstr("không giống"));
}

TEST_P(MigrationsTest, without_a_place_for_the_backup_a_server_is_not_changed) {
  const auto result = reopen_with(next("create table later (id TEXT not null primary key) TABLE_END"), "");
  EXPECT_EQ(result.has_value(), GetParam() == Engine::sqlite);
  EXPECT_THAT(backups(), SizeIs(GetParam() == Engine::sqlite ? 1 : 0));
}

KIEMDIEM_ON_BOTH_ENGINES(MigrationsTest);

TEST(DumpedTables, hold_every_table_with_every_column) {
  auto database = must(Database::open("sqlite::memory:"));
  Rows columns;
  must(database->read([&](Transaction& transaction) -> Result<void> {
    columns = must(
        transaction.query("select t.name, c.name from sqlite_schema t join pragma_table_info(t.name) c "
                          "where t.type = 'table' and t.name <> 'migration' and t.name not like 'sqlite%'"));
    return {};
  }));
  ASSERT_GT(columns.size(), 80U);
  for (const Row& column : columns) {
    std::string_view select, insert;
    for (const DumpedTable& table : dumped_tables())
      if (table.name == column.text(0) && table.last_schema == 0) {
        select = table.select.substr(0, table.select.find(" from "));
        insert = table.insert.substr(0, table.insert.find(" values "));
      }
    const std::regex word{"\\b" + column.text(1) + "\\b"};
    const auto holds = [&](std::string_view sql) { return std::regex_search(std::string{sql}, word); };
    EXPECT_TRUE(holds(select) && holds(insert)) << column.text(0) << "." << column.text(1);
  }
}

}  // namespace
}  // namespace kiemdiem::store
