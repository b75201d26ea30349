#include "store/backup.h"

#include <atomic>
#include <fstream>
#include <thread>

#include "engines.h"
#include "store/accounts.h"
#include "store/records.h"
#include "store/sessions.h"
#include "store/settings.h"

namespace kiemdiem::store {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string bytes_of_file(const std::string& name) {
  std::ifstream file{name, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

void write_file(const std::string& name, const std::string& bytes) {
  std::ofstream{name, std::ios::binary} << bytes;
}

class BackupTest : public OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    for (int i = 0; i < 30; ++i) add_person(i);
    write([](Transaction& transaction) -> Result<void> {
      Account account;
      account.id = "acc-1";
      account.login = "an";
      if (const auto made = create(transaction, account); !made) return tl::unexpected{made.error()};
      return create(transaction, {"token", "acc-1", std::nullopt, 1, 1, 1, "", ""});
    });
  }
  void add_person(int number) {
    write([&](Transaction& transaction) -> Result<void> {
      RecordText text{
          {"", "people", std::to_string(number)}, "/cb1/", R"({"name":"Nguyễn Văn Ân \"\n"})", "", ""};
      text.name_key = std::string{"\x00\xFF", 2};
      const auto saved = save(transaction, text, 0, {"acc-1", 5'000'000'000'000});
      if (!saved) return tl::unexpected{saved.error()};
      const auto logged = append(
          transaction, LogEntry{"dbcs", 1, "acc-1", "", "", "save", text.key.id, "", saved->after_digest});
      if (!logged) return tl::unexpected{logged.error()};
      return {};
    });
  }
  std::string backup(std::string_view passphrase = "") {
    const std::string file = folder_.file("backup-" + std::to_string(++backups_));
    content_ = must(back_up(database(), file, passphrase));
    return file;
  }
  Restored restore_to(const std::string& url, const std::string& file,
                      const std::vector<ChainAnchor>& anchors = {}) {
    const Restored restored = must(restore(file, "", url, 9000, anchors));
    database_ = must(Database::open(url));
    return restored;
  }
  Anchor end_of(const char* chain) {
    return *read([&](Transaction& transaction) { return head(transaction, chain); });
  }
  std::vector<std::string> people() {
    std::vector<std::string> all;
    for (const Record& record :
         read([](Transaction& transaction) { return find_all(transaction, "", "people", ""); }))
      all.push_back(record.text.key.id + record.text.facts + record.text.name_key + record.salt);
    return all;
  }
  BackupContent content_;
  int backups_ = 0;
};

TEST_P(BackupTest, what_is_restored_is_what_was_backed_up) {
  const auto before = people();
  const Anchor end = end_of("dbcs");
  const std::string file = backup();
  EXPECT_EQ(content_.rows.at("record"), 30);
  EXPECT_EQ(content_.rows.at("log"), 30);
  EXPECT_THAT(content_.log_breaks, IsEmpty());
  const Restored restored = restore_to(new_url(), file, {{"dbcs", end}});
  EXPECT_EQ(restored.content.digest, content_.digest);
  EXPECT_THAT(restored.gaps, IsEmpty());
  EXPECT_EQ(people(), before);
  EXPECT_EQ(end_of("dbcs"), end);
  EXPECT_THAT(read([](Transaction& transaction) { return verify_all(transaction); }), IsEmpty());
}

TEST_P(BackupTest, a_restore_ends_sessions_and_is_written_into_the_log) {
  const std::string file = backup();
  EXPECT_EQ(restore_to(new_url(), file).epoch, 1);
  EXPECT_EQ(read([](Transaction& transaction) { return find_session(transaction, "token"); }), std::nullopt);
  EXPECT_TRUE(read([](Transaction& transaction) { return find_account(transaction, "acc-1"); }));
  const auto logged =
      read([](Transaction& transaction) { return entries(transaction, system_chain, 0, 10); });
  ASSERT_EQ(logged.size(), 1U);
  EXPECT_EQ(logged[0].entry.action, "restore");
  EXPECT_EQ(logged[0].entry.after_digest, content_.digest);
  EXPECT_EQ(restore_to(new_url(), backup()).epoch, 2);
}

TEST_P(BackupTest, a_backup_of_one_engine_fits_the_other) {
  const auto before = people();
  const std::string file = backup();
  if (!PostgresServer::shared().absent().empty()) GTEST_SKIP() << PostgresServer::shared().absent();
  const std::string other = GetParam() == Engine::sqlite ? PostgresServer::shared().make_database()
                                                         : "sqlite:" + folder_.file("other.db");
  restore_to(other, file);
  EXPECT_EQ(people(), before);
  const std::string again = backup();
  EXPECT_EQ(must(check_backup(again, "")).digest, content_.digest);
}

TEST_P(BackupTest, what_an_anchor_remembers_beyond_the_backup_is_told) {
  const std::string file = backup();
  for (int i = 100; i < 107; ++i) add_person(i);
  const Restored restored = restore_to(new_url(), file, {{"dbcs", end_of("dbcs")}});
  EXPECT_THAT(restored.gaps, ElementsAre(HasSubstr("mất 7 mục")));
}

TEST_P(BackupTest, nothing_is_restored_over_data) {
  const std::string file = backup();
  const auto before = people();
  database_.reset();
  const auto restored = restore(file, "", url_, 9000);
  EXPECT_FALSE(restored);
  database_ = must(Database::open(url_));
  EXPECT_EQ(people(), before);
}

TEST_P(BackupTest, nothing_is_backed_up_over_a_file) {
  const std::string file = folder_.file("there");
  write_file(file, "x");
  EXPECT_FALSE(back_up(database(), file, ""));
  EXPECT_EQ(bytes_of_file(file), "x");
}

TEST_P(BackupTest, with_a_passphrase_nothing_can_be_read) {
  const std::string file = backup("mật khẩu dài");
  EXPECT_THAT(bytes_of_file(file), Not(HasSubstr("people")));
  EXPECT_THAT(bytes_of_file(backup()), HasSubstr("people"));
  EXPECT_FALSE(check_backup(file, ""));
  EXPECT_FALSE(check_backup(file, "mật khẩu khác"));
  EXPECT_EQ(must(check_backup(file, "mật khẩu dài")).rows.at("record"), 30);
}

TEST_P(BackupTest, a_backup_is_one_moment_beside_running_writers) {
  std::atomic<bool> stop = false;
  std::atomic<int> written = 0;
  std::thread writer{[&] {
    for (int i = 1000; !stop; ++i, ++written) add_person(i);
  }};
  for (int i = 0; i < 3; ++i) {
    backup();
    EXPECT_EQ(content_.rows.at("record"), content_.rows.at("log"));
  }
  stop = true;
  writer.join();
  EXPECT_GT(written, 0);
}

TEST_P(BackupTest, a_broken_log_is_told_and_does_not_stop_the_backup) {
  write([](Transaction& transaction) { return transaction.execute("update log_head set seq = 31"); });
  backup();
  EXPECT_THAT(content_.log_breaks, ElementsAre(HasSubstr("“dbcs”")));
}

KIEMDIEM_ON_BOTH_ENGINES(BackupTest);

/// Damage does not depend on the engine.
class DamagedBackup : public BackupTest {};

TEST_P(DamagedBackup, is_refused_wherever_it_was_cut) {
  const std::string file = backup();
  const std::string whole = bytes_of_file(file);
  for (std::size_t size = 0; size < whole.size(); size += whole.size() / 40) {
    write_file(file, whole.substr(0, size));
    EXPECT_FALSE(check_backup(file, "")) << size;
  }
  write_file(file, whole.substr(0, whole.size() - 1));
  EXPECT_FALSE(check_backup(file, ""));
  write_file(file, whole + "x\n");
  EXPECT_FALSE(check_backup(file, ""));
  write_file(file, whole);
  EXPECT_TRUE(check_backup(file, ""));
}

TEST_P(DamagedBackup, is_refused_whichever_bit_has_changed) {
  const std::string file = backup();
  const std::string whole = bytes_of_file(file);
  for (std::size_t at = 3; at < whole.size(); at += whole.size() / 60) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << (at % 7)));
    write_file(file, damaged);
    EXPECT_FALSE(check_backup(file, "")) << at;
  }
}

TEST_P(DamagedBackup, with_a_passphrase_is_refused_too) {
  const std::string file = backup("mật khẩu");
  const std::string whole = bytes_of_file(file);
  const auto refused = [&](const std::string& bytes) {
    write_file(file, bytes);
    return !check_backup(file, "mật khẩu");
  };
  std::string damaged = whole;
  damaged[whole.size() / 2] = static_cast<char>(damaged[whole.size() / 2] ^ 1);
  EXPECT_TRUE(refused(damaged));
  EXPECT_TRUE(refused(whole.substr(0, whole.size() - 1)));
  EXPECT_TRUE(refused(whole.substr(0, 60)));
  EXPECT_TRUE(refused(whole + "x"));
  EXPECT_FALSE(refused(whole));
}

TEST_P(DamagedBackup, leaves_no_data_behind_where_it_was_to_be_restored) {
  const std::string file = backup();
  const std::string whole = bytes_of_file(file);
  write_file(file, whole.substr(0, whole.size() * 3 / 4));
  const std::string target = folder_.file("target.db");
  EXPECT_FALSE(restore(file, "", "sqlite:" + target, 1));
  for (const auto& entry : std::filesystem::directory_iterator{folder_.file("")})
    EXPECT_THAT(entry.path().string(), Not(HasSubstr("target")));
}

INSTANTIATE_TEST_SUITE_P(, DamagedBackup, ::testing::Values(Engine::sqlite), engine_name);

}  // namespace
}  // namespace kiemdiem::store
