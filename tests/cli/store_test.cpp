#include <gmock/gmock.h>
#include <sqlite3.h>

#include "command_run.h"
#include "store/database.h"
#include "store/log.h"
#include "store/settings.h"

namespace kiemdiem::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A store with a setting and three entries in the log.
class StoreCommands : public testing::Test {
 protected:
  StoreCommands() : data_("sqlite:" + folder_.file("k.db")) {
    auto database = store::Database::open(data_).value();
    EXPECT_TRUE(database->write([this](store::Transaction& transaction) -> Result<void> {
      if (auto kept = store::set_setting(transaction, "a", "một"); !kept) return kept;
      for (const char* action : {"x", "y", "z"}) {
        store::LogEntry entry;
        entry.chain = "dbcs";
        entry.action = action;
        const auto end = store::append(transaction, entry);
        if (!end) return tl::unexpected{end.error()};
        ends_.push_back("dbcs=" + store::to_text(*end));
      }
      return {};
    }));
  }

  std::string backup_file(const std::string& name, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{"backup", "--database", data_, "--out", folder_.file(name)};
    words.insert(words.end(), more.begin(), more.end());
    const CommandResult ran = run_command(words);
    EXPECT_EQ(ran.exit, 0) << ran.err;
    return folder_.file(name);
  }
  /// Somebody with the data file in the hand.
  void forge(const std::string& name, const char* sql) const {
    sqlite3* file = nullptr;
    ASSERT_EQ(sqlite3_open(folder_.file(name).c_str(), &file), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(file, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(file);
  }
  static std::string read_setting(const std::string& url) {
    const auto database = store::Database::open(url).value();
    std::string text;
    EXPECT_TRUE(database->read([&](store::Transaction& transaction) -> Result<void> {
      text = store::find_setting(transaction, "a").value().value_or("");
      return {};
    }));
    return text;
  }

  TemporaryFolder folder_;
  std::string data_;
  std::vector<std::string> ends_;  ///< anchors after the first, second and third entry
};

TEST_F(StoreCommands, backup_tells_what_was_read_back_and_never_writes_over_a_file) {
  const CommandResult ran = run_command({"backup", "--database", data_, "--out", folder_.file("k.backup")});
  EXPECT_EQ(ran.exit, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("đọc lại thấy đúng từng dòng"));
  const CommandResult again = run_command({"backup", "--database", data_, "--out", folder_.file("k.backup")});
  EXPECT_EQ(again.exit, 2);
  EXPECT_THAT(again.err, HasSubstr("hãy chọn tên khác"));
}

TEST_F(StoreCommands, backup_and_verify_work_beside_a_program_that_has_the_data) {
  const auto running = store::Database::open(data_).value();
  EXPECT_FALSE(store::Database::open(data_)) << "which nobody else may write to";
  backup_file("k.backup");
  EXPECT_EQ(run_command({"verify", "--database", data_}).exit, 0);
  EXPECT_TRUE(running->write([](store::Transaction& transaction) -> Result<void> {
    return store::set_setting(transaction, "a", "hai");
  })) << "and it goes on writing";
}

TEST_F(StoreCommands, refuse_a_data_file_that_is_not_there_and_make_none) {
  const std::string place = "sqlite:" + folder_.file("khong-co.db");
  EXPECT_EQ(run_command({"backup", "--database", place, "--out", folder_.file("k.backup")}).exit, 2);
  EXPECT_EQ(run_command({"verify", "--database", place}).exit, 2);
  EXPECT_THAT(folder_.names(), Not(testing::Contains("khong-co.db")));
}

TEST_F(StoreCommands, refuse_a_file_of_something_else) {
  folder_.write("khac.db", "một tệp văn bản, không phải dữ liệu của chương trình này");
  const CommandResult ran = run_command({"verify", "--database", "sqlite:" + folder_.file("khac.db")});
  EXPECT_EQ(ran.exit, 2);
  EXPECT_EQ(read_file(folder_.file("khac.db")).value(),
            "một tệp văn bản, không phải dữ liệu của chương trình này");
}

TEST_F(StoreCommands, verify_prints_the_ends_and_takes_the_anchors_of_before) {
  const CommandResult ran = run_command({"verify", "--database", data_});
  EXPECT_EQ(ran.exit, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("đúng  " + ends_[2]));
  EXPECT_EQ(run_command({"verify", "--database", data_, "--anchor", ends_[0], "--anchor", ends_[2]}).exit, 0);
}

TEST_F(StoreCommands, verify_finds_a_changed_entry_a_cut_tail_and_a_lost_chain) {
  forge("k.db", "drop trigger log_keeps_its_entries; update log set action = 'w' where seq = 2");
  const CommandResult changed = run_command({"verify", "--database", data_});
  EXPECT_EQ(changed.exit, 1);
  EXPECT_THAT(changed.out, HasSubstr("SAI"));
  forge("k.db",
        "update log set action = 'y' where seq = 2; drop trigger log_loses_no_entry;"
        "delete from log where seq = 3;"
        "update log_head set seq = 2, hash = (select hash from log where seq = 2)");
  EXPECT_EQ(run_command({"verify", "--database", data_}).exit, 0) << "a cut tail is whole in itself";
  EXPECT_EQ(run_command({"verify", "--database", data_, "--anchor", ends_[2]}).exit, 1);
  const std::string other = "khac" + ends_[0].substr(4);
  EXPECT_EQ(run_command({"verify", "--database", data_, "--anchor", other}).exit, 1);
  const CommandResult unread = run_command({"verify", "--database", data_, "--anchor", "dbcs"});
  EXPECT_EQ(unread.exit, 2);
  EXPECT_THAT(unread.err, HasSubstr("SỔ=SỐ:MÃ"));
}

TEST_F(StoreCommands, restore_fills_an_empty_place_and_no_other) {
  const std::string file = backup_file("k.backup");
  const std::string place = "sqlite:" + folder_.file("moi.db");
  const CommandResult ran = run_command({"restore", file, "--database", place, "--anchor", ends_[2]});
  EXPECT_EQ(ran.exit, 0) << ran.err << ran.out;
  EXPECT_THAT(ran.out, HasSubstr("lần khôi phục thứ 1"));
  EXPECT_EQ(read_setting(place), "một");
  EXPECT_EQ(run_command({"verify", "--database", place, "--anchor", ends_[2]}).exit, 0);
  EXPECT_EQ(run_command({"restore", file, "--database", place}).exit, 2) << "there is data now";
}

TEST_F(StoreCommands, restore_tells_what_an_anchor_remembers_and_the_backup_lacks) {
  const std::string file = backup_file("k.backup");
  const std::string later = "dbcs=9:" + std::string(64, 'a');
  const CommandResult ran =
      run_command({"restore", file, "--database", "sqlite:" + folder_.file("moi.db"), "--anchor", later});
  EXPECT_EQ(ran.exit, 1);
  EXPECT_THAT(ran.out, HasSubstr("THIẾU"));
  EXPECT_THAT(ran.out, HasSubstr("mất 6 mục cuối"));
}

TEST_F(StoreCommands, restore_needs_the_passphrase_and_an_undamaged_file) {
  const std::string right = folder_.write("dung", "một mật khẩu dài\n");
  const std::string wrong = folder_.write("sai", "mật khẩu khác\n");
  const std::string file = backup_file("k.backup", {"--passphrase-file", right});
  EXPECT_THAT(read_file(file).value(), Not(HasSubstr("một")));
  const std::string place = "sqlite:" + folder_.file("moi.db");
  EXPECT_EQ(run_command({"restore", file, "--database", place}).exit, 2);
  EXPECT_EQ(run_command({"restore", file, "--database", place, "--passphrase-file", wrong}).exit, 2);
  std::string damaged = read_file(file).value();
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
  const std::string bad = folder_.write("hong.backup", damaged);
  EXPECT_EQ(run_command({"restore", bad, "--database", place, "--passphrase-file", right}).exit, 2);
  EXPECT_THAT(folder_.names(), Not(testing::Contains(HasSubstr("moi.db")))) << "nothing is left behind";
  EXPECT_EQ(run_command({"restore", file, "--database", place, "--passphrase-file", right}).exit, 0);
  const CommandResult none = run_command({"backup", "--database", data_, "--out", folder_.file("x.backup"),
                                          "--passphrase-file", folder_.write("trong", "\n")});
  EXPECT_EQ(none.exit, 2);
  EXPECT_THAT(none.err, HasSubstr("mật khẩu"));
}

TEST_F(StoreCommands, serve_takes_a_key_of_backups_only_with_a_folder_for_them) {
  const std::string key = folder_.write("khoa", "một mật khẩu dài\n");
  const CommandResult ran = run_command({"serve", "--database", data_, "--backup-key", key});
  EXPECT_EQ(ran.exit, 2);
  EXPECT_THAT(ran.err, HasSubstr("--backup-to"));
}

}  // namespace
}  // namespace kiemdiem::cli
